// The search page: results while the reader types, and an address with ?q= that can be shared. find.js does the finding.
(() => {
  const box = document.querySelector("[data-lookup]");
  const input = document.querySelector("main .search-form input");
  if (!box || !input) return;
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("[data-results]");
  const SHOWN = 40;
  let loaded;
  let latest = 0;

  const load = async () => {
    const { words, rows } = await (await fetch(box.dataset.source)).json();
    return { words, data: find.index(rows, words.small) };
  };

  const element = (tag, text, name) => {
    const one = document.createElement(tag);
    one.textContent = text;
    if (name) one.className = name;
    return one;
  };

  const item = (words, [group, title, address, about]) => {
    const one = document.createElement("li");
    const link = element("a", title);
    link.href = box.dataset.root + address;
    one.append(element("span", words[group], "meta kind"), link, element("p", about, "meta"));
    return one;
  };

  const search = async (text) => {
    const turn = ++latest;
    loaded ??= load();
    const { words, data } = await loaded;
    const { found, corrected } = find.search(data, text);
    if (turn !== latest) return; // the reader has typed on
    status.textContent = find.say(words, text, found.length, corrected);
    list.replaceChildren(...found.slice(0, SHOWN).map((row) => item(words, row)));
    box.dataset.ready = text;
  };

  const address = new URL(location.href);
  input.value = address.searchParams.get("q") || "";
  if (input.value) search(input.value);
  else input.focus();
  let timer;
  const renew = () => {
    address.searchParams.set("q", input.value);
    history.replaceState(null, "", address);
    search(input.value);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(renew, 100);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    renew();
  });
})();
