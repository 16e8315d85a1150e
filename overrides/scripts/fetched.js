// Scripts and sheets that are fetched when somebody needs them, each once; they lie beside the script that asks.
const NAMES = {}; // plain name -> published name: scripts/frontend/assets.py writes them in; in a copy on a device they are the same
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const coming = {};

const come = (name, make) =>
  coming[name] ??= new Promise((resolve, reject) => {
    const node = Object.assign(make(String(new URL(NAMES[name] || name, src))), { onload: resolve, onerror: reject });
    document.head.append(node);
  });
const script = (url) => Object.assign(document.createElement("script"), { src: url });
const style = (url) => Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });

// The promise that all of these have come: `x.js` has run, `x.css` is in force.
export const all = (...names) => Promise.all(names.map((name) => come(name, name.endsWith(".js") ? script : style)));
