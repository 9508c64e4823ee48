// Links text and record both ways, lights up any span by its offsets, and adds entries from selected words.
// Offsets are Unicode code points; the browser counts UTF-16 units, so they are converted at this edge.
import { keyed } from "./keys.js";

const source = document.getElementById("source");
const points = (text) => [...text].length;
const units = (text, count) => [...text].slice(0, count).join("").length;

function spanOf(fragment) {
  const found = /^#s=(\d+)-(\d+)/.exec(decodeURIComponent(fragment));
  return found ? [Number(found[1]), Number(found[2])] : null;
}

function rangeOf(start, end) {
  const range = document.createRange();
  let open = false;
  for (const piece of source.querySelectorAll("[data-s]")) {
    const first = Number(piece.dataset.s);
    const last = Number(piece.dataset.e);
    const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode();
    if (!text || last <= start || first >= end) continue;
    if (!open) range.setStart(text, units(text.data, Math.max(0, start - first)));
    open = true;
    range.setEnd(text, units(text.data, Math.min(last, end) - first));
  }
  return open ? range : null;
}

function light(start, end, scroll) {
  const range = rangeOf(start, end);
  if (!range) return;
  if (window.CSS && CSS.highlights) CSS.highlights.set("told", new Highlight(range));
  for (const mark of source.querySelectorAll("mark")) {
    const inside = Number(mark.dataset.s) >= start && Number(mark.dataset.e) <= end;
    mark.classList.toggle("lit", inside && !(window.CSS && CSS.highlights));
  }
  if (scroll) range.startContainer.parentElement.scrollIntoView({ block: "center" });
}

function follow(scroll = true) {
  const span = spanOf(location.hash);
  if (span) light(span[0], span[1], scroll);
}

function offsetOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
  if (!piece) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, offset);
  return Number(piece.dataset.s) + points(before.toString());
}

function chosen() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end, words: range.toString() } : null;
}

function open(kind) {
  const words = chosen();
  const form = document.getElementById(`add-${kind}`);
  if (!form) return;
  form.open = true;
  if (words) {
    form.querySelector("[name=words]").value = words.words;
    form.querySelector("[name=start]").value = words.start;
    form.querySelector("[name=end]").value = words.end;
  }
  const next = form.querySelectorAll("select, textarea, input:not([type=hidden])")[words ? 1 : 0];
  form.scrollIntoView({ block: "nearest" });
  next.focus();
}

if (source) {
  addEventListener("hashchange", () => follow());
  follow();
  const forms = { s: "statement", e: "event", p: "position", m: "measure" };
  keyed((event) => {
    if (event.key in forms && document.getElementById(`add-${forms[event.key]}`)) {
      open(forms[event.key]);
      return true;
    }
    const words = event.key === "c" ? chosen() : null;
    if (!words) return false;
    const link = `${location.origin}${location.pathname}#s=${words.start}-${words.end}`;
    history.replaceState(null, "", link);
    navigator.clipboard?.writeText(link).catch(() => undefined);
    document.getElementById("chosen").textContent = source.dataset.copied;
    follow(false);
    return true;
  });
  for (const text of document.querySelectorAll(".adding textarea[name=words]")) {
    text.addEventListener("input", () => {
      for (const name of ["start", "end"]) text.form.querySelector(`[name=${name}]`).value = "";
    });
  }
  const lit = (codes, on) => {
    for (const code of codes) document.getElementById(code)?.classList.toggle("lit", on);
  };
  source.addEventListener("mouseover", (event) => lit(event.target.closest("mark")?.dataset.codes?.split(" ") ?? [], true));
  source.addEventListener("mouseout", (event) => lit(event.target.closest("mark")?.dataset.codes?.split(" ") ?? [], false));
}
