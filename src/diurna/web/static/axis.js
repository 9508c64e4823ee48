// The chronology over time: lanes in SVG, shape by status, length by precision; brushing is filtering is the address.
/* global d3 */
const LANE = 34;
const EDGE = { top: 22, right: 14, bottom: 4, left: 150 };
const SHAPES = { occurred: "circle", ongoing: "half", planned: "circle", considered: "circle", threatened: "triangle", negated: "cross", alleged: "diamond" };
const day = d3.utcParse("%Y-%m-%d");
const iso = d3.utcFormat("%Y-%m-%d");
const symbol = { circle: d3.symbolCircle, half: d3.symbolCircle, triangle: d3.symbolTriangle, diamond: d3.symbolDiamond, cross: d3.symbolX };

function stacked(marks, x) {
  // Events of one day would hide each other: they are set side by side in rows of a lane.
  const ends = [];
  return marks.map((mark) => {
    const left = x(day(mark.start)) - 6;
    let row = ends.findIndex((end) => end < left);
    if (row < 0) row = ends.push(0) - 1;
    ends[row] = Math.max(x(day(mark.end)), left + 12) + 2;
    return { ...mark, row };
  });
}

class Axis {
  constructor(box, data) {
    this.box = box;
    this.data = data;
    this.width = Math.max(320, box.clientWidth);
    this.left = this.width < 600 ? 84 : EDGE.left;
    const first = day(data.start);
    const last = d3.utcDay.offset(day(data.end), 1);
    const margin = Math.max(1, (last - first) / 86400000 * 0.03);
    this.x = d3.scaleUtc([d3.utcDay.offset(first, -margin), d3.utcDay.offset(last, margin)], [this.left, this.width - EDGE.right]);
    this.zoom = d3.zoom().scaleExtent([1, 400]).translateExtent([[this.left, 0], [this.width - EDGE.right, 1]])
      .extent([[this.left, 0], [this.width - EDGE.right, 1]])
      .filter((event) => event.type === "wheel" ? event.ctrlKey : false)
      .on("zoom", (event) => this.draw(event.transform.rescaleX(this.x)));
    this.build();
    this.draw(this.x);
  }

  build() {
    const tools = d3.create("div").attr("class", "tools");
    for (const [sign, label, factor] of [["−", "zoom out", 0.5], ["+", "zoom in", 2]]) {
      tools.append("button").attr("type", "button").attr("aria-label", label).text(sign)
        .on("click", () => this.zoom.scaleBy(this.svg, factor));
    }
    tools.append("p").attr("class", "help").text(this.box.dataset.help);
    this.svg = d3.create("svg").attr("role", "group").attr("aria-label", this.box.dataset.label);
    this.ticks = this.svg.append("g");
    this.lanes = this.svg.append("g");
    this.brushed = this.svg.insert("g", "g").attr("class", "brush");
    this.svg.call(this.zoom).on("dblclick.zoom", null);
    this.box.replaceChildren(this.svg.node(), tools.node());
    this.box.addEventListener("keydown", (event) => this.key(event));
  }

  draw(x) {
    const held = document.activeElement?.closest?.(".axis a");
    const [lane, code] = [held?.closest("g.lane")?.dataset.key, held?.dataset.code];
    this.lay(x);
    if (code) this.hold(lane, code);
  }

  hold(lane, code) {
    // Drawing anew must not lose the focus: it goes to the same event, or to the nearest one still in sight.
    const links = [...this.svg.node().querySelectorAll("g.lane a")];
    const here = links.filter((link) => link.closest("g.lane").dataset.key === lane);
    const next = here.find((link) => link.dataset.code === code) ?? here[0] ?? links[0];
    if (!next) return this.box.querySelector("button").focus();
    for (const link of links) link.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    return next.focus();
  }

  lay(x) {
    let top = EDGE.top;
    const laid = this.data.lanes.map((lane) => {
      const marks = stacked(lane.marks, x);
      const rows = Math.min(5, 1 + d3.max(marks, (mark) => mark.row) || 1);
      const height = Math.max(LANE, rows * 13 + 10);
      const found = { ...lane, marks, top, height };
      top += height;
      return found;
    });
    this.height = top + EDGE.bottom;
    this.svg.attr("viewBox", `0 0 ${this.width} ${this.height}`);
    this.ticks.attr("transform", `translate(0,${EDGE.top - 4})`).call(d3.axisTop(x).ticks(this.width / 110).tickSizeOuter(0));
    this.ticks.attr("aria-hidden", "true");
    this.lanes.selectAll("g.lane").data(laid, (lane) => lane.key).join("g").attr("class", "lane").attr("data-key", (lane) => lane.key)
      .attr("transform", (lane) => `translate(0,${lane.top})`).each((lane, index, all) => this.lane(d3.select(all[index]), lane, x));
    this.brush(x);
  }

