// The menu of editions and the notice on an older one; nothing happens on pages that belong to no version. What the menu lists is fetched
// when it is opened first.
import * as fetched from "./fetched.js";

const start = async (label) => {
  const lang = document.documentElement.lang;
  const key = label.dataset.versions;
  const site = new URL(".", label.href); // label leads to the list of editions at the root, which is above every version
  const [own, ...rest] = location.pathname.slice(site.pathname.length).split("/");
  const address = decodeURI(rest.join("/"));

  const read = async (path) => {
    try {
      const answer = await fetch(new URL(path, site));
      return answer.ok ? await answer.json() : null;
    } catch {
      return null; // read from an archive, or without a connection: the page stands by itself
    }
  };
  const versions = await read("versions.json");
  const here = versions?.find((one) => one.version === own || one.aliases.includes(own));
  if (!here) return;

  // After a rollback the edition that `latest` stands for has a lower number than others: it is the current one, not the newest.
  const latest = versions.find((one) => one.aliases.includes("latest"));
  const newer = (one, other) => {
    const numbers = [one, other].map(({ version }) => version.split(".").map(Number));
    const place = [0, 1, 2].find((i) => (numbers[0][i] ?? -1) !== (numbers[1][i] ?? -1)) ?? 0;
    return (numbers[0][place] ?? -1) > (numbers[1][place] ?? -1);
  };

  // The newest edition has an address that stays; the others have their own.
  const folder = (version) => (version.aliases.includes("latest") ? "latest" : version.version);
  const home = (version) => new URL(`${folder(version)}/${lang === "es" ? "" : `${lang}/`}`, site);

  const menu = document.createElement("details");
  const summary = document.createElement("summary");
  const items = document.createElement("ul");
  menu.className = "versions-menu";
  menu.dataset.key = key;
  summary.className = "tool";
  summary.append(...label.childNodes);
  menu.append(summary, items);
  label.replaceWith(menu);

  menu.addEventListener("toggle", () => {
    if (!menu.open || items.children.length) return;
    const leave = () => location.assign(label.href);
    fetched.all("editions.css", "editions.js")
      .then(() => window.listEditions({ items, key, site, own, address, read, versions, here, latest, newer, folder, home }))
      .catch(leave);
  });
  addEventListener("hashchange", () => items.replaceChildren());
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });

  const notice = document.querySelector(".edition-notice");
  notice.classList.add("decided");
  notice.hidden = !latest || latest === here;
  if (notice.hidden) return;
  // Publishing keeps the canonical address of every page: that of the same page in the newest edition, else the page's own. A site that does
  // not know its address has none; the newest edition answers for every address of the older ones.
  const link = notice.querySelector("a");
  const { newest } = notice.dataset;
  const there = newest ? document.querySelector("link[rel=canonical]").href : address;
  const gone = !there.startsWith(newest);
  link.href = gone ? home(latest) : new URL(`latest/${there.slice(newest.length)}${location.hash}`, site);
  const { same, gone: lost, back } = link.dataset;
  link.textContent = newer(here, latest) ? back : gone ? lost : same;
};

const label = document.querySelector("[data-versions]");
if (label) start(label);
