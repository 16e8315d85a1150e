// Finds documents by words: no page in here. Words are folded, cut to their stem, widened by the glossary and, when unknown, corrected.
// scripts/search/ writes the files that this reads, a few for a query, and compares words in the same way.
const find = (() => {
  const PRIOR = { practice: 1.1, word: 1, evidence: 1, page: 1 };
  const SAME = 0.7; // another word for the same thing in the glossary, against the word itself
  const ALIKE = 0.6; // an everyday word that is typed for another
  const NAMED = 8; // to be called what was typed, against to tell of it
  const WHOLE = 3; // how much it matters that nothing typed is missing
  const WORTH = 8; // results that score this many times less than the first are left out, unless they hold most of what was typed:
  const HALF = 0.6; // this share of it
  const BASE = 1; // documents a word is at least taken to stand in: the rarest says no more than this
  const BEGUN = 0.9; // a word that begins with what was typed
  const HOLDS = 0.4; // a name that holds all that was typed among other words, against one that is just that
  const COMPLETIONS = 6;
  const FEW = 3; // of so many results or fewer a typing error may be the reason

  const PLAIN = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[łøđıßæœ]/g, (letter) => PLAIN[letter])
      .replace(/(\d)[.,\u00a0](?=\d{3})/g, "$1");
  const split = (text) => fold(text).match(/[a-z]+|[0-9]+/g) || [];

  const stemmer = (endings) => {
    const ends = new RegExp(endings);
    const cut = (word) => word.replace(ends, (end) => (word.length - end.length > 3 ? "" : end.replace(/[aeo]?s$/, "")));
    return (word) => {
      const once = word.length < 5 || /\d/.test(word) ? word : cut(word);
      return once.length > 5 ? once.replace(/[aeios]$/, "") : once;
    };
  };

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
        if (vocabulary[a] && vocabulary[b]) return [a, b];
      }
    return best && [best];
  };

  const open = async (folder) => {
    const kept = new Map();
    const get = async (path, options) => {
      const answer = await fetch(folder + path, options);
      if (!answer.ok) throw new Error(`${answer.status} ${path}`);
      return answer.json();
    };
    const start = await get("start.json", { cache: "no-cache" });
    const part = (path) => {
      if (!kept.has(path)) kept.set(path, get(`${start.folder}/${path}`).catch((error) => (kept.delete(path), Promise.reject(error))));
      return kept.get(path);
    };
    const small = new Set(start.small);
    const stem = stemmer(start.endings);
    const stemsOf = (text) => split(text).map(stem);
    const endings = start.endings.slice(1, -2).replaceAll("?", "").split("|");
    const phrases = start.groups.map((group) => group.split("|").map((phrase) => phrase.split(" ")));

    const terms = start.documents.find(([group]) => group === "word")[1];
    const meant = new Set(phrases.flat(2)); // words that the glossary knows, whether a document holds them or not

    const telling = (text) => {
      const all = split(text);
      const some = all.filter((word) => !small.has(word));
      return some.length ? some : all;
    };
    const blockOf = (key) => Math.max(0, start.blocks.findLastIndex((first) => first <= key));
    const block = (key) => part(`w/${blockOf(key)}.json`);
    const count = async (key) => (await block(key))[key]?.[0] || 0;

    // Stems that begin with what was typed, the commonest first; else the longest stem that it begins with, if an ending may follow.
    const completions = async (typed) => {
      if (typed.length < 3) return [];
      const places = [...new Set([blockOf(typed), blockOf(`${typed}\uffff`)])];
      const all = Object.assign({}, ...(await Promise.all(places.map((place) => part(`w/${place}.json`)))));
      const longer = Object.keys(all).filter((key) => key.startsWith(typed));
      if (longer.length) return longer.sort((a, b) => all[b][0] - all[a][0]).slice(0, COMPLETIONS);
      const begun = (rest) => endings.some((one) => one.startsWith(rest));
      const shorter = Object.keys(all).filter((key) => key.length > 3 && typed.startsWith(key) && begun(typed.slice(key.length)));
      return shorter.sort((a, b) => b.length - a.length).slice(0, 1);
    };

    // Each unit of a query is a list of [key of postings, what it counts]: a word, then the groups of words with its meaning.
    const units = async (words) => {
      const stems = words.map(stem);
      const all = [];
      for (let i = 0; i < stems.length; ) {
        let [taken, groups] = [1, new Set()];
        phrases.forEach((group, number) => {
          for (const phrase of group) {
            const here = stems.slice(i, i + phrase.length);
            if (phrase.length < taken || here.length < phrase.length || !phrase.every((one) => here.includes(one))) continue;
            if (phrase.length > taken) groups = new Set();
            taken = phrase.length;
            groups.add(number);
          }
        });
        // the words of a phrase count one by one, each helped by what the whole phrase also means
        for (const one of stems.slice(i, i + taken)) all.push([[one, 1], ...[...groups].map((number) => [`=${number}`, number < terms ? SAME : ALIKE])]);
        i += taken;
      }
      if (stems.length && !meant.has(stems.at(-1)) && !(await count(stems.at(-1)))) all.at(-1).push(...(await completions(words.at(-1))).map((key) => [key, BEGUN]));
      return all;
    };

    const groupOf = (number) => {
      let left = number;
      for (const [group, size] of start.documents) if ((left -= size) < 0) return group;
      return null;
    };

    const rank = async (query) => {
      const keys = [...new Set(query.flatMap((unit) => unit.map(([key]) => key)))];
      const lists = new Map(await Promise.all(keys.map(async (key) => [key, (await block(key))[key] || [0, ""]])));
      const rarity = (key) => Math.log(1 + start.size / (BASE + lists.get(key)[0]));
      const firsts = query.map((unit) => (lists.get(unit[0][0])[0] ? unit[0] : unit.find(([, factor]) => factor === BEGUN) || unit[0])[0]);
      const worth = firsts.map(rarity);
      const total = worth.reduce((sum, one) => sum + one, 0);
      const rows = new Map();
      const row = (number) => {
        if (!rows.has(number)) rows.set(number, { sum: 0, covered: 0, names: new Map() });
        return rows.get(number);
      };
      query.forEach((unit, place) => {
        const best = new Map(); // document -> what the unit counts there
        for (const [key, factor] of unit)
          for (const [number, weight, ...names] of lists.get(key).slice(2)) {
            best.set(number, Math.max(best.get(number) || 0, weight * factor));
            for (const [name, own, whole] of names) {
              const known = row(number).names.get(name) || { own: own / 10, whole: whole / 10, held: Array(query.length).fill(0) };
              known.held[place] = Math.max(known.held[place], factor * worth[place]);
              row(number).names.set(name, known);
            }
          }
        for (const [number, weight] of best) {
          row(number).sum += (weight / 20) * worth[place];
          row(number).covered += worth[place];
        }
      });
      const found = [...rows].map(([number, { sum, covered, names }]) => {
        const share = covered / total;
        const alike = ({ own, whole, held }) => {
          const shared = held.reduce((sum, one) => sum + one, 0);
          return own * ((shared / Math.max(whole + total - shared, shared)) ** 2 + (shared > total - 0.01 ? HOLDS : 0));
        };
        const named = Math.max(0, ...[...names.values()].map(alike));
        const group = groupOf(number);
        return { number, group, share, score: ((sum / total) * share ** WHOLE + NAMED * named) * PRIOR[group] };
      });
      found.sort((a, b) => b.score - a.score || a.number - b.number);
      const best = found[0]?.score || 0;
      return {
        found: found.filter(({ share, score }) => share > HALF || score > best / WORTH),
        more: [...lists.values()].some(([all, , ...kept]) => all > kept.length),
      };
    };

    // How far a word may be from the one that was meant: one that nothing holds; one that stands nowhere in this form, such as «circlar» beside «circle».
    const doubt = async (word, last) => {
      if (meant.has(stem(word))) return 0;
      const [documents, forms] = (await block(stem(word)))[stem(word)] || [0, ""];
      if (!documents) return last && (await completions(word)).length ? 0 : Infinity;
      const ending = word.slice(stem(word).length);
      return /\d/.test(word) || /^[aoe]?s?$/.test(ending) || forms.split("|").includes(ending) ? 0 : 1;
    };

    // Doubtful words are corrected, unknown ones left out if there is nothing near: [words, whether any was corrected].
    const mend = async (words) => {
      const doubts = await Promise.all(words.map((word, place) => doubt(word, place === words.length - 1)));
      if (!doubts.some(Boolean)) return [words, false];
      const mended = await Promise.all(
        words.map(async (word, place) => {
          if (!doubts[place] || word.length < SHORTEST) return null;
          return correct(await part("words.json"), word, doubts[place] === 1 ? 1 : undefined);
        }),
      );
      return [words.flatMap((word, place) => mended[place] || (doubts[place] === Infinity ? [] : [word])), mended.some(Boolean)];
    };

    // A better known word near one that hardly anything holds: offered, not taken.
    const suggest = async (words) => {
      if (!words.some((word) => word.length >= SHORTEST)) return null;
      const vocabulary = await part("words.json");
      const better = await Promise.all(
        words.map(async (word) => {
          const other = word.length < SHORTEST ? null : correct(vocabulary, word)?.[0];
          return other && vocabulary[other] > 4 && (await count(stem(word))) < 2 && stem(other) !== stem(word) ? other : word;
        }),
      );
      return better.join(" ") === words.join(" ") ? null : better.join(" ");
    };

    const search = async (text) => {
      const typed = telling(text);
      if (!typed.length) return { found: [], corrected: null, suggestion: null, marks: [], more: false };
      const [words, changed] = await mend(typed);
      const query = await units(words);
      const { found, more } = query.length ? await rank(query) : { found: [], more: false };
      // what may be marked in a text, by unit of the query: phrases of stems
      const marks = query.map((unit) => unit.flatMap(([key]) => (key.startsWith("=") ? phrases[key.slice(1)] : [[key]])));
      const suggestion = !changed && found.length <= FEW ? await suggest(words) : null;
      return { found, corrected: changed && words.length ? words.join(" ") : null, suggestion, marks, more };
    };

    // The card of a document: title, address, line about it, description, passages.
    const card = async (number) => {
      let [left, before] = [number, 0];
      for (const [, size, together] of start.documents) {
        if (left < size) return (await part(`d/${before + Math.floor(left / together)}.json`))[left % together];
        left -= size;
        before += Math.ceil(size / together);
      }
      return null;
    };

    // The words of the glossary that look most like what was typed: numbers of documents. Their groups stand first, in their order.
    const nearest = async (text, most = 4) => {
      const place = start.documents.findIndex(([group]) => group === "word");
      const first = start.documents.slice(0, place).reduce((sum, [, size]) => sum + size, 0);
      const pairs = (word) => new Set([...word].slice(1).map((letter, at) => word[at] + letter));
      const wanted = pairs(stemsOf(text).join(" "));
      const like = (phrase) => {
        const own = pairs(phrase);
        return (2 * [...own].filter((one) => wanted.has(one)).length) / (own.size + wanted.size || 1);
      };
      const scored = start.groups.slice(0, terms).map((group, number) => [Math.max(...group.split("|").map(like)), first + number]).filter(([score]) => score > 0.25);
      return scored.sort((a, b) => b[0] - a[0]).slice(0, most).map(([, number]) => number);
    };

    return { start, search, card, nearest, stemsOf, facets: () => part("facets.json") };
  };

  return { open };
})();
