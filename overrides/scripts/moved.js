// A page that has a new address: go there, with the heading that the reader asked for, and leave no trace in the history.
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src); // this file lies in assets/ at the root of its version
document.addEventListener("DOMContentLoaded", () => {
  const link = document.querySelector("[data-moved-to]");
  const target = new URL(link.getAttribute("href"), location.href);
  target.hash ||= location.hash;
  if (root.origin === location.origin && target.href.startsWith(root.href)) location.replace(target);
});
