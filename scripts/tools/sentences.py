"""Sentences of a text in Spanish or English, and the words of a sentence as a reader counts them. Pure."""

from __future__ import annotations

import re

# What ends in a full stop and ends no sentence: «n.º», «art. 5», «S. A.», «EE. UU.», “No. 8”, an initial.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«“\"])(?:[A-ZÁÉÍÓÚÑ]|EE|UU|[Aa]rts?|[Nn]úms?|[Nn]os?|[Pp]ágs?|[Cc]ap|[Ii]nc|[Dd]rs?|[Dd]ra|[Ss]rs?|[Ss]ra|[Ii]ng|[Ll]ic"
    r"|[Ll]tda|[Cc]ía|[Ii]nc|[Ll]td|[Cc]o|[Mm]r|[Mm]rs|[Mm]s|[Ss]t|[Vv]s|p\. ej|etc|aprox|ca|cf|al|ed|eds|vol|e\.g|i\.e)\.$"
)
_END = re.compile(r"[.!?…]+[»”\"’')\]]*(?=\s+[«“\"‘'(¿¡\[]*[A-ZÁÉÍÓÚÜÑ0-9])")
_WORD = re.compile(r"[^\s]*[^\W_][^\s]*")
# A dash or slash with letters on both sides parts two words; a hyphen makes one of them.
_PARTED = re.compile(r"(?<=[^\W\d_])[—–/](?=[^\W\d_])")


def sentences(text: str) -> list[str]:
    """The sentences of a text. A semicolon or colon ends none; neither does the full stop of an abbreviation or an initial."""
    text = " ".join(text.split())
    found, start = [], 0
    for end in _END.finditer(text):
        if not (end.group().startswith(".") and _ABBREVIATED.search(text[start : end.start() + 1])):
            found.append(text[start : end.end()])
            start = end.end()
    return [one for one in (*(part.strip() for part in found), text[start:].strip()) if one]


def words(sentence: str) -> list[str]:
    """The words of a sentence without the marks around them: a figure with its sign is one word («71 %»), and so is an acronym."""
    return [word.strip("«»“”\"‘’'()[]{}.,;:¿?¡!…*%") for word in _WORD.findall(_PARTED.sub(" ", sentence))]