  lane(group, lane, x) {
    const known = new Set([...document.querySelectorAll(".card[id]")].map((card) => card.id));
    const inside = (place) => place >= this.left - 1 && place <= this.width - EDGE.right + 1;
    group.selectAll("*").remove();
    group.append("line").attr("class", "lane-line").attr("x1", 0).attr("x2", this.width).attr("y1", lane.height - 2).attr("y2", lane.height - 2);
    const room = this.left < 100 ? 11 : 21;
    const name = lane.name.length > room ? `${lane.name.slice(0, room - 1)}…` : lane.name;
    group.append("text").attr("class", "lane-name").attr("x", 2).attr("y", 18).text(name).append("title").text(lane.name);
    const tallest = d3.max(this.data.lanes.flatMap((one) => one.bins), (bin) => bin.count) || 1;
    for (const bin of lane.bins) {
      const [from, to] = [x(day(bin.start)), x(d3.utcDay.offset(day(bin.end), 1))];
      if (!inside(from)) continue;
      const height = Math.max(2, (LANE - 8) * bin.count / tallest);
      group.append("rect").attr("class", "bin").attr("x", from).attr("width", Math.max(1, to - from - 1)).attr("y", LANE - 4 - height)
        .attr("height", height).append("title").text(`${bin.start} – ${bin.end}: ${bin.count}`);
    }
    for (const mark of lane.marks) {
      const [from, to, y] = [x(day(mark.start)), x(day(mark.end)), 11 + Math.min(mark.row, 4) * 13];
      if (!inside(from) && !inside(to)) continue;
      const link = group.append("a").attr("href", known.has(mark.code) ? `#${mark.code}` : `/e/${mark.code}`).attr("tabindex", -1)
        .attr("data-day", mark.start).attr("data-code", mark.code).attr("aria-label", `${mark.start} ${mark.word}: ${mark.title}`);
      if (mark.precision !== "day") {
        link.append("line").attr("class", `reach ${mark.precision}`).attr("x1", Math.max(this.left, mark.precision === "open" ? from - 16 : from))
          .attr("x2", Math.max(from, to)).attr("y1", y).attr("y2", y);
      }
      const shape = SHAPES[mark.status] ?? "circle";
      link.append("path").attr("class", `mark ${mark.status}`).attr("d", d3.symbol(symbol[shape], 64)())
        .attr("transform", `translate(${Math.max(this.left, (from + Math.max(from, to)) / 2)},${y})`);
      if (shape === "half") link.append("path").attr("d", d3.arc()({ innerRadius: 0, outerRadius: 4.5, startAngle: 0, endAngle: Math.PI })).attr("class", "mark planned").attr("transform", `translate(${(from + to) / 2},${y})`);
      link.append("title").text(`${mark.start === mark.end ? mark.start : `${mark.start} – ${mark.end}`} ${mark.word}: ${mark.title}`);
    }
    const first = this.svg.select("a");
    if (!first.empty() && !this.svg.select("a[tabindex='0']").node()) first.attr("tabindex", 0);
  }

  brush(x) {
    const brush = d3.brushX().extent([[this.left, EDGE.top], [this.width - EDGE.right, this.height]]).on("end", (event) => {
      if (!event.selection || !event.sourceEvent) return;
      this.go(...event.selection.map((place) => iso(x.invert(place))));
    });
    this.brushed.call(brush);
    this.brushed.selectAll("*").attr("aria-hidden", "true");
  }

  go(since, until) {
    const address = new URL(location.href);
    address.searchParams.delete("after");
    address.searchParams.set("since", since);
    address.searchParams.set("until", until);
    location.assign(address);
  }

  key(event) {
    if (event.target.closest("button") || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "+" || event.key === "]") this.zoom.scaleBy(this.svg, 2);
    else if (event.key === "-" || event.key === "[") this.zoom.scaleBy(this.svg, 0.5);
    else if (!this.step(event.key)) return;
    event.preventDefault();
  }

  step(key) {
    const here = document.activeElement.closest(".axis a");
    if (!here || !key.startsWith("Arrow")) return false;
    const lanes = [...this.svg.node().querySelectorAll("g.lane")].filter((lane) => lane.querySelector("a"));
    const lane = lanes.findIndex((one) => one.contains(here));
    let next = null;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      const line = [...lanes[lane].querySelectorAll("a")].sort((a, b) => a.dataset.day.localeCompare(b.dataset.day));
      next = line[line.indexOf(here) + (key === "ArrowRight" ? 1 : -1)];
    } else next = lanes[lane + (key === "ArrowDown" ? 1 : -1)]?.querySelector("a");
    if (next) {
      here.setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    }
    return true;
  }
}

async function begin() {
  const box = document.getElementById("axis");
  if (!box || box.dataset.shown) return;
  box.dataset.shown = "yes";
  const answer = await fetch(box.dataset.source);
  const data = await answer.json();
  if (data.lanes?.length && data.start) new Axis(box, data);
}

document.addEventListener("diurna:shown", begin);
begin();
