"""Rules on the weight of the documents of the built site, in the bytes that a reader downloads: those that are there.

What is printed does not grow with the library (scripts/takeaway/selection.py). The copy to read offline holds all of it, and so has
a budget a record.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.model import LANGUAGES, Content
from scripts.facts.handouts import EPUB, HANDBOOK, LLMS_FULL, OF_PRACTICE, OFFLINE, of_practice
from scripts.rules.built.summary import Whole
from scripts.rules.built.weight import KB
from scripts.tools.problems import Problem

CHAPTER = "site"  # of the manual

_BOOKS = ((HANDBOOK, 2200 * KB), (EPUB, 340 * KB), (LLMS_FULL, 1000 * KB))
_OF_PRACTICE = {"docx": 80 * KB, "sheet-a4": 45 * KB, "sheet-letter": 45 * KB}
_COPY, _COPY_RECORD = 1400 * KB, 2 * KB  # without any record, and for each


def heavy_document(site: Whole) -> Iterator[Problem]:
    """A document to take away stays within the budget of its kind."""
    for path, budget in _budgets(site.content):
        file = site.folder / path
        if file.is_file() and (size := file.stat().st_size) > budget:
            yield Problem(path, 1, "heavy-document", {"found": f"{size / KB:.0f}", "budget": f"{budget / KB:g}"})


def _budgets(content: Content) -> Iterator[tuple[str, int]]:
    """The path of each document, and the bytes that it may have."""
    for lang in LANGUAGES:
        yield from ((paths[lang], most) for paths, most in _BOOKS)
        yield OFFLINE[lang], _COPY + _COPY_RECORD * len(content.evidence)
        for kind in OF_PRACTICE:
            yield from ((of_practice(content, lang, one, kind), _OF_PRACTICE[kind]) for one in content.practices)


RULES = (heavy_document,)
