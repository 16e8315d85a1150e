// The site's root leads to the newest edition in the browser's language, unless the reader asked for the list of editions.
if (location.hash !== "#editions") {
  const { front = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const first = navigator.languages.map((one) => one.slice(0, 2).toLowerCase()).find((one) => one === "es" || one === "en");
  location.replace(new URL(first === "en" ? `${front}en/` : front, location.href));
}
