// The keys of the review: each does what its form, link or detail on the page does; they can be changed or turned off.
import { keyed } from "./keys.js";

const STORE = "diurna-keys";
const dialog = () => document.getElementById("keys");
const fields = () => [...document.querySelectorAll("[data-key-of]")];

function read() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keys() {
  const own = read();
  return Object.fromEntries(fields().map((field) => [field.dataset.keyOf, own[field.dataset.keyOf] ?? field.dataset.usual]));
}

function show() {
  const known = keys();
  for (const field of fields()) field.value = known[field.dataset.keyOf];
  for (const [act, key] of Object.entries(known)) {
    for (const hint of document.querySelectorAll(`[data-act=${act}] kbd`)) hint.textContent = key;
  }
  for (const button of document.querySelectorAll("[data-act=help]")) button.hidden = false;
}

function help() {
  show();
  dialog().showModal();
}

function keep() {
  const box = dialog();
  if (box.returnValue === "usual") localStorage.removeItem(STORE);
  if (box.returnValue === "keep") {
    localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(fields().map((one) => [one.dataset.keyOf, one.value]))));
  }
  show();
  focus();
}

function focus() {
  const item = document.getElementById("item");
  if (item && (document.activeElement === document.body || !document.activeElement)) item.focus({ preventScroll: true });
}

function act(name) {
  const found = document.querySelector(`[data-act=${name}]`);
  if (!found) return false;
  if (name === "help") help();
  else if (found.tagName === "FORM") found.querySelector("button:not(:disabled)")?.click();
  else if (found.tagName === "DETAILS") {
    found.open = true;
    found.querySelector("select, input:not([type=hidden])")?.focus();
  } else found.click();
  return true;
}

function begin() {
  show();
  focus();
}

keyed((event) => {
  const name = Object.entries(keys()).find(([, key]) => key && key === event.key)?.[0];
  return name ? act(name) : false;
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-act=help]")) help();
});
document.addEventListener("close", (event) => event.target === dialog() && keep(), true);
document.addEventListener("diurna:shown", begin);
begin();
