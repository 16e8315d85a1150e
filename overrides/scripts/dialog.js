// The search dialog: a combobox whose list holds what is found, grouped. site.js loads it when the reader turns to the search.
(() => {
  const link = document.querySelector("[data-search]");
  const root = link.dataset.root;
  const SHOWN = 5; // of each group; the page of results shows more
  const GROUPS = ["practice", "evidence", "word", "page"];
  let words, data, dialog, input, list, status, more, opener;
  let options = [];
  let chosen = -1;

  const element = (tag, attributes, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };

  const make = () => {
    input = element("input", {
      type: "search", id: "search-input", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list",
      "aria-autocomplete": "list", autocomplete: "off", "aria-label": words.label, placeholder: words.example,
    });
    list = element("ul", { id: "search-list", role: "listbox", "aria-label": words.results });
    status = element("p", { role: "status", class: "meta" });
    more = element("a", { href: link.href, hidden: "" }, words.all);
    const close = element("button", { type: "button", class: "tool" }, words.close);
    close.addEventListener("click", () => dialog.close());
    dialog = element("dialog", { class: "search-dialog", "aria-label": words.label });
    dialog.append(element("div", { class: "search-head" }, input, close), status, list, more);
    dialog.addEventListener("close", () => opener?.focus());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    input.addEventListener("input", show);
    input.addEventListener("keydown", press);
  };

  const choose = (place) => {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = options.length ? (place + options.length) % options.length : -1;
    const now = options[chosen];
    if (!now) return input.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    now.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", now.id);
  };

  const press = (event) => {
    const moves = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: options.length - 1 };
    if (event.key === "Enter") {
      event.preventDefault();
      location.href = options[Math.max(chosen, 0)]?.dataset.href || more.href;
    } else if (event.key in moves && options.length && (event.key.startsWith("Arrow") || chosen >= 0)) {
      event.preventDefault();
      choose(chosen < 0 && event.key === "ArrowUp" ? options.length - 1 : moves[event.key]);
    }
  };

  const mark = (text, stems) => {
    // the words that were found, with or without accents and in another number
    const parts = text.split(/([\p{L}\p{N}]+)/u);
    return parts.map((part, place) => (place % 2 && find.stemsOf(part).some((one) => stems.has(one)) ? element("mark", {}, part) : part));
  };

  const option = ([, title, address, about], place, stems) => {
    const one = element("li", { role: "option", id: `search-${place}`, "aria-selected": "false", "data-href": root + address });
    one.append(element("strong", {}, ...mark(title, stems)), element("span", { class: "meta" }, ...mark(about, stems)));
    one.addEventListener("click", () => (location.href = one.dataset.href));
    return one;
  };

  const show = () => {
    const text = input.value;
    const { found, corrected, stems } = find.search(data, text);
    const groups = GROUPS.map((group) => [group, found.filter((row) => row[0] === group)]).filter(([, rows]) => rows.length);
    groups.sort(([, a], [, b]) => found.indexOf(a[0]) - found.indexOf(b[0]));
    options = [];
    list.replaceChildren(
      ...groups.map(([group, rows]) => {
        const name = element("li", { role: "presentation", id: `search-group-${group}`, class: "kicker" }, words[`${group}s`]);
        const items = rows.slice(0, SHOWN).map((row) => {
          const one = option(row, options.length, stems);
          options.push(one);
          return one;
        });
        return element("li", { role: "presentation" }, element("ul", { role: "group", "aria-labelledby": name.id }, name, ...items));
      }),
    );
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = find.say(words, text, found.length, corrected);
    more.hidden = !text.trim();
    more.href = `${link.href.split("?")[0]}?q=${encodeURIComponent(text)}`;
  };

  window.openSearch = async (from, text = "") => {
    opener = from;
    if (!dialog) {
      const answer = await (await fetch(link.dataset.source)).json();
      words = answer.words;
      data = find.index(answer.rows, words.small);
      make();
    }
    if (!dialog.open) dialog.showModal();
    input.value = text || input.value;
    input.select();
    show();
  };
})();
