// Single keys: off while somebody writes, with a modifier, or in a dialog; a screen says which it takes.
const writing = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";

export function keyed(take) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.(writing)) return;
    if (take(event)) event.preventDefault();
  });
}
