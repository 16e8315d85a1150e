"""How the search compares words: folded, without the small ones, cut to their stem. Pure.

`overrides/scripts/words.js` does the same, with the endings from here; tests/unit/test_search_judge.py holds one against the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Endings of number, gender and person, and the commonest that make one word of another. Of both languages at once: either is
# typed on either site.
ENDINGS = (
    "(aciones|acion|amientos?|imientos?|izaciones|izacion|izar|ables?|ments?|ations?|ation|ings?|ador|adora|adores|adoras"
    "|ando|iendo|aron|ieron|ans?|ens?|anes|enes|icas?|icos?|ales|als?|ares|eres|ados?|adas?|idos?|idas?|ars?|ers?|ir|es|os|as|eds?|s|a|o|e)$"
)
_ENDINGS = re.compile(ENDINGS)
# British and American spellings that are compared as one; hardly a Spanish word is changed by them, and then in all its forms.
SPELLINGS = (
    (r"(\w\w)our(s|ed|ing|al|able|hood)?$", r"\1or\2"),
    (r"(\w{3}[iy])z(e|ed|es|er|ers|ing|ation|ations|able)$", r"\1s\2"),
    (r"(cent|met|lit|theat|fib)re(s?)$", r"\1er\2"),
    (r"(lic|def|off)ens(e|ed|es|ing)$", r"\1enc\2"),
    (r"(pract)is(e|ed|es|ing)$", r"\1ic\2"),
    (r"ell(ed|ing)$", r"el\1"),
    (r"gramme(s?)$", r"gram\1"),
    (r"ogue(s?)$", r"og\1"),
)
_SPELLINGS = tuple((re.compile(american), british) for american, british in SPELLINGS)
# Letters that have no accent to take off, and what people type for them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeffªº™℠]")  # signs that are no part of a word: a soft hyphen, the letter of «1.º»
_SPACED = re.compile("([0-9])[\u00a0\u2007\u2009\u202f](?=[0-9]{3})")
_RAISED = re.compile("([0-9])(?=[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞])")  # 10² is not 102, nor 3½ 31
_THOUSANDS = re.compile("([0-9])[.,](?=[0-9]{3})")
# With a plain space only where it can hardly be two numbers: «GRI 303 305» stay two.
_GROUPS = re.compile(r"\b(?:[0-9]{1,2}(?: [0-9]{3})+|[0-9]{3}(?: 000)+|[0-9]{3}(?: [0-9]{3}){2,})\b")
_LETTER = re.compile(r"\b([a-z])-(?=[a-z])")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+")
_SHORT_END = re.compile(r"([aeo]?s|[aeo])$")
_FOUR_LETTERS = re.compile(r"([^ius])s$|[aeo]$")


class _Bare(dict[int, str]):
    """Each letter without its accents, by number: letter by letter what normalising the whole text and leaving its marks out gives."""

    def __missing__(self, number: int) -> str:
        bare = "".join(one for one in unicodedata.normalize("NFKD", chr(number)) if not unicodedata.category(one).startswith("M"))
        return self.setdefault(number, bare)


_BARE = _Bare()


@lru_cache(16_384)  # what asks for the words of a text asks for those with hyphens next, and for those of a name once more
def fold(text: str) -> str:
    """A text without accents, in small letters and plain figures, its thousands closed up and single letters joined to their word:
    «Ley 21.305» and «ley 21305» are the same, «e-waste» is one word, «CO₂» is «co2», «eﬁciencia» «eficiencia».
    """
    text = _RAISED.sub(r"\1 ", _SPACED.sub(r"\1", _UNSEEN.sub("", text)))
    bare = text if text.isascii() else text.translate(_BARE)
    closed_up = _THOUSANDS.sub(r"\1", bare.lower().translate(_PLAIN))
    return _LETTER.sub(r"\1", _GROUPS.sub(lambda m: m.group().replace(" ", ""), closed_up))


def split(text: str) -> list[str]:
    """The words and numbers of a text, folded; «NCh3262» is «NCh 3262»."""
    return _WORD.findall(fold(text))


def without_hyphens(text: str) -> list[str]:
    """The words of a text that are written with hyphens, as they are written without: «geo-membrane» is «geomembrane» too."""
    folded = fold(text)
    return [word.replace("-", "") for word in _HYPHENED.findall(folded)] if "-" in folded else []


def content_words(text: str, small: frozenset[str]) -> list[str]:
    """The words of a text without the small ones (articles, prepositions); all of them when there are no others."""
    words = split(text)
    return [word for word in words if word not in small] or words


@cache
def stem(word: str) -> str:
    """What a folded word has in common with its plural, its other gender and its nearest relatives. Numbers stay whole."""
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return word
    if len(word) == 4:
        return _FOUR_LETTERS.sub(r"\1", word)
    for found, kept in _SPELLINGS:
        word = found.sub(kept, word)
    once = _ENDINGS.sub(lambda end: _cut(word, end.group()), word)
    return re.sub("[aeios]$", "", once) if len(once) > 5 else once


def _cut(word: str, end: str) -> str:
    """What stays of an ending: nothing if enough of the word is left, else the ending without its last vowel and its plural."""
    return "" if len(word) - len(end) > 3 else _SHORT_END.sub("", end)
