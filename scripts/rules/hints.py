"""Hints: what could be better and stops nobody. Each is a function that yields problems, which `make check` prints beside its verdict.

A hint has its words in `hint.<name>` of data/ui.yml. What has to be mended before a text is published is a rule, not a hint.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Text
from scripts.content.prose import blocks, plain
from scripts.tools.problems import Problem
from scripts.tools.sentences import sentences, words
from scripts.tools.yaml import Place

LONGEST = 35  # words of a sentence that somebody can still follow


def long_sentence(library: Library) -> Iterator[Problem]:
    """A sentence of a page, or of what a record says, has at most 35 words."""
    for path, line, text in _texts(library):
        for sentence in sentences(text):
            if (count := len(words(sentence))) > LONGEST:
                yield Problem(path, line, "long-sentence", {"start": " ".join(sentence.split()[:6]), "count": count})


def _texts(library: Library) -> Iterator[tuple[str, int, str]]:
    """Path, line and words of every text that is made of sentences."""
    for page in library.content.pages.values():
        for block in blocks(page):
            if block.kind in ("paragraph", "step", "bullet"):
                yield page.path, block.line, plain(block.text)
    for record in library.content.evidence:
        texts: list[tuple[Place, Text]] = [(("what",), record.what)]
        texts += [(("results", index), result.text) for index, result in enumerate(record.results)]
        for place, text in texts:
            for lang in LANGUAGES:
                yield record.path, library.documents[record.path].line((*place, lang)), text.given(lang)


HINTS = (long_sentence,)
