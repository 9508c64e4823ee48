// What every screen shares; nothing here is needed to read a page.
const narrow = matchMedia("(max-width: 42rem)");

function fold() {
  // On a narrow screen the list comes first: what narrows it is folded, except where something is chosen.
  for (const facet of document.querySelectorAll(".facets details")) {
    if (narrow.matches && !facet.querySelector("[aria-current]")) facet.open = false;
  }
}

fold();
document.addEventListener("htmx:after:swap", () => {
  fold();
  document.dispatchEvent(new CustomEvent("diurna:shown"));
});
