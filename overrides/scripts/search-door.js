// The search dialog opens as soon as the reader turns to it and keeps what is typed while its script is on its way; without it the link
// leads to the search page.
import * as fetched from "./fetched.js";
const search = document.querySelector("[data-search]");
let dialog, input, status, opener;

const make = () => {
  const label = search.textContent.trim();
  dialog = document.createElement("dialog");
  dialog.className = "search-dialog";
  dialog.setAttribute("aria-label", label);
  input = document.createElement("input");
  Object.assign(input, {
    type: "text",
    enterKeyHint: "search",
    id: "search-input",
    autocomplete: "off",
    spellcheck: false,
    ariaLabel: label,
  });
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "tool", textContent: search.dataset.close });
  close.addEventListener("click", () => dialog.close());
  const head = document.createElement("div");
  head.className = "search-head";
  head.append(input, close);
  status = document.createElement("p");
  Object.assign(status, { className: "meta", role: "status", textContent: search.dataset.loading });
  dialog.append(head, status);
  dialog.addEventListener("close", () => opener?.focus());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
};

const leave = () => location.assign(search.href + (input.value ? `?q=${encodeURIComponent(input.value)}` : ""));
const turnToSearch = (from) => {
  opener = from;
  if (!dialog) make();
  if (!dialog.open) dialog.showModal();
  input.select();
  fetched.all("search.css", "dialog.js")
    .then(() => window.openSearch(dialog, input, status))
    .catch(leave);
};
search.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector("[data-lookup]")) return;
  event.preventDefault();
  turnToSearch(search);
});
document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  const asked = (event.key === "/" && !writing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (!asked || event.altKey) return;
  event.preventDefault();
  const field = document.querySelector("[data-lookup]") && document.querySelector("main .search-form input");
  field ? field.focus() : turnToSearch(document.activeElement);
});
