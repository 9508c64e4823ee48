// Ticks every decision on this screen, for a bulk undo.
const button = document.getElementById("tick-all");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of document.querySelectorAll("#ledger input[name=many]")) box.checked = true;
  });
}
