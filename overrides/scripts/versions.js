// The menu of editions and the notice on an older one. Only pages that belong to a version load this.
(async () => {
  const label = document.querySelector("[data-versions]");
  const lang = document.documentElement.lang;
  const root = new URL(label.dataset.root, location.href);
  const site = new URL("../", root);
  const own = root.pathname.split("/").at(-2);

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

  // The newest edition has an address that stays; the others have their own.
  const folder = (version) => (version.aliases.includes("latest") ? "latest" : version.version);
  const home = (version) => new URL(`${folder(version)}/${lang === "es" ? "" : `${lang}/`}`, site);
  const lists = new Map();
  const list = (name) => lists.get(name) ?? lists.set(name, read(`${name}/addresses.json`)).get(name);

  // The same page in another edition, by what it is and not by its address, which may have changed.
  const place = async (version) => {
    const known = await list(folder(version));
    const address = decodeURI(location.pathname.slice(root.pathname.length));
    const row = known?.pages.find(([key]) => key === label.dataset.key) ?? known?.pages.find((one) => one.includes(address));
    const path = row ? row[lang === "es" ? 1 : 2] : known?.moved[address];
    if (path === undefined) return null;
    const url = new URL(`${folder(version)}/${path}`, site);
    url.hash ||= location.hash;
    return url;
  };

  const name = (version) => {
    const words = version.version === "dev" ? label.dataset.next : label.dataset.edition.replace("{version}", version.version);
    return version.aliases.includes("latest") ? `${words} (${label.dataset.newest})` : words;
  };

  const menu = document.createElement("details");
  menu.className = "versions-menu";
  menu.dataset.key = label.dataset.key;
  const summary = document.createElement("summary");
  summary.className = "tool";
  summary.textContent = label.textContent;
  const items = document.createElement("ul");
  menu.append(summary, items);
  for (const version of versions) {
    if (version.properties?.hidden) continue;
    const link = document.createElement("a");
    link.href = home(version);
    link.textContent = name(version);
    if (version === here) link.setAttribute("aria-current", "true");
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.assign((await place(version)) ?? home(version));
    });
    menu.addEventListener("toggle", async () => {
      if (menu.open) link.href = (await place(version)) ?? home(version);
    });
    items.append(document.createElement("li"));
    items.lastChild.append(link);
  }
  label.replaceWith(menu);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      summary.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });

  const latest = versions.find((one) => one.aliases.includes("latest"));
  if (latest && latest !== here) {
    const notice = document.querySelector("[data-edition-notice]");
    const link = notice.querySelector("a");
    const same = await place(latest);
    link.href = same ?? home(latest);
    if (!same) link.textContent = link.dataset.gone;
    notice.hidden = false;
  }
})();
