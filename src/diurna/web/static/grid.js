// Arrow keys move through the matrix of positions, cell by cell; Home and End go to the ends of a row.
const cells = (row) => [...row.querySelectorAll("th, td")];
const moves = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

function target(table, cell, key) {
  const rows = [...table.querySelectorAll("tbody tr")];
  const row = rows.findIndex((one) => one.contains(cell));
  const line = cells(rows[row]);
  const column = line.indexOf(cell);
  if (key === "Home") return line.find((one) => one.querySelector("a"));
  if (key === "End") return line.findLast((one) => one.querySelector("a"));
  const flip = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  const [down, across] = moves[key];
  for (let r = row + down, c = column + across * flip; rows[r] && cells(rows[r])[c]; r += down, c += across * flip) {
    const next = cells(rows[r])[c];
    if (next.querySelector("a")) return next;
  }
  return null;
}

document.addEventListener("keydown", (event) => {
  if (!(event.key in moves) && event.key !== "Home" && event.key !== "End") return;
  const cell = event.target.closest(".matrix tbody th, .matrix tbody td");
  if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const next = target(cell.closest("table"), cell, event.key);
  if (!next) return;
  event.preventDefault();
  next.querySelector("a").focus();
});
