// The search dialog: a combobox whose list holds what is found, grouped. site.js loads it when the reader turns to the search.
import * as results from "./results.js";
import * as find from "./find.js";
import * as filters from "./filters.js";

const { element } = results;
const link = document.querySelector("[data-search]");
const root = link.dataset.root;
const SHOWN = 3; // of each group; the page of results shows more
const PAUSE = 60; // milliseconds without a key before something is fetched
let engine, words, choice, dialog, input, list, status, suggestion, examples, more, propose, timer;
let options = [];
let chosen = -1;
let latest = 0;
let answered = null; // the text that the list answers

const make = () => {
  const attributes = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "search-list",
    "aria-autocomplete": "list",
    "aria-label": words.label,
    placeholder: words.example,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  dialog.setAttribute("aria-label", words.label);
  list = element("ul", { id: "search-list", role: "listbox", "aria-label": words.results });
  suggestion = element("button", { type: "button", class: "suggestion", hidden: "" });
  suggestion.addEventListener("click", () => ask(suggestion.value));
  examples = element("div", { class: "search-examples" }, element("p", { class: "kicker" }, words["examples-title"]));
  for (const text of words.examples.split("; ")) {
    const one = element("button", { type: "button", class: "button" }, text);
    one.addEventListener("click", () => ask(text));
    examples.append(one, " ");
  }
  choice = filters.make(engine, new URLSearchParams(), show);
  more = element("a", { href: link.href, hidden: "" }, words.all);
  propose = element("a", { href: root + engine.start.contribute, hidden: "" }, words.propose);
  dialog.append(choice.box, status, suggestion, examples, list, more, propose);
  input.addEventListener("input", () => {
    more.href = all(input.value); // a list may still be on its way
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  input.addEventListener("keydown", press);
};

const ask = (text) => {
  input.value = text;
  input.focus();
  show();
};

const all = (text) => `${link.href.split("?")[0]}?${choice.address(new URLSearchParams({ q: text }))}`;

const choose = (place) => {
  options[chosen]?.setAttribute("aria-selected", "false");
  chosen = options.length && place >= 0 ? place % options.length : -1;
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
    // who types fast and chooses nothing is ahead of the list: the page of results answers what stands in the field
    const target = options[chosen] || (answered === input.value && options[0]);
    location.href = target ? target.dataset.href : all(input.value);
  } else if (event.key in moves && options.length && (event.key.startsWith("Arrow") || chosen >= 0)) {
    event.preventDefault();
    choose(event.key === "ArrowUp" && chosen <= 0 ? options.length - 1 : moves[event.key]);
  }
};

const option = (card, marks, place) => {
  const [title, address, about] = card;
  const lang = results.language(card);
  const [[anchor, sentence]] = results.passages(engine, card, marks, 1);
  const target = anchor && !address.includes("#") ? `${address}#${anchor}` : address;
  const one = element("li", {
    role: "option",
    id: `search-${place}`,
    "aria-selected": "false",
    "data-href": root + target,
    "data-address": address,
  });
  one.append(element("strong", lang, ...results.marked(engine, title, marks)));
  if (about) one.append(element("span", { class: "meta" }, about));
  one.append(element("span", { class: "passage", ...lang }, ...results.marked(engine, sentence, marks)));
  one.addEventListener("click", () => (location.href = one.dataset.href));
  return one;
};

const group = (name, title, items) => {
  const head = element("li", { role: "presentation", id: `search-group-${name}`, class: "kicker" }, title);
  return element("li", { role: "presentation" }, element("ul", { role: "group", "aria-labelledby": head.id }, head, ...items));
};

const cards = (rows) => Promise.all(rows.map(({ number }) => engine.card(number)));

// Nothing found: the words of the glossary that come nearest stand in the list instead.
const rows = async (text, kept) => {
  const groups = results.grouped(kept).map(([name, all]) => [name, words[`${name}s`], all.slice(0, SHOWN)]);
  if (groups.length || !text.trim()) return groups;
  const near = (await engine.nearest(text)).map((number) => ({ number }));
  return near.length ? [["near", words.nearest, near]] : [];
};

const show = () =>
  answer().catch(() => {
    list.replaceChildren(); // the next key fetches anew
    options = [];
    status.textContent = words.failed;
  });

const answer = async () => {
  clearTimeout(timer);
  const turn = ++latest;
  const text = input.value;
  const said = await engine.search(text);
  const kept = await choice.keep(said.found);
  const groups = await rows(text, kept);
  const found = await Promise.all(groups.map(([, , some]) => cards(some)));
  if (turn !== latest) return; // the reader has typed on
  const held = options[chosen]?.dataset.address;
  options = [];
  const items = groups.map(([name, title], place) => {
    const own = found[place].map((card, at) => option(card, said.marks, options.length + at));
    options.push(...own);
    return group(name, title, own);
  });
  list.replaceChildren(...items);
  chosen = -1;
  input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-expanded", String(options.length > 0));
  if (held) choose(options.findIndex((one) => one.dataset.address === held)); // what was chosen stays so in a list that comes late
  const corrected = said.corrected && results.written(said.corrected, found.flat());
  status.textContent = results.say(words, text, { ...said, corrected, found: kept });
  suggestion.hidden = !said.suggestion;
  suggestion.value = said.suggestion || "";
  suggestion.textContent = words.suggestion.replace("{text}", suggestion.value);
  examples.hidden = Boolean(text.trim());
  more.hidden = !kept.length;
  propose.hidden = !text.trim() || kept.length > 0;
  more.href = all(text);
  answered = text;
  await choice.count(said.found);
};

// One promise for all who ask, so that an impatient reader does not get two dialogs; after a failure the next one tries anew.
let ready;
const prepare = async () => {
  engine = await find.open(link.dataset.source);
  words = engine.start.words;
  make();
};

// The dialog stands open already; what was typed meanwhile is answered.
window.openSearch = async (...given) => {
  [dialog, input, status] = given;
  ready ??= prepare().catch((error) => {
    ready = undefined;
    throw error;
  });
  await ready;
  show();
};
