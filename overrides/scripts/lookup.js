// The search page: looks through the names of everything while the reader types. With ?q= the address can be shared.
(() => {
  const box = document.querySelector("[data-lookup]");
  const input = document.querySelector("main .search-form input");
  if (!box || !input) return;
  const root = box.dataset.root;
  const words = JSON.parse(box.dataset.words);
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("[data-results]");
  let rows;

  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/(\d)[.,\u00a0](?=\d{3})/g, "$1");
  const split = (text) => fold(text).match(/[a-z0-9]+/g) || [];
  // Without the ending that changes with number and gender, if enough of the word is left.
  const stem = (word) => (word.length > 5 ? word.replace(/(es|as|os|s|a|o|e)$/, "") : word.length > 3 ? word.replace(/s$/, "") : word);
  const small = new Set(words.small.split(" "));

  const load = async () => {
    rows ??= (await (await fetch(box.dataset.source)).json()).map(([group, title, address, about, more]) => {
      const [names, texts] = [split(title), split(`${about} ${more}`)];
      return { group, title, address, about, names, texts, whole: names.join(" ") };
    });
  };

  const score = (row, query, stems) => {
    let total = 0;
    for (const one of stems) {
      if (row.names.some((word) => word.startsWith(one))) total += 10;
      else if (row.texts.some((word) => word.startsWith(one))) total += 2;
    }
    const whole = query.join(" ");
    if (row.whole === whole) total += 30;
    else if (` ${row.whole} `.includes(` ${whole} `)) total += 6;
    return total && total + { practice: 3, word: 2, page: 1 }[row.group] || total;
  };

  const search = async (text) => {
    const all = split(text);
    const query = all.filter((word) => !small.has(word));
    list.replaceChildren();
    if (!query.length) {
      status.textContent = "";
      return;
    }
    await load();
    const stems = query.map(stem);
    const holds = (row) => stems.filter((one) => [...row.names, ...row.texts].some((word) => word.startsWith(one))).length;
    const most = Math.max(...rows.map(holds));
    const found = most ? rows.filter((row) => holds(row) === most) : [];
    found.sort((a, b) => score(b, query, stems) - score(a, query, stems));
    show(found.slice(0, 60), text, found.length);
  };

  const show = (found, text, count) => {
    status.textContent = count ? words.count.replace("{count}", count).replace("{text}", text) : words.none.replace("{text}", text);
    const groups = [...new Set(found.map((row) => row.group))];
    for (const group of groups) {
      const heading = document.createElement("h2");
      heading.textContent = words[group];
      const items = document.createElement("ul");
      items.className = "found";
      for (const row of found.filter((one) => one.group === group)) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const about = document.createElement("p");
        link.href = root + row.address;
        link.textContent = row.title;
        about.className = "meta";
        about.textContent = row.about;
        item.append(link, about);
        items.append(item);
      }
      list.append(heading, items);
    }
  };

  const address = new URL(location.href);
  input.value = address.searchParams.get("q") || "";
  search(input.value);
  if (!input.value) input.focus();
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      address.searchParams.set("q", input.value);
      history.replaceState(null, "", address);
      search(input.value);
    }, 120);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(input.value);
  });
})();
