"""What may be a mark of a source: a figure, a law's number or a name that the weekly check looks for in the source's text."""

from __future__ import annotations

import re

_MOST_WORDS = 6
_MOST_LOWER_WORDS = 3
_SENTENCE = re.compile(r"[.;:!?…]\s|[.;:!?…]$")
_LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÁÉÍÓÚÜÑ]{4,}(?!\w)")


def is_sentence(mark: str) -> bool:
    """True for what is more than a figure, a law's number or a name: many words, a full stop, or no figure and no capital letter."""
    named = any(letter.isdigit() or letter.isupper() for letter in mark)
    words = mark.split()
    return len(words) > _MOST_WORDS or bool(_SENTENCE.search(mark)) or len(_LOWER_WORD.findall(mark)) > _MOST_LOWER_WORDS or not named
