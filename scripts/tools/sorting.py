"""How lists are sorted and cut into letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(32_768)  # the names of publishers, which are sorted and cut into letters
def fold(text: str) -> str:
    """A text for sorting: no accents, no case, no sign before the first letter or figure."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain.lstrip("«“\"'([¿¡ ")


def initial(text: str) -> str:
    """The letter under which a text is listed; "0" for a figure."""
    first = fold(text)[:1]
    return first if "a" <= first <= "z" else "0"
