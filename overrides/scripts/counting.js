// What choices leave of a list, and how many more of it each choice would leave.

// `items`: of each item its values by facet, [[value…]…]; `wanted`: what is chosen by facet, [[value…]…], nothing chosen keeps all.
// Gives { kept: [whether an item stays…], counts: [{ value: number of items… } by facet] }.
export const count = (items, wanted) => {
  const counts = wanted.map(() => ({}));
  const kept = items.map((values) => {
    // Which facets keep this item out; a facet's own choices do not count for its own numbers.
    const failed = wanted.flatMap((some, facet) => (some.length && !some.some((one) => values[facet].includes(one)) ? [facet] : []));
    values.forEach((own, facet) => {
      if (failed.every((at) => at === facet)) { for (const one of own) counts[facet][one] = (counts[facet][one] || 0) + 1; }
    });
    return !failed.length;
  });
  return { kept, counts };
};
