// The site's root leads to the newest edition in the browser's language, unless the reader asked for the list of editions.
if (location.hash !== "#editions") {
  const {
    src,
    dataset: { front = "" },
  } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../", src); // this file lies in assets/ at the root
  const first = navigator.languages.map((one) => one.slice(0, 2).toLowerCase()).find((one) => one === "es" || one === "en");
  const target = new URL(first === "en" ? `${front}en/` : front, root);
  if (root.origin === location.origin && target.href.startsWith(root.href)) location.replace(target);
}
