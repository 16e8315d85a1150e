// The records that the library's page leaves out, in a file beside it, as items like those that are there.

import * as reading from "./reading.js";

// `model`: an item of the page. Gives [[country, item]…].
export const read = async (model) => {
  const { letters, rows } = await reading.get("", "more.json");
  return rows.map(([country, address, name, sign, label, facts, ...values]) => {
    const node = model.cloneNode(true);
    node.hidden = false;
    letters.forEach((letter, place) => node.dataset[letter] = values[place]);
    node.querySelector("use").setAttribute("href", `#basis-${sign}`);
    node.querySelector("svg").setAttribute("class", `sign sign-${sign}`);
    const link = node.querySelector("a");
    link.setAttribute("href", address);
    link.textContent = name;
    node.querySelector(".meta").firstChild.textContent = facts;
    node.querySelector(".sr").textContent = ` · ${label}`;
    return [country, node];
  });
};
