// The search page: results while the reader types, and an address with ?q= and the choices that can be shared. find.js does the finding.
import * as results from "./results.js";
import * as find from "./find.js";
import * as filters from "./filters.js";

const { element } = results;

const start = (box, input) => {
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("[data-results]");
  const narrow = box.querySelector("[data-filters]");
  const root = box.dataset.root;
  const SHOWN = 8; // of each group, and as many more at each wish
  const PASSAGES = 3; // of each result
  const PAUSE = 80; // milliseconds without a key before the results are renewed
  const address = new URL(location.href);
  let loaded;
  let choice;
  let latest = 0;

  const load = async () => {
    const engine = await find.open(box.dataset.source);
    choice = filters.make(engine, address.searchParams, () => renew());
    narrow.replaceChildren(choice.box);
    return engine;
  };

  const item = (engine, card, marks) => {
    const [title, place, about] = card;
    const lang = results.language(card);
    const link = element("a", { href: root + place, ...lang }, ...results.marked(engine, title, marks));
    const one = element("li", {}, element("h3", {}, link));
    if (about) one.append(element("p", { class: "meta" }, about));
    for (const [anchor, text] of results.passages(engine, card, marks, PASSAGES)) {
      const words = results.marked(engine, text, marks);
      const inside = anchor && !place.includes("#") ? [element("a", { href: `${root}${place}#${anchor}` }, ...words)] : words;
      one.append(element("p", { class: "passage", ...lang }, ...inside));
    }
    return one;
  };

  const section = async (engine, [group, found], marks) => {
    const { words } = engine.start;
    const items = element("ol", { class: "found" });
    const button = element("button", { type: "button", class: "button" });
    const add = async (first) => {
      const start = items.children.length;
      const cards = await Promise.all(found.slice(start, start + SHOWN).map(({ number }) => engine.card(number)));
      items.append(...cards.map((card) => item(engine, card, marks)));
      const left = found.length - items.children.length;
      button.hidden = !left;
      button.textContent = words["show-more"].replace("{count}", Math.min(left, SHOWN));
      if (!first) items.children[start].querySelector("a").focus();
    };
    button.addEventListener("click", () => add(false));
    await add(true);
    return element(
      "section",
      {},
      element("h2", {}, `${words[`${group}s`]} `, element("span", { class: "n" }, String(found.length))),
      items,
      button,
    );
  };

  // Nothing found: what comes nearest in the glossary, and where to propose what is missing.
  const help = async (engine, text) => {
    const { words, contribute } = engine.start;
    const near = await Promise.all((await engine.nearest(text)).map((number) => engine.card(number)));
    const links = near.map(([title, place]) => element("li", {}, element("a", { href: root + place }, title)));
    const parts = [element("p", {}, element("a", { href: root + contribute }, words.propose))];
    if (links.length) parts.unshift(element("p", {}, words.nearest), element("ul", {}, ...links));
    return element("div", { class: "search-help" }, ...parts);
  };

  const suggest = (engine, text) => {
    const one = element("button", { type: "button", class: "suggestion" }, engine.start.words.suggestion.replace("{text}", text));
    one.addEventListener("click", () => {
      input.value = text;
      renew();
      input.focus();
    });
    return element("p", {}, one);
  };

  const search = (text) =>
    answer(text).catch(() => {
      loaded = undefined; // the next try fetches anew
      list.replaceChildren();
      status.textContent = box.dataset.failed;
    });

  const answer = async (text) => {
    const turn = ++latest;
    loaded ??= load();
    const engine = await loaded;
    const said = await engine.search(text);
    const found = await choice.keep(said.found);
    const sections = await Promise.all(results.grouped(found).map((one) => section(engine, one, said.marks)));
    if (!found.length && text.trim()) sections.push(await help(engine, text));
    if (said.suggestion) sections.unshift(suggest(engine, said.suggestion));
    const first = said.corrected ? await Promise.all(found.slice(0, SHOWN).map(({ number }) => engine.card(number))) : [];
    if (turn !== latest) return; // the reader has typed on
    status.textContent = results.say(engine.start.words, text, {
      ...said,
      corrected: said.corrected && results.written(said.corrected, first),
      found,
    });
    const held = list.querySelector("a:focus")?.href;
    list.replaceChildren(...sections);
    if (held) ([...list.querySelectorAll("a")].find(({ href }) => href === held) || input).focus(); // nobody loses the place by a late list
    narrow.hidden = !said.found.length;
    box.dataset.ready = text;
    await choice.count(said.found);
  };

  const renew = () => {
    address.searchParams.set("q", input.value);
    choice?.address(address.searchParams);
    history.replaceState(null, "", address);
    search(input.value);
  };

  input.value = address.searchParams.get("q") || "";
  if (input.value) search(input.value);
  else input.focus();
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(renew, PAUSE);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    renew();
  });
};

const box = document.querySelector("[data-lookup]");
const input = document.querySelector("main .search-form input");
if (box && input) start(box, input);
