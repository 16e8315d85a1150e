"""Rules on what a source carries for the weekly check: each is a function that reads the library and yields problems."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.read import Library
from scripts.facts.source_marks import is_sentence
from scripts.tools.problems import Problem

CHAPTER = "facts"  # of the manual


def sentence_as_mark(library: Library) -> Iterator[Problem]:
    """A mark of a source is a figure, a law's number or a name, never a sentence."""
    for source in library.declarations:
        for mark in source.marks:
            if is_sentence(mark):
                yield Problem(source.path, source.line, "sentence-as-mark", {"id": source.id, "found": mark[:60]})


RULES = (sentence_as_mark,)
