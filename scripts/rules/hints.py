"""Hints: what could be better and stops nobody. Each is a function that yields problems, which `make check` prints beside its verdict.

A hint has its words in `hint.<name>` of data/ui.yml. What has to be mended before a text is published is a rule, not a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Evidence, Page, Text
from scripts.content.prose import blocks, plain
from scripts.tools.kept import anew
from scripts.tools.problems import Problem
from scripts.tools.sentences import sentences, words
from scripts.tools.yaml import Document, Place

LONGEST = 35  # words of a sentence that somebody can still follow


def long_sentence(library: Library) -> Iterator[Problem]:
    """A sentence of a page, or of what a record says, has at most 35 words."""
    for page in library.content.pages.values():
        yield from anew(library.faultless, partial(_long, page.path, partial(_of_page, page)), "long-sentence of a page", page.body)
    for record in library.content.evidence:
        document = library.documents[record.path]
        said = partial(_of_record, record, document)
        yield from anew(library.faultless, partial(_long, record.path, said), "long-sentence of a record", document.text)


def _long(path: str, texts: Callable[[], Iterable[tuple[int, str]]]) -> Iterator[Problem]:
    for line, text in texts():
        for sentence in sentences(text):
            if (count := len(words(sentence))) > LONGEST:
                yield Problem(path, line, "long-sentence", {"start": " ".join(sentence.split()[:6]), "count": count})


def _of_page(page: Page) -> Iterator[tuple[int, str]]:
    """Line and words of every text of a page that is made of sentences."""
    for block in blocks(page):
        if block.kind in ("paragraph", "step", "bullet"):
            yield block.line, plain(block.text)


def _of_record(record: Evidence, document: Document) -> Iterator[tuple[int, str]]:
    """Line and words of what a record says."""
    texts: list[tuple[Place, Text]] = [(("what",), record.what)]
    texts += [(("results", index), result.text) for index, result in enumerate(record.results)]
    for place, text in texts:
        for lang in LANGUAGES:
            yield document.line((*place, lang)), text.given(lang)


HINTS = (long_sentence,)
