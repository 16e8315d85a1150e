// Reads a file of data where there is no server and a page may not fetch: from scripts that lie beside it, each with many of the
// files. It stands in the place of reading.js; scripts/takeaway/copy_search.py and copy_rest.py write them.
const scripts = new Map();
const files = new Map();
window.copied = (some) => {
  for (const [path, value] of Object.entries(some)) files.set(path, value);
};

const load = (source) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: source, onload: resolve, onerror: () => reject(new Error(source)) });
    document.head.append(script);
  });

// `start.json` lies in start.js, `more.json` in more.js, `parts/w/3.json` in parts/w.js.
export const get = async (folder, path) => {
  const source = folder + path.replace(/^((?:parts\/)?[a-z]+).*$/, "$1.js");
  if (!scripts.has(source)) scripts.set(source, load(source).catch((error) => (scripts.delete(source), Promise.reject(error))));
  await scripts.get(source);
  if (!files.has(path)) throw new Error(path);
  return files.get(path);
};
