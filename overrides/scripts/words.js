// Words as the search compares them: folded, then cut to their stem. scripts/search/language.py does the same for the index.
const words = (() => {
  const PLAIN = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[łøđıßæœ]/g, (letter) => PLAIN[letter])
      .replace(/(\d)[.,\u00a0](?=\d{3})/g, "$1")
      .replace(/\b([a-z])-(?=[a-z])/g, "$1");
  const split = (text) => fold(text).match(/[a-z]+|[0-9]+/g) || [];

  const stemmer = (endings, spellings) => {
    const ends = new RegExp(endings);
    const spelt = spellings.map(([found, kept]) => [new RegExp(found), kept]);
    const cut = (word) => word.replace(ends, (end) => (word.length - end.length > 3 ? "" : end.replace(/([aeo]?s|[aeo])$/, "")));
    return (word) => {
      if (word.length < 4 || /\d/.test(word)) return word;
      if (word.length === 4) return word.replace(/([^ius])s$|[aeo]$/, "$1");
      const once = cut(spelt.reduce((text, [found, kept]) => text.replace(found, kept), word));
      return once.length > 5 ? once.replace(/[aeios]$/, "") : once;
    };
  };

  return { split, stemmer };
})();
