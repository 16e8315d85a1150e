// Finds rows by words: no page, no network. Words are folded, cut to their stem, widened by the glossary and, when unknown, corrected.
const find = (() => {
  const [TITLE, NAME, HINT, ABOUT, TEXT] = [6, 5, 3, 2, 1];
  const PRIOR = { practice: 1.2, word: 1.1, evidence: 1, page: 1 };

  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/(\d)[.,\u00a0](?=\d{3})/g, "$1");
  const split = (text) => fold(text).match(/[a-z0-9]+/g) || [];
  // Endings of number, gender and person go if enough of the word is left; so do the commonest endings that make one word of another.
  const ends = /(aciones|acion|amientos?|imientos?|izaciones|izacion|izar|ables?|ments?|ations?|ation|ings?|ador|adora|adores|adoras|icas?|icos?|ales|al|ares|ados?|adas?|idos?|idas?|ar|er|ir|es|os|as|ed|s|a|o|e)$/;
  const cut = (word) => (/\d/.test(word) ? word : word.length > 4 ? word.replace(ends, (end) => (word.length - end.length > 3 ? "" : end.replace(/[aeo]?s$/, ""))) : word);
  const stem = (word) => {
    const once = cut(word);
    return once.length > 5 ? once.replace(/[aeios]$/, "") : once;
  };

  const index = (rows, small) => {
    const silent = new Set(small.split(" "));
    const telling = (text) => {
      const all = split(text);
      const some = all.filter((word) => !silent.has(word));
      return some.length ? some : all;
    };
    const postings = new Map(); // stem -> Map(row number -> weight)
    const words = new Map(); // word as written -> in how many places
    const synonyms = []; // arrays of phrases (arrays of stems) that mean the same
    const add = (number, text, weight) => {
      for (const word of telling(text)) {
        const key = stem(word);
        words.set(word, (words.get(word) || 0) + 1);
        if (!postings.has(key)) postings.set(key, new Map());
        const row = postings.get(key);
        row.set(number, Math.max(row.get(number) || 0, weight) + 0.05);
      }
    };
    const names = rows.map(([group, title, , about, more, others], number) => {
      // a name with a tilde only helps the search: it is nobody's own name for the thing
      const called = [title, ...others.split("|").filter(Boolean)];
      const all = called.map((name) => name.replace(/^~/, ""));
      add(number, title, TITLE);
      all.slice(1).forEach((name, place) => add(number, name, called[place + 1] === name ? NAME : HINT));
      add(number, about, ABOUT);
      add(number, more, TEXT);
      const phrases = all.map((name) => [...new Set(telling(name).map(stem))]);
      if (group === "word") synonyms.push(phrases);
      return phrases.map((stems, place) => ({ stems, weight: called[place] !== all[place] ? 0.7 : place ? 0.9 : 1 }));
    });
    return { rows, names, postings, words, synonyms, telling };
  };

  const rarity = (data, key) => Math.log(1 + data.rows.length / (1 + (data.postings.get(key)?.size || 0)));

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

  const correct = (data, word) => {
    const most = word.length > 6 ? 2 : word.length > 3 ? 1 : 0;
    let [best, least, often] = [null, Infinity, 0];
    for (const [other, count] of data.words) {
      if (other.length < 4 || /\d/.test(other)) continue;
      const far = distance(word, other, most);
      if (far !== Infinity && (far < least || (far === least && count > often))) [best, least, often] = [other, far, count];
    }
    if (least > 1)
      for (let place = 4; place <= word.length - 4; place++) {
        const [a, b] = [word.slice(0, place), word.slice(place)];
        if (data.words.has(a) && data.words.has(b)) return [a, b];
      }
    return best && [best];
  };

  const known = (data, word, last) => data.postings.has(stem(word)) || (last && word.length > 2 && [...data.words.keys()].some((one) => one.startsWith(word)));

  // Each unit of a query is a list of alternatives; an alternative is a list of stems and what it counts.
  const units = (data, words) => {
    const stems = words.map(stem);
    const all = [];
    for (let i = 0; i < stems.length; ) {
      let [taken, others] = [1, []];
      for (const phrases of data.synonyms)
        for (const phrase of phrases) {
          const here = stems.slice(i, i + phrase.length);
          if (!phrase.length || phrase.length < taken || here.length < phrase.length || !phrase.every((one) => here.includes(one))) continue;
          others = phrase.length > taken ? phrases : [...others, ...phrases];
          taken = phrase.length;
        }
      if (taken === 1) all.push([[[stems[i]], 1], ...others.map((phrase) => [phrase, 0.7])]);
      else {
        // the words of a phrase count one by one, each helped by what the whole phrase also means
        for (const one of stems.slice(i, i + taken)) all.push([[[one], 1], ...others.map((phrase) => [phrase, 0.7])]);
      }
      i += taken;
    }
    return all;
  };

  const held = (data, phrase, number) => {
    let least = Infinity;
    for (const one of phrase) least = Math.min(least, data.postings.get(one)?.get(number) || 0);
    return least === Infinity ? 0 : least;
  };

  const rank = (data, words) => {
    const query = units(data, words);
    const stems = [...new Set(words.map(stem))];
    const worth = query.map(([[[first]]]) => rarity(data, first));
    const total = worth.reduce((sum, one) => sum + one, 0);
    const scores = new Map();
    query.forEach((alternatives, place) => {
      const best = new Map();
      for (const [phrase, factor] of alternatives)
        for (const number of data.postings.get(phrase[0])?.keys() || [])
          best.set(number, Math.max(best.get(number) || 0, held(data, phrase, number) * factor));
      for (const [number, weight] of best) {
        if (!weight) continue;
        const row = scores.get(number) || { sum: 0, covered: 0 };
        row.sum += weight * worth[place];
        row.covered += worth[place];
        scores.set(number, row);
      }
    });
    const weigh = (list) => list.reduce((sum, one) => sum + rarity(data, one), 0);
    const found = [];
    for (const [number, { sum, covered }] of scores) {
      const share = covered / total;
      let named = 0;
      for (const name of data.names[number]) {
        const common = weigh(name.stems.filter((one) => stems.includes(one)));
        const union = weigh([...new Set([...name.stems, ...stems])]);
        named = Math.max(named, (common / union) ** 2 * name.weight);
      }
      const group = data.rows[number][0];
      found.push({ number, share, score: (sum / total) * share ** 2 * (PRIOR[group] || 1) + 9 * named * (PRIOR[group] || 1) });
    }
    return found.sort((a, b) => b.score - a.score || a.number - b.number);
  };

  const search = (data, text) => {
    const typed = data.telling(text);
    const last = typed.length - 1;
    let changed = false;
    const words = typed.flatMap((word, place) => {
      if (known(data, word, place === last)) {
        if (data.postings.has(stem(word)) || place !== last) return [word];
        return [[...data.words.keys()].filter((one) => one.startsWith(word)).sort((a, b) => data.words.get(b) - data.words.get(a))[0]];
      }
      const better = correct(data, word);
      if (better) changed = true;
      return better || [];
    });
    const stems = new Set(units(data, words).flatMap((unit) => unit.flatMap(([phrase]) => phrase)));
    if (!words.length) return { found: [], corrected: null, stems };
    const all = rank(data, words);
    const best = all[0]?.score || 0;
    const found = all.filter(({ share, score }) => share > 0.99 || score > best / 3);
    return { found: found.map(({ number }) => data.rows[number]), corrected: changed ? words.join(" ") : null, stems };
  };

  const stemsOf = (text) => split(text).map(stem);

  // What a reader is told about a search, by eye and by ear.
  const say = (words, text, count, corrected) => {
    if (!text.trim()) return "";
    if (!count) return words.none.replace("{text}", text);
    const shown = corrected ? `${words.corrected.replace("{text}", corrected)} ` : "";
    return shown + words.count.replace("{text}", corrected || text).replace("{count}", count);
  };

  return { index, search, stemsOf, say };
})();
