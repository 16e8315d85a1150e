// The search dialog is fetched when the reader turns to it; until then, and without it, the link leads to the search page.
const search = document.querySelector("[data-search]");
// One promise for all who ask: on a slow line a reader presses more than once.
let loaded;
const load = () => (loaded ??= new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = search.dataset.script;
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
}));
const turnToSearch = (from) => {
  load()
    .then(() => window.openSearch(from))
    .catch(() => location.assign(search.href));
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
