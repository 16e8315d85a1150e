// Shows pages of the copy that a reader has kept, when there is no network. It is there only on devices where somebody pressed the button
// (keep.js). The network comes first: the copy answers where that fails, keeps silent for too long, or has a fault of its own.
import * as kept from "./kept.js";

const worker = /** @type {any} */ (self);
const scope = worker.registration.scope;
const root = new URL("./", worker.location.href).href; // of this edition: the folder in which this file lies
const PATIENCE = 8000; // milliseconds without an answer of the network
const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.(?:js|css)$|^search\/\w+\/[0-9a-f]{8}\//; // the same address, the same file: never asked for twice

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => escaped(String(values[name])));

// How old the copy is, above the page that it gives.
const notice = (list) => {
  const { words } = list;
  const days = Math.max(0, Math.round((Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(list.saved)) / 86_400_000));
  const age = days === 0 ? words.today : days === 1 ? words.yesterday : filled(words.days, { days });
  const stale = list.again && new Date().toISOString().slice(0, 10) > list.again ? words.stale : "";
  return filled(words.notice, { age, stale, page: root + list.page });
};

// The copy as it is asked here: never opened, since to open what has just been removed would make it anew.
const copy = { match: (address) => caches.match(address, { cacheName: kept.store(scope) }) };

const fromCopy = async (list, path) => {
  const hash = list.files.get(path);
  const found = hash && await copy.match(kept.place(scope, hash));
  if (!found || !(path === "" || path.endsWith("/"))) return found;
  const html = (await found.text()).replace(/<main\b[^>]*>/, (tag) => tag + notice(list));
  return new Response(html, { headers: found.headers });
};

const soon = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE))]);

const answer = async (request, path) => {
  const list = await kept.list(copy, scope);
  if (!list) return fetch(request);
  list.files = new Map(list.files.map(([path, hash]) => [path, hash]));
  const held = list.files.has(path);
  if (held && NAMED_BY_CONTENT.test(path)) return (await fromCopy(list, path)) ?? fetch(request);
  const asked = held ? fetch(request, { cache: "no-cache" }) : fetch(request); // what the browser has by the way is no word of the network
  try {
    const given = await (held ? soon(asked) : asked);
    // the page by which the copy is removed is never lost, not even where an edition without it has taken this address
    if (!held || (given.status < 500 && !(given.status === 404 && path === list.page))) return given;
  } catch (error) {
    if (!held && request.mode !== "navigate") throw error;
  }
  if (held) return (await fromCopy(list, path)) ?? asked;
  return new Response(filled(list.absent, { home: scope, root }), { status: 504, headers: { "Content-Type": "text/html; charset=utf-8" } });
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(root)) return;
  if (request.cache === "reload") return; // the page that fills the copy asks the network alone
  event.respondWith(answer(request, decodeURI(url.href.slice(root.length).split(/[?#]/)[0])));
});
