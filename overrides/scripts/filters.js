// Narrows what was found by type, theme, country, kind and who acts: plain choices, the same in the dialog and on the page of results.
const filters = (() => {
  const { element } = results;

  // `query`: what the address says; `renew`: called after a choice. Gives { box, keep, query, count }.
  const make = (engine, query, renew) => {
    const fields = engine.start.filters.map(([key, label, name, any, list]) => {
      const select = element("select", { name }, element("option", { value: "" }, any));
      for (const [id, choice] of list) select.append(element("option", { value: id }, choice));
      select.value = list.some(([id]) => id === query.get(name)) ? query.get(name) : "";
      select.addEventListener("change", renew);
      return { key, label, name, select, list };
    });
    const chosen = () => fields.filter(({ select }) => select.value);
    const list = element("div", {});
    for (const { label, select } of fields) list.append(element("label", {}, element("span", {}, label), select));
    const box = element("details", { class: "search-filters" }, element("summary", {}, engine.start.words.filters), list);
    box.open = chosen().length > 0;

    const has = (table, one, key, value) => {
      if (key === "type") return one.group === value;
      const [combinations, of] = table[key];
      return combinations[of.charCodeAt(one.number) - 0x30].includes(value);
    };
    const keep = async (found) => {
      const table = chosen().length ? await engine.facets() : null;
      return table ? found.filter((one) => chosen().every(({ key, select }) => has(table, one, key, select.value))) : found;
    };
    // How many results each choice would leave, seen from the other choices; not reckoned, nor its table fetched, before anybody looks.
    let latest = [];
    const count = async (found) => {
      latest = found;
      if (!box.open) return;
      const table = await engine.facets();
      for (const { key, select, list } of fields) {
        const others = chosen().filter((field) => field.key !== key);
        const left = found.filter((one) => others.every((field) => has(table, one, field.key, field.select.value)));
        list.forEach(([id, label], place) => {
          const number = left.filter((one) => has(table, one, key, id)).length;
          const option = select.options[place + 1];
          option.textContent = `${label} (${number})`;
          option.disabled = !number && select.value !== id;
        });
      }
    };
    box.addEventListener("toggle", () => count(latest).catch(() => {})); // choices without their numbers still narrow
    const address = (parameters) => {
      for (const { name, select } of fields) select.value ? parameters.set(name, select.value) : parameters.delete(name);
      return parameters;
    };
    return { box, keep, count, address };
  };

  return { make };
})();
