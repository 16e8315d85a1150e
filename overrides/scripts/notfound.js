// The address that was not found still says which edition and which language the reader came for.
const page = document.getElementById("content");
const base = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname; // this file lies in assets/ at the root
const { versions } = page.dataset;
const [first, second] = location.pathname.slice(base.length).split("/");
const edition = versions.split(" ").includes(first) ? first : "";
if (edition) {
  for (const link of page.querySelectorAll("[data-home]")) link.href = `${base}${edition}/${link.dataset.home}`;
}
if ((edition ? second : first) === "en") {
  document.documentElement.lang = "en";
  page.querySelector("h1").after(page.querySelector("section[lang=en]"));
}
