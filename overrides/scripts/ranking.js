// Puts documents in order: what is called as the query, in any of the words for it, before what tells of it.

const PRIOR = { practice: 1.1, word: 1, evidence: 1, page: 1 };
const NAMED = 8; // to be called what was typed, against to tell of it
const HOLDS = 0.4; // a name that holds all that was typed among other words, against one that is just that
const WHOLE = 3; // how much it matters that nothing typed is missing
const WORTH = 8; // results that score this many times less than the first are left out, unless they hold most of what was typed:
const HALF = 0.6; // this share of it

// How much of a query a name answers, and how little else it says: 1 if it is just that.
const alike = ({ own, whole, held }, total) => {
  const shared = held.reduce((sum, one) => sum + one, 0);
  return own * ((shared / Math.max(whole + total - shared, shared)) ** 2 + (shared > total - 0.01 ? HOLDS : 0));
};

// document -> what it answers of the query: `sum` by weight, `covered` by words, and its names by their place.
const gather = (query, lists, worth) => {
  const rows = new Map();
  const row = (number) => {
    if (!rows.has(number)) rows.set(number, { sum: 0, covered: 0, names: new Map() });
    return rows.get(number);
  };
  query.forEach((unit, place) => {
    const best = new Map(); // document -> what the unit counts there
    for (const [key, factor] of unit) {
      for (const [number, weight, ...names] of lists.get(key).slice(3)) {
        best.set(number, Math.max(best.get(number) || 0, weight * factor));
        for (const [name, own, whole] of names) {
          const known = row(number).names.get(name) || { own: own / 10, whole: whole / 10, held: Array(query.length).fill(0) };
          known.held[place] = Math.max(known.held[place], factor * worth[place]);
          row(number).names.set(name, known);
        }
      }
    }
    for (const [number, weight] of best) {
      row(number).sum += (weight / 20) * worth[place];
      row(number).covered += worth[place];
    }
  });
  return rows;
};

// `query`: units, each a list of [key, what it counts]; `lists`: key -> its entry in a block; `size`: of all documents;
// `groupOf`: number -> group. Gives { found: [{ number, group }…], more: whether some were cut off }.
export const rank = (query, lists, size, groupOf) => {
  const rarity = (key) => Math.log(1 + size / (1 + lists.get(key)[0]));
  // a unit is as rare as its word; one that is still being typed, as the commonest that begins with it
  const worth = query.map((unit) => rarity((unit.find(([key]) => !key.startsWith("=") && lists.get(key)[0]) || unit[0])[0]));
  const total = worth.reduce((sum, one) => sum + one, 0);
  const found = [...gather(query, lists, worth)].map(([number, { sum, covered, names }]) => {
    const [share, group] = [covered / total, groupOf(number)];
    const named = Math.max(0, ...[...names.values()].map((name) => alike(name, total)));
    return { number, group, share, score: ((sum / total) * share ** WHOLE + NAMED * named) * PRIOR[group] };
  });
  found.sort((a, b) => b.score - a.score || a.number - b.number);
  const best = found[0]?.score || 0;
  return {
    found: found.filter(({ share, score }) => share > HALF || score > best / WORTH),
    more: [...lists.values()].some(([all, , , ...kept]) => all > kept.length),
  };
};
