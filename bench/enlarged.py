"""The content with its records many times over, as it may be in years: same sizes, and new words as the records grow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scripts.content.model import Content, Evidence, Text

_WORD = re.compile(r"\b[^\W\d_]{5,}\b")
# A language's vocabulary grows far slower than its texts: with a hundred times the records, the rare words are twelve times as many.
_NEW_WORDS = "abcdefghijkl"


def enlarged(content: Content, times: int) -> Content:
    """The content with each record `times` times: copies have ids of their own and, for the words of one record alone, other words."""
    counts = Counter(word for record in content.evidence for text in _texts(record) for word in set(_WORD.findall(text.es + " " + text.en)))
    rare = frozenset(word for word, count in counts.items() if count == 1)
    copies = tuple(copy for record in content.evidence for copy in _copies(record, times, rare))
    return replace(content, evidence=copies)


def _texts(record: Evidence) -> Iterator[Text]:
    yield from (record.name, record.organisation, record.what)


def _copies(record: Evidence, times: int, rare: frozenset[str]) -> Iterator[Evidence]:
    yield record
    for number in range(1, times):
        letter = _NEW_WORDS[number % len(_NEW_WORDS)]

        def other(text: Text, letter: str = letter) -> Text:
            def change(found: re.Match[str]) -> str:
                return found[0] + letter + "o" if found[0] in rare else found[0]

            return Text(_WORD.sub(change, text.es), _WORD.sub(change, text.en))

        name, organisation, what = map(other, _texts(record))
        yield replace(record, id=f"{record.id}-{number}", name=name, organisation=organisation, what=what)
