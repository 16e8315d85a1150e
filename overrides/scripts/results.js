// What is found, as a reader sees it: groups, names, the sentence that answers with the words marked. Shared by the dialog and the page of results.
const results = (() => {
  const SENTENCE = 220; // characters of a sentence that are shown
  const BEFORE = 70; // of them before the first word that was found

  const element = (tag, attributes, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };

  // words and numbers at odd places, what is between them at even ones
  const pieces = (text) => text.split(/(\d+(?:[.,\u00a0]\d{3})+|[\p{L}\p{M}\p{N}]+)/u);

  // The stems to mark in a text: those of the phrases of the query that stand in it whole.
  const hits = (engine, text, marks) => {
    const own = new Set(engine.stemsOf(text));
    return new Set(marks.flat().filter((phrase) => phrase.every((one) => own.has(one))).flat());
  };

  const marked = (engine, text, marks) => {
    const stems = hits(engine, text, marks);
    const hit = (word) => engine.stemsOf(word).some((own) => stems.has(own));
    return pieces(text).map((piece, place) => (place % 2 && hit(piece) ? element("mark", {}, piece) : piece));
  };

  const sentences = (text) => text.replace(/([.!?…]["»”)]?)\s+(?=[\p{Lu}¿¡«“])/gu, "$1\n").split("\n");

  // A sentence too long for a list is cut around its first hit.
  const shorten = (engine, text, marks) => {
    if (text.length <= SENTENCE) return text;
    const stems = hits(engine, text, marks);
    let start = 0;
    for (const piece of pieces(text)) {
      if (engine.stemsOf(piece).some((own) => stems.has(own))) break;
      start += piece.length;
    }
    const from = start > BEFORE ? text.indexOf(" ", start - BEFORE) + 1 : 0;
    const to = from + SENTENCE < text.length ? text.lastIndexOf(" ", from + SENTENCE) : text.length;
    return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  };

  // What a text answers of a query: a unit counts whole where the word itself stands, half where another for it does.
  const answers = (engine, text, marks) => {
    const own = new Set(engine.stemsOf(text));
    const stands = (phrase) => phrase.every((one) => own.has(one));
    return marks.reduce((sum, [typed, ...others]) => sum + (stands(typed) ? 1 : others.some(stands) ? 0.5 : 0), 0);
  };

  // The sentences of a document that answer most of the query, best first, one a heading: [[anchor, sentence]…].
  // Where none says more than the title, the description's first sentence does; with a word of the glossary its definition goes before.
  const passages = (engine, [title, address, , description, parts], marks, most) => {
    const all = parts.flatMap(([anchor, text]) => sentences(text).map((one) => [anchor, one, answers(engine, one, marks)]));
    const seen = new Set();
    const least = answers(engine, title, marks) ? 1 : 0.5;
    const best = all
      .filter(([, , answered]) => answered >= least)
      .sort((a, b) => b[2] - a[2])
      .filter(([anchor, text]) => !seen.has(anchor || text) && seen.add(anchor || text));
    const about = ["", sentences(description)[0]];
    const defined = address.includes("#") && (most > 1 || least === 1);
    const chosen = defined ? [about, ...best.filter(([, text]) => text !== about[1])] : best.length ? best : [about];
    return chosen.slice(0, most).map(([anchor, text]) => [anchor, shorten(engine, text, marks)]);
  };

  // Groups in the order of their best result: [[group, [result…]]…].
  const grouped = (found) => {
    const groups = new Map();
    for (const one of found) groups.set(one.group, [...(groups.get(one.group) || []), one]);
    return [...groups];
  };

  const number = (words, { found, more }) => (more ? words.many.replace("{count}", found.length) : String(found.length));

  // What a reader is told about a search, by eye and by ear.
  const say = (words, text, answer) => {
    if (!text.trim()) return "";
    if (!answer.found.length) return words.none.replace("{text}", text);
    const told = answer.corrected ? words.corrected.replace("{corrected}", answer.corrected) : words.count;
    return told.replace("{text}", text).replace("{count}", number(words, answer));
  };

  return { element, marked, passages, grouped, say };
})();
