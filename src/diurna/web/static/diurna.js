// What every screen shares: focus after a part of the page was swapped, and nothing that a page needs to be read.
document.addEventListener("htmx:after:swap", () => {
  document.dispatchEvent(new CustomEvent("diurna:shown"));
});
