// Small comforts on pages that work without them: the palette button and a menu that closes by itself.
(() => {
  const root = document.documentElement;
  const palette = document.querySelector("[data-palette]");
  palette.hidden = false;
  palette.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    if (next === system) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    try {
      next === system ? localStorage.removeItem("theme") : localStorage.setItem("theme", next);
    } catch {
      // a browser that keeps nothing still switches this page
    }
  });

  const menu = document.querySelector(".menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });

  const language = document.querySelector("[data-language]");
  language.addEventListener("click", () => {
    language.hash = location.hash;
  });

  // The search dialog is fetched when the reader turns to it; until then, and without it, the link leads to the search page.
  const search = document.querySelector("[data-search]");
  // One promise for all who ask: on a slow line a reader presses more than once.
  let loaded;
  const load = () =>
    (loaded ??= new Promise((resolve, reject) => {
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
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    const asked = (event.key === "/" && !writing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asked || event.altKey) return;
    event.preventDefault();
    const field = document.querySelector("[data-lookup]") && document.querySelector("main .search-form input");
    field ? field.focus() : turnToSearch(document.activeElement);
  });

  // A table wider than its column can be scrolled by keyboard.
  for (const box of document.querySelectorAll(".scroll")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
})();
