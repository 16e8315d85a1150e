"""How the search compares words: folded, without the small ones, cut to their stem. Pure.

`overrides/scripts/words.js` does the same, with the endings from here; tests/test_lookup.py holds one against the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Endings of number, gender and person, and the commonest that make one word of another. Of both languages at once: either is
# typed on either site.
ENDINGS = (
    "(aciones|acion|amientos?|imientos?|izaciones|izacion|izar|ables?|ments?|ations?|ation|ings?|ador|adora|adores|adoras"
    "|ando|iendo|aron|ieron|an|en|anes|enes|icas?|icos?|ales|al|ares|ados?|adas?|idos?|idas?|ar|er|ir|es|os|as|ed|s|a|o|e)$"
)
_ENDINGS = re.compile(ENDINGS)
# Letters that have no accent to take off, and what people type for them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_THOUSANDS = re.compile(r"(\d)[.,\u00a0](?=\d{3})")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_PLURAL = re.compile(r"[aeo]?s$")


def fold(text: str) -> str:
    """A text without accents, in small letters, its thousands closed up: «Ley 21.305» and «ley 21305» are the same."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.category(letter).startswith("M"))
    return _THOUSANDS.sub(r"\1", bare.lower().translate(_PLAIN))


def split(text: str) -> list[str]:
    """The words and numbers of a text, folded; «NCh3262» is «NCh 3262»."""
    return _WORD.findall(fold(text))


def telling(text: str, small: frozenset[str]) -> list[str]:
    """The words of a text without the small ones (articles, prepositions); all of them when there are no others."""
    words = split(text)
    return [word for word in words if word not in small] or words


@cache
def stem(word: str) -> str:
    """What a folded word has in common with its plural, its other gender and its nearest relatives. Numbers stay whole."""
    once = word if len(word) < 5 or any(letter.isdigit() for letter in word) else _ENDINGS.sub(lambda end: _cut(word, end.group()), word)
    return re.sub("[aeios]$", "", once) if len(once) > 5 else once


def _cut(word: str, end: str) -> str:
    """What stays of an ending: nothing if enough of the word is left, else the ending without its plural."""
    return "" if len(word) - len(end) > 3 else _PLURAL.sub("", end)
