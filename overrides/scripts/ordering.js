// The items of a list under other headings.

// `items`: [{ own: [value…], rank }…]; `choices`: the values that become headings, in their order.
// Gives [[choice, [item…]]…]: each item once, under the first choice that is one of its own, the highest rank first; no heading without items.
export const grouped = (items, choices) => {
  const groups = choices.map((choice) => [choice, []]);
  for (const item of items) groups.find(([choice]) => item.own.includes(choice))?.[1].push(item);
  for (const [, group] of groups) group.sort((one, other) => other.rank - one.rank);
  return groups.filter(([, group]) => group.length);
};

// Sections like those that are there, in their place, and the jumps to them. `groups`: as above; `heads`: Map of choice to its words.
// Gives the new sections; each item knows its own.
export const arrange = (sections, jumps, groups, heads) => {
  const [model] = sections;
  const next = sections[sections.length - 1].nextElementSibling;
  const made = groups.map(([choice, group]) => {
    const section = model.cloneNode(true);
    const head = section.querySelector("h2");
    head.id = choice.toLowerCase();
    head.firstChild.textContent = `${heads.get(choice)} `;
    section.querySelector("ul").replaceChildren(...group.map(({ node }) => node));
    for (const item of group) item.section = section;
    return section;
  });
  for (const section of sections) section.remove();
  next.before(...made);
  const jump = jumps.querySelector("li");
  jumps.firstElementChild.replaceChildren(...made.map((section) => {
    const item = jump.cloneNode(true);
    const head = section.querySelector("h2");
    item.firstElementChild.href = `#${head.id}`;
    item.firstElementChild.firstChild.textContent = head.firstChild.textContent;
    return item;
  }));
  return made;
};
