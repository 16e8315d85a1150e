// Keeps the site in this browser for where there is no network: only when the reader presses the button, gone with another press.
import * as kept from "./kept.js";

const box = document.querySelector("[data-keep]");
const words = JSON.parse(box.dataset.keep);
const status = box.querySelector("[role=status]");
const tools = box.querySelector(".keep-tools");
const root = new URL(words.root, location.href).href;
const scope = new URL(words.scope, location.href).href;
const AT_ONCE = 6; // files on their way

const say = (word, values = {}) => {
  status.textContent = words[word].replace(/\{(\w+)\}/g, (_, name) => values[name]);
};
const size = (bytes) => {
  const mega = bytes >= 1e6;
  const number = (bytes / (mega ? 1e6 : 1e3)).toLocaleString(document.documentElement.lang, { maximumFractionDigits: mega ? 1 : 0 });
  return `${number} ${mega ? "MB" : "kB"}`;
};
const day = (text) =>
  new Date(`${text}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
const button = (word, act) => {
  const one = document.createElement("button");
  Object.assign(one, { type: "button", className: "button", textContent: words[word], onclick: act });
  return one;
};
const offer = (...buttons) => tools.replaceChildren(...buttons.flatMap((one) => [one, " "]));

const registration = async () => {
  const found = await navigator.serviceWorker.getRegistration(scope);
  return found?.scope === scope ? found : undefined;
};
const open = () => caches.open(kept.store(scope));
const hashes = async (cache) => new Set((await cache.keys()).map(({ url }) => new URL(url).searchParams.get("kept")));
const unique = (list) => [...new Map(list.files.map((one) => [one[1], one])).values()];

// What the site has to keep today: null where there is none, undefined where nobody answers.
const today = async () => {
  try {
    const given = await fetch(`${root}${words.list}`, { cache: "no-cache" });
    return given.ok ? await given.json() : null;
  } catch {
    return undefined;
  }
};

const fetched = async (path, hash) => {
  const given = await fetch(root + path.split("/").map(encodeURIComponent).join("/"), { cache: "reload" });
  if (!given.ok) throw new Error("changed");
  const bytes = new Uint8Array(await given.arrayBuffer());
  if ((await kept.fingerprint(bytes, path)) !== hash) throw new Error("changed");
  return new Response(bytes, { headers: { "Content-Type": given.headers.get("Content-Type") ?? "application/octet-stream" } });
};

let stopping = false;
// Brings in what is not there yet, then the list: until that is written the former copy stays as it was.
const bring = async (list) => {
  const cache = await open();
  const there = await hashes(cache);
  const files = unique(list);
  const missing = files.filter(([, hash]) => !there.has(hash));
  let done = files.length - missing.length;
  const next = missing.values();
  const one = async () => {
    for (const [path, hash] of next) {
      if (stopping) return;
      await cache.put(kept.place(scope, hash), await fetched(path, hash));
      say("going", { done: ++done, total: files.length });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () =>
    one().catch((error) => {
      stopping = true; // the others stop too; the first error is told
      throw error;
    })));
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  if (stopping) return false;
  const saved = { ...list, saved: new Date().toISOString().slice(0, 10) };
  await navigator.serviceWorker.register(`${root}worker.js`, { scope, updateViaCache: "none" }).catch(() => {
    throw new Error("refused");
  });
  await cache.put(kept.place(scope, "list"), new Response(JSON.stringify(saved), { headers: { "Content-Type": "application/json" } }));
  const needed = new Set([...files.map(([, hash]) => hash), "list"]);
  for (const hash of await hashes(cache)) if (!needed.has(hash)) await cache.delete(kept.place(scope, hash));
  return true;
};

const empty = async () => {
  await (await registration())?.unregister();
  await caches.delete(kept.store(scope));
};

const reason = (error) => error.name === "QuotaExceededError" ? "full" : words[error.message] ? error.message : "broken";
const keep = async (list) => {
  stopping = false;
  say("going", { done: 0, total: unique(list).length });
  offer(button("stop", () => (stopping = true)));
  try {
    if (await bring(list)) return show("kept");
    say("stopped");
  } catch (error) {
    const word = reason(error);
    // a copy that stands stays as it was; what does not fit or may not be installed is no use to anybody
    if ((word === "full" || word === "refused") && !(await kept.list(await open(), scope))) await empty();
    say(word);
  }
  await choices(list, true);
};

const remove = async () => {
  await empty();
  await show("removed");
};

// What can be done now, below what was said last.
const choices = async (list, unfinished) => {
  const removing = unfinished && (await caches.has(kept.store(scope))) ? [button("remove", remove)] : [];
  offer(...(list ? [button("save", () => keep(list))] : []), ...removing);
};

const told = (list) => ({ edition: list.edition, saved: day(list.saved), again: list.again ? day(list.again) : "—" });
const show = async (after) => {
  const cache = (await caches.has(kept.store(scope))) ? await open() : null;
  const own = cache && await kept.list(cache, scope);
  const list = await today();
  if (cache && own && await registration()) {
    say("kept", told(own));
    const there = await hashes(cache);
    const missing = list ? unique(list).filter(([, hash]) => !there.has(hash)) : [];
    const other = list && (missing.length > 0 || list.files.length !== own.files.length || list.edition !== own.edition);
    const load = size(missing.reduce((sum, [, , bytes]) => sum + bytes, 0));
    const more = other ? words.newer : list ? words.current : "";
    status.append(" ", more.replace(/\{(\w+)\}/g, (_, name) => ({ edition: list.edition, count: missing.length, load })[name]));
    return offer(...(other ? [button("update", () => keep(list))] : []), button("remove", remove));
  }
  if (list) say("offer", { load: size(list.load), room: size(list.room) });
  else say(list === null ? "none" : "unknown");
  if (cache) say("partial");
  if (after === "removed") say("removed");
  await choices(list, Boolean(cache));
};

// By it a browser offers the site as an application of its own; only here, so that no other page asks for it.
const announce = () => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "manifest", href: `${scope}manifest.webmanifest` });
  document.head.append(link);
};

const start = async () => {
  if (!("serviceWorker" in navigator) || !("caches" in window) || !isSecureContext) return say("unsupported");
  announce();
  try {
    await show();
  } catch {
    say("unsupported");
  }
};
start();
