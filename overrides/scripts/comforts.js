// Small comforts on pages that work without them: the palette button, a menu that closes by itself, wide tables by keyboard.
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
// On a phone the rarer tool stands at the menu's end, so that the site's name keeps its line.
const phone = matchMedia("(max-width: 34rem)");
const tools = palette.parentElement;
const settle = () => phone.matches ? menu.querySelector("nav").append(palette) : tools.append(palette);
phone.addEventListener("change", settle);
settle();
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

// A table wider than its column can be scrolled by keyboard.
for (const box of document.querySelectorAll(".scroll")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
