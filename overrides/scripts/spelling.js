// Finds the word that was probably meant by one that is written nowhere.
const spelling = (() => {
  // Distance in letters wrong, missing, doubled or swapped; more than `most` counts as infinite.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let [before, last, now] = [[], [...Array(b.length + 1).keys()], []];
    for (let i = 1; i <= a.length; i++) {
      now = [i];
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

  const SHORTEST = 4; // letters of a word that is corrected: a shorter one is near too many others

  // The word of the vocabulary that was probably meant; two words if they were typed as one; null if none is near.
  const correct = (vocabulary, word, most = word.length > 6 ? 2 : 1) => {
    let [best, least, often] = [null, Infinity, 0];
    for (const [other, count] of Object.entries(vocabulary)) {
      const far = other === word ? Infinity : distance(word, other, most);
      if (far > 1 && other[0] !== word[0]) continue; // two mistakes are not made in the first letter
      if (far < least || (far === least && far !== Infinity && count > often)) [best, least, often] = [other, far, count];
    }
    if (least > 1 && most > 1)
      for (let place = 4; place <= word.length - 4; place++) {
        const [a, b] = [word.slice(0, place), word.slice(place)];
        if (Object.hasOwn(vocabulary, a) && Object.hasOwn(vocabulary, b)) return [a, b];
      }
    return best && [best];
  };

  return { correct, SHORTEST };
})();
