// Finds documents by words: no page in here. Words are cut to their stem, widened by those with the same meaning and, when unknown, corrected.
// scripts/search/files.py says what is in the files that this reads, a few for a query.
import * as words from "./words.js";
import * as spelling from "./spelling.js";
import * as ranking from "./ranking.js";
import * as reading from "./reading.js";

const SAME = 0.7; // another word for the same thing in the glossary, against the word itself
const ALIKE = 0.6; // an everyday word that is typed for another
const BEGUN = 0.9; // a word that begins with what was typed
const COMPLETIONS = 6;
const FEW = 3; // of so many results or fewer a typing error may be the reason

export const open = async (folder) => {
  const kept = new Map();
  const get = (path, options) => reading.get(folder, path, options);
  const start = await get("start.json", { cache: "no-cache" });
  const part = (path) => {
    if (!kept.has(path)) kept.set(path, get(`${start.folder}/${path}`).catch((error) => (kept.delete(path), Promise.reject(error))));
    return kept.get(path);
  };
  const small = new Set(start.small);
  const stem = words.stemmer(start.endings, start.spellings);
  const stemsOf = (text) => words.split(text).map(stem);
  const endings = start.endings.slice(1, -2).replaceAll("?", "").split("|");

  const size = start.documents.reduce((sum, [, one]) => sum + one, 0);
  const terms = start.documents.find(([group]) => group === "word")[1];

  const telling = (text) => {
    const all = words.split(text);
    const some = all.filter((word) => !small.has(word));
    return some.length ? some : all;
  };
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);
  const blockOf = (key) => Math.max(0, start.blocks.findLastIndex((first) => first <= key));
  const block = (key) => part(`w/${blockOf(key)}.json`);
  const entry = async (key) => own(await block(key), key) || [0, "", ""];
  const count = async (key) => (await entry(key))[0];
  // Whether a document or a group of words does.
  const holds = async (key) => {
    const [documents, , groups] = await entry(key);
    return Boolean(documents || groups);
  };
  // The stem of a word; the word itself where only that is one, such as «orphan» beside «orphaned».
  const keyOf = async (word) => ((await holds(stem(word))) || !(await holds(word)) ? stem(word) : word);
  const lines = (text) => (text ? text.split("|").map((line) => line.split(" ")) : []);
  const groupsWith = async (key) => lines((await entry(key))[2]); // [number of a group, the other stems of its phrase…]

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
  const units = async (typed) => {
    const stems = await Promise.all(typed.map(keyOf));
    const all = [];
    for (let i = 0; i < stems.length;) {
      let [taken, groups] = [1, new Set()];
      for (const [number, ...others] of await groupsWith(stems[i])) {
        const here = stems.slice(i + 1, i + 1 + others.length);
        if (others.length + 1 < taken || !others.every((one) => here.includes(one))) continue;
        if (others.length + 1 > taken) groups = new Set();
        taken = others.length + 1;
        groups.add(Number(number));
      }
      // the words of a phrase count one by one, each helped by what the whole phrase also means
      for (const one of stems.slice(i, i + taken)) {
        all.push([[one, 1], ...[...groups].map((number) => [`=${number}`, number < terms ? SAME : ALIKE])]);
      }
      i += taken;
    }
    if (stems.length && !(await holds(stems[stems.length - 1]))) {
      all[all.length - 1].push(...(await completions(typed.at(-1))).map((key) => [key, BEGUN]));
    }
    return all;
  };

  const groupOf = (number) => {
    let left = number;
    for (const [group, size] of start.documents) if ((left -= size) < 0) return group;
    return null;
  };

  // How far a word may be from the one that was meant: one that nothing holds; one that stands nowhere in this form, such as «circlar» beside «circle».
  const doubt = async (word, last) => {
    const key = await keyOf(word);
    const [documents, forms, member] = await entry(key);
    if (member) return 0; // the glossary knows it, whether a document holds it or not
    if (!documents) return last && (await completions(word)).length ? 0 : Infinity;
    const ending = word.slice(key.length);
    return /\d/.test(word) || /^[aoe]?s?$/.test(ending) || forms.split("|").includes(ending) ? 0 : 1;
  };

  // Words typed in two where one is written, such as «geo-membrane».
  const closed = async (typed) => {
    const all = [];
    for (let place = 0; place < typed.length; place++) {
      const [word, next] = typed.slice(place, place + 2);
      const [alone, other] = next ? await Promise.all([doubt(word, false), doubt(next, place + 2 === typed.length)]) : [0, 0];
      const together = (alone === Infinity || other === Infinity) && !(await doubt(word + next, false));
      all.push(together ? word + next : word);
      if (together) place++;
    }
    return all;
  };

  // Doubtful words are corrected, unknown ones left out if there is nothing near: [words, whether any was corrected].
  /** @type {(written: string[]) => Promise<[string[], boolean]>} */
  const mend = async (written) => {
    const typed = await closed(written);
    const joined = typed.length < written.length;
    const doubts = await Promise.all(typed.map((word, place) => doubt(word, place === typed.length - 1)));
    if (!doubts.some(Boolean)) return [typed, joined];
    const mended = await Promise.all(
      typed.map(async (word, place) => {
        if (!doubts[place] || word.length < spelling.SHORTEST) return null;
        return spelling.correct(await part("words.json"), start.small, word, doubts[place] === 1 ? 1 : undefined);
      }),
    );
    return [typed.flatMap((word, place) => mended[place] || (doubts[place] === Infinity ? [] : [word])), joined || mended.some(Boolean)];
  };

  // A better known word near one that hardly anything holds: offered, not taken.
  const suggest = async (typed) => {
    if (!typed.some((word) => word.length >= spelling.SHORTEST)) return null;
    const vocabulary = await part("words.json");
    const better = await Promise.all(
      typed.map(async (word) => {
        const other = word.length < spelling.SHORTEST ? null : spelling.correct(vocabulary, start.small, word)?.[0];
        return other && vocabulary[other] > 4 && (await count(stem(word))) < 2 && stem(other) !== stem(word) ? other : word;
      }),
    );
    return better.join(" ") === typed.join(" ") ? null : better.join(" ");
  };

  const search = async (text) => {
    const [mended, changed] = await mend(telling(text));
    if (!mended.length) return { found: [], corrected: null, suggestion: null, marks: [], more: false };
    const query = await units(mended);
    const keys = [...new Set(query.flatMap((unit) => unit.map(([key]) => key)))];
    const entries = await Promise.all(keys.map(entry));
    const lists = new Map(keys.map((key, place) => [key, entries[place]]));
    const { found, more } = ranking.rank(query, lists, size, groupOf);
    // what may be marked in a text, by unit of the query: phrases of stems
    const marks = query.map((unit) => unit.flatMap(([key]) => (key.startsWith("=") ? lines(lists.get(key)[1]) : [[key]])));
    const suggestion = !changed && found.length <= FEW ? await suggest(mended) : null;
    return { found, corrected: changed ? mended.join(" ") : null, suggestion, marks, more };
  };

  // The card of a document: title, address, line about it, description, passages, and its language if it is another.
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
    const scored = (await part("terms.json")).map((group, number) => [Math.max(...group.split("|").map(like)), first + number]).filter((
      [score],
    ) => score > 0.25);
    return scored.sort((a, b) => b[0] - a[0]).slice(0, most).map(([, number]) => number);
  };

  return { start, search, card, nearest, stemsOf, facets: () => part("facets.json") };
};
