"""Some words as a sentence lists them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SOUNDS_LIKE_I = re.compile(r"(?:i|hi(?![aeou])|í)", re.IGNORECASE)  # «e industria», but «y hierro»


def listed(words: Sequence[str], lang: str) -> str:
    """Words in a row with the conjunction of a language before the last: «gobierno, industria y academia»; the first begins with a capital.

    Where one of them has a conjunction inside, a comma stands before the last too.
    """
    if not words:
        return ""
    small = [_small(word) for word in words]
    first = capital(words[0])
    *others, last = [first, *small[1:]]
    if not others:
        return last
    join = "and" if lang == "en" else "e" if _SOUNDS_LIKE_I.match(last) else "y"
    compound = any(f" {inner} " in word for word in words for inner in ("y", "e", "and"))
    comma = "," if len(words) > 2 and compound else ""
    return f"{', '.join(others)}{comma} {join} {last}"


def capital(text: str) -> str:
    """With a capital, as what opens a sentence, or stands alone, has it."""
    return text[:1].upper() + text[1:]


def _small(word: str) -> str:
    """A word without the capital of its entry in a list; an abbreviation or a name in capitals stays as it is."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
