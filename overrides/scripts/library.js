// Filters for the evidence library. The page is complete without it: this hides items of lists that are there. Where the page holds only
// the first records of each country, the others are fetched with the first choice, so that a choice is always made among all.
// What can be chosen stands in the form, what an item is in its data- attributes, all words in data- attributes of the form.
import * as counting from "./counting.js";
import * as ordering from "./ordering.js";
import * as rest from "./rest.js";

const { count } = counting;
const form = document.getElementById("library-form");
const status = document.getElementById("library-count");
const chosen = document.getElementById("library-chosen");
const none = document.getElementById("library-none");
const clear = form.querySelector(".clear");
const see = form.querySelector(".see");
const order = document.getElementById("library-order");
const jumps = document.querySelector(".jumps");
const language = document.querySelector("[data-language]");

const facets = [...form.querySelectorAll("[data-facet]")].map((box) => ({
  box,
  key: box.dataset.facet,
  name: box.dataset.name,
  twin: box.dataset.twin,
  inputs: [...box.querySelectorAll("input")],
  badge: box.querySelector("summary b"),
}));
let sections = [...document.querySelectorAll(".shelf section")];
const item = (node, section) => {
  const values = { ...section.dataset, ...node.dataset };
  return { node, section, year: Number(node.dataset.d), values: facets.map((facet) => values[facet.key].split(" ")) };
};
const items = sections.flatMap((section) => [...section.querySelectorAll("li")].map((node) => item(node, section)));

// What the page leaves out, as items like those that are there.
let waiting = form.hasAttribute("data-more");
const whole = async () => {
  if (!waiting) return;
  const found = await rest.read(items[0].node);
  if (!waiting) return; // two choices, one after the other
  waiting = false;
  for (const [country, node] of found) {
    const section = sections.find((one) => one.dataset.c === country);
    section.querySelector("ul").append(node);
    items.push(item(node, section));
  }
  for (const one of document.querySelectorAll(".shelf .more")) one.remove();
};

// The list under the headings of another way to choose, with the choices' own words. By country it stands as it was sent; elsewhere the newest
// come first, and the country, which the heading no longer says, goes to the head of each item's facts.
const words = ({ inputs }) => new Map(inputs.map((input) => [input.value, input.nextElementSibling.textContent]));
const countries = words(facets[0]);
let ordered = order.value;
const arrange = () => {
  if (order.value === ordered) return;
  ordered = order.value;
  const at = facets.findIndex(({ name }) => name === ordered);
  for (const one of items) {
    one.own = one.values[at];
    one.rank = at && one.year;
    one.node.querySelector(".where")?.remove();
    if (!at) continue;
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = `${countries.get(one.values[0][0])} · `;
    one.node.querySelector(".meta").prepend(where);
  }
  const heads = words(facets[at]);
  sections = ordering.arrange(sections, jumps, ordering.grouped(items, [...heads.keys()]), heads);
};

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const chosenInputs = () => facets.flatMap((facet) => facet.inputs.filter((input) => input.checked));

// The address holds every choice, in the page's language; the link to the other language holds them in that one.
const query = (by) => {
  const words = new URLSearchParams();
  for (const facet of facets) {
    for (const input of facet.inputs) if (input.checked) words.append(facet[by], input.value);
  }
  if (order.selectedIndex) {
    if (by === "twin") words.append(order.dataset.twin, order.selectedOptions[0].dataset.twin);
    else words.append(order.name, order.value);
  }
  const text = words.toString();
  return text && `?${text}`;
};

const read = () => {
  const words = new URLSearchParams(location.search);
  for (const facet of facets) {
    const wanted = words.getAll(facet.name);
    for (const input of facet.inputs) input.checked = wanted.includes(input.value);
    if (wanted.length) facet.box.open = true;
  }
  order.value = words.get(order.name);
  if (order.selectedIndex < 0) order.selectedIndex = 0;
};

const show = async () => {
  language.search = query("twin");
  // Without the file (a copy that is read without a server) the choice is made among what is there; the links to the rest stay, by country.
  if (waiting && (chosenInputs().length || order.selectedIndex)) {
    await whole().catch(() => {
      waiting = false;
      order.selectedIndex = 0;
      order.parentElement.hidden = true;
    });
  }
  if (waiting) return list(); // nothing is chosen: the page is as it was sent
  arrange();
  const wanted = facets.map((facet) => facet.inputs.filter((input) => input.checked).map((input) => input.value));
  const { kept, counts } = count(items.map(({ values }) => values), wanted);
  const perSection = new Map(sections.map((section) => [section, 0]));
  items.forEach(({ node, section }, place) => {
    node.hidden = !kept[place];
    if (kept[place]) perSection.set(section, (perSection.get(section) ?? 0) + 1);
  });
  const found = kept.filter(Boolean).length;
  facets.forEach((facet, i) => {
    for (const input of facet.inputs) {
      const left = counts[i][input.value] || 0;
      const label = input.parentElement;
      label.lastElementChild.textContent = left;
      label.classList.toggle("nothing", !left && !input.checked);
    }
    facet.badge.textContent = wanted[i].length || "";
  });
  for (const [section, left] of perSection) {
    section.hidden = !left;
    section.querySelector(".n").textContent = left;
    const jump = jumps.querySelector(`a[href="#${section.querySelector("h2").id}"]`);
    jump.parentElement.hidden = !left;
    jump.lastElementChild.textContent = left;
  }
  const any = wanted.some((some) => some.length);
  const sentence = !any ? "all" : found === 1 ? "one" : "some";
  status.textContent = fill(form.dataset[sentence], { count: found, total: items.length });
  see.textContent = status.textContent;
  if (order.selectedIndex) status.textContent = fill(order.dataset.said, { found: see.textContent, order: order.selectedOptions[0].text });
  none.hidden = found > 0;
  jumps.hidden = sections.filter((section) => !section.hidden).length < 2;
  clear.hidden = chosen.hidden = see.hidden = !any;
  list();
};

// The choices as buttons above the list: what is chosen, and a way out of each.
const list = () => {
  chosen.replaceChildren(
    ...chosenInputs().map((input) => {
      const button = document.createElement("button");
      const text = input.nextElementSibling.textContent;
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", fill(form.dataset.remove, { choice: text }));
      button.addEventListener("click", () => {
        const place = [...chosen.querySelectorAll("button")].indexOf(button);
        input.checked = false;
        changed();
        const left = chosen.querySelectorAll("button");
        (left[Math.min(place, left.length - 1)] || form.querySelector("summary")).focus();
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
};

const changed = () => {
  history.pushState(null, "", location.pathname + query("name"));
  show();
};

form.addEventListener("change", changed);
order.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  for (const input of chosenInputs()) input.checked = false;
  changed();
  form.querySelector("summary").focus();
});
addEventListener("popstate", () => {
  read();
  show();
});

form.hidden = order.parentElement.hidden = false;
if (matchMedia("(min-width: 66rem)").matches) facets[0].box.open = facets[2].box.open = true;
read();
show();
