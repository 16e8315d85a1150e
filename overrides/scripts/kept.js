// How the copy that a browser keeps lies in its store, for the page that fills it (keep.js) and the worker that reads it (worker.js).
// A file lies there by what is in it, so that a newer copy fetches only what changed; the list of files is written last, when all are there.

// One store a folder of pages: editions, languages and other sites of the same origin never touch one another's.
export const store = (scope) => `17-practices ${scope}`;
export const place = (scope, hash) => String(new URL(`?kept=${hash}`, scope)); // nothing is ever asked of a server by this address
export const list = async (cache, scope) => {
  const found = await cache.match(place(scope, "list"));
  return found ? await found.json() : null;
};

// The lines of a page's head that name its addresses are no part of what it says: publishing renews them in every edition.
const ADDRESSES = /<(?:link rel="(?:canonical|alternate)"|meta property="og:url")[^>]*>\n?/g;

// What a file is known by: the first 16 hexadecimal digits of its SHA-256; scripts/takeaway/kept_list.py reckons the same.
export const fingerprint = async (bytes, path) => {
  const page = path === "" || path.endsWith("/");
  const told = page ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace(ADDRESSES, "")) : bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", told));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};
