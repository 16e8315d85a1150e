// What the menu of editions lists: the page that the reader has, in every edition. versions.js makes the menu and tells what it knows.
window.listEditions = async ({ items, key, site, own, address, read, versions, here, latest, newer, folder, home }) => {
  const { lang } = document.documentElement;
  const lists = new Map();
  const list = (folder) => lists.get(folder) ?? lists.set(folder, read(`${folder}/addresses.json`)).get(folder);

  // The same page in another edition, by what it is and not by its address, which may have changed.
  const place = async (version) => {
    const known = await list(folder(version));
    const row = known?.pages.find((one) => one[0] === key) ?? known?.pages.find((one) => one.includes(address));
    const path = row ? row[lang === "es" ? 1 : 2] : known?.moved[address];
    if (path === undefined) return null;
    const url = new URL(`${folder(version)}/${path}`, site);
    url.hash ||= location.hash;
    return url;
  };

  const { edition, next, newest, current } = (await list(own))?.words[lang] ?? {};
  const mark = versions.some((one) => newer(one, latest ?? one)) ? current : newest;
  const lines = [];
  for (const version of versions) {
    const link = document.createElement("a");
    const name = version.version === "dev" ? next : edition.replace("{version}", version.version);
    link.textContent = version.aliases.includes("latest") ? `${name} (${mark})` : name;
    link.href = String((await place(version)) ?? home(version));
    if (version === here) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    lines.push(item);
  }
  items.replaceChildren(...lines);
};
