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

  // The stems to mark in a text: of each unit of the query the phrases that stand in it whole; and how many units do.
  const hits = (engine, text, marks) => {
    const own = new Set(engine.stemsOf(text));
    const there = marks.map((unit) => unit.filter((phrase) => phrase.every((one) => own.has(one))));
    return { stems: there.flat(2), units: there.filter((unit) => unit.length).length };
  };

  const marked = (engine, text, marks) => {
    const { stems } = hits(engine, text, marks);
    const hit = (word) => engine.stemsOf(word).some((own) => stems.includes(own));
    return pieces(text).map((piece, place) => (place % 2 && hit(piece) ? element("mark", {}, piece) : piece));
  };

  const sentences = (text) => text.replace(/([.!?…]["»”)]?)\s+(?=[\p{Lu}¿¡«“])/gu, "$1\n").split("\n");

  // A sentence too long for a list is cut around its first hit.
  const shorten = (engine, text, marks) => {
    if (text.length <= SENTENCE) return text;
    const { stems } = hits(engine, text, marks);
    let start = 0;
    for (const piece of pieces(text)) {
      if (engine.stemsOf(piece).some((own) => stems.includes(own))) break;
      start += piece.length;
    }
    const from = start > BEFORE ? text.indexOf(" ", start - BEFORE) + 1 : 0;
    const to = from + SENTENCE < text.length ? text.lastIndexOf(" ", from + SENTENCE) : text.length;
    return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  };

  // The sentences of a document that hold most of the query, best first, one a heading: [[anchor, sentence]…].
  const passages = (engine, [, , , description, parts], marks, most) => {
    const all = parts.flatMap(([anchor, text]) => sentences(text).map((one) => [anchor, one, hits(engine, one, marks).units]));
    const seen = new Set();
    const best = all
      .filter(([, , units]) => units)
      .sort((a, b) => b[2] - a[2])
      .filter(([anchor, text]) => !seen.has(anchor || text) && seen.add(anchor || text));
    const chosen = best.length ? best.slice(0, most) : [["", sentences(description)[0]]];
    return chosen.map(([anchor, text]) => [anchor, shorten(engine, text, marks)]);
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
    const shown = answer.corrected ? `${words.corrected.replace("{text}", answer.corrected)} ` : "";
    return shown + words.count.replace("{text}", answer.corrected || text).replace("{count}", number(words, answer));
  };

  return { element, marked, passages, grouped, say };
})();
