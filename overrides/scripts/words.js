// Words as the search compares them: folded, then cut to their stem. scripts/search/language.py does the same for the index.
const words = (() => {
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

  return { split, stemmer };
})();
