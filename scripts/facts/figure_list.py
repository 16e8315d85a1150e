"""`python -m scripts.figures FILE`: every figure of the site with its place, sentence, source and year, as CSV.

Sorted by source, then by figure, so that whoever reads it sees the same thing said twice, or two figures for one thing.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, Content
from scripts.content.prose import Block, blocks, figures, plain
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.tools.phrases import fill

_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“(])")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_AFTER = re.compile(r"[\s\u00a0\u202f]*(%|[^\W\d_]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Figure:
    """A number as it stands on the site. `what`: the word after it; `source` and `year`: id of a source and when it was published."""

    source: str
    figure: str
    what: str
    year: str
    place: str
    sentence: str


def site_figures(content: Content) -> list[Figure]:
    """The figures of pages and records, in the site's first language (the rules demand the same ones in the other)."""
    found = {
        Figure(source, figure, what, _year(content, source), place, sentence)
        for place, text, sources in _texts(content)
        for sentence in _SENTENCE_END.split(" ".join(text.split()))
        for figure, what in _numbers(sentence)
        for source in sources or ("",)
    }
    return sorted(found, key=lambda f: (f.source, _value(f.figure), f.what, f.place, f.sentence))


def as_csv(found: list[Figure]) -> str:
    """The list as CSV; a cell that a spreadsheet would take for a formula starts with an apostrophe."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow([field.name for field in fields(Figure)])
    rows.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in astuple(one)] for one in found)
    return file.getvalue()


def _texts(content: Content) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Place, text and sources of everything that can hold a figure."""
    for record in content.evidence:
        for text in (record.what, *(result.text for result in record.results), *([record.gaps] if record.gaps else [])):
            yield record.path, text[DEFAULT_LANGUAGE], tuple(dict.fromkeys(record.sources))
    for one in content.follow_ups:
        yield f"data/follow-up.yml#{one.id}", one.what[DEFAULT_LANGUAGE], one.sources
    for country in content.doors.values():
        for door in country.doors:
            yield from ((f"{country.path}#{door.id}", text[DEFAULT_LANGUAGE], door.sources) for text in door.texts)
    for practice in content.practices:
        for indicator in practice.indicators:
            for part in (indicator.name, indicator.formula, indicator.note):
                if part:
                    yield practice.path, part[DEFAULT_LANGUAGE], (indicator.source,)
    for term in content.terms:
        yield f"data/glossary.yml#{term.id}", term.definition[DEFAULT_LANGUAGE], term.sources
    for page in content.pages.values():
        if page.lang == DEFAULT_LANGUAGE or (DEFAULT_LANGUAGE, page.key) not in content.pages:
            yield from ((page.path, _words(block), tuple(dict.fromkeys(block.citations))) for block in blocks(page))


def _words(block: Block) -> str:
    return plain(block.text) if figures(block.text) else ""


def _numbers(sentence: str) -> Iterator[tuple[str, str]]:
    for number in _NUMBER.finditer(sentence):
        after = _AFTER.match(sentence, number.end())
        yield number.group(), (after[1] or "") if after else ""


def _value(figure: str) -> tuple[int, str]:
    """Figures by size of their whole part, as the site's first language writes them."""
    whole = re.sub(r"\D", "", figure.split(",")[0])
    return len(whole.lstrip("0")), whole.lstrip("0") + figure


def _year(content: Content, source: str) -> str:
    found = content.sources.get(source)
    return (found.published or "")[:4] if found else ""


def main(arguments: list[str]) -> int:
    """Write the list; 2 where it is not said into which file."""
    if len(arguments) != 1 or not arguments[0].endswith(".csv") or Path(arguments[0]).is_dir():
        print("\n".join(words()["figures.usage"][lang] for lang in LANGUAGES), file=sys.stderr)
        return 2
    found = site_figures(load().content)
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_csv(found), encoding="utf-8-sig")  # with the mark by which spreadsheets know UTF-8
    for lang in LANGUAGES:
        print(fill(words()["figures.done"][lang], count=len(found), file=file))
    return 0
