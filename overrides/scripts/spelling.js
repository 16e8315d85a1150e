// Finds the word that was probably meant by one that is written nowhere.

// Distance in letters wrong, missing, doubled or swapped; more than `most` counts as infinite.
const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  /** @type {number[][]} */
  let [before, last] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
};

export const SHORTEST = 4; // letters of a word that is corrected: a shorter one is near too many others
const LONGEST = 40; // more than a slip of the fingers makes

const pieces = (word) =>
  [...Array(Math.max(0, word.length - 2 * SHORTEST + 1)).keys()].map((at) => [word.slice(0, at + SHORTEST), word.slice(at + SHORTEST)]);

// The known words that were typed as one, with small ones between them or not; null if it is not made of such.
const separate = (known, small, word) => {
  if (known(word)) return [word];
  for (const [first, rest] of pieces(word).reverse()) {
    if (!known(first)) continue;
    for (const inside of ["", ...small]) {
      const others = rest.startsWith(inside) && separate(known, small, rest.slice(inside.length));
      if (others) return [first, ...others];
    }
  }
  return null;
};

// The word of the vocabulary that was probably meant; several if they were typed as one; null if none is near.
export const correct = (vocabulary, small, word, most = word.length > 6 ? 2 : 1) => {
  if (word.length > LONGEST) return null;
  const known = (one) => one !== word && Object.hasOwn(vocabulary, one);
  const [near, far] = nearest(vocabulary, word, most);
  if (far < 2 || most < 2) return near && [near];
  return separate(known, small, word) || (near ? [near] : halves(vocabulary, word));
};

// Two words typed as one, one of them with a mistake.
const halves = (vocabulary, word) => {
  for (const pair of pieces(word)) {
    for (const at of [0, 1]) {
      const other = Object.hasOwn(vocabulary, pair[at]) && nearest(vocabulary, pair[1 - at], 1)[0];
      if (other) return at ? [other, pair[1]] : [pair[0], other];
    }
  }
  return null;
};

// The nearest word of the vocabulary and how far it is; of equally near ones the commonest.
/** @type {(vocabulary: object, word: string, most: number) => [string | null, number]} */
const nearest = (vocabulary, word, most) => {
  let [best, least, often] = ["", Infinity, 0];
  for (const [other, count] of Object.entries(vocabulary)) {
    const far = other === word ? Infinity : distance(word, other, most);
    if (far > 1 && other[0] !== word[0]) continue; // two mistakes are not made in the first letter
    if (far < least || (far === least && far !== Infinity && count > often)) [best, least, often] = [other, far, count];
  }
  return [best || null, least];
};
