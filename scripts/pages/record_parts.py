"""What the macros of overrides/pages/parts.html take that show records: a result, a record in a line, a record in short."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Evidence, Result
from scripts.facts.confidence import kinds
from scripts.facts.dates import UNDATED, in_words, years
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, Mark, link, mark, said, strongest_mark


@dataclass(frozen=True)
class ResultLine:
    """What came of something, who says so and, where the text has no year, of when it is in words."""

    basis: Mark
    text: str
    as_of: str = ""


@dataclass(frozen=True)
class RecordCard:
    """A record in short. `facts`: kind and year; `shows`: what it shows for the practice on whose page it
    stands, "" where that is plain or not said; `basis`: the strongest of its results, "none" without any; `finding`: the result
    that has it, shown without opening, None without any; `results`: the others; `page`: its own.
    """

    name: str
    facts: tuple[str, ...]
    basis: Mark
    finding: ResultLine | None
    what: str
    results: tuple[ResultLine, ...]
    organisation: str
    page: Link
    shows: str = ""


def result_lines(page: PageContext, record: Evidence) -> tuple[ResultLine, ...]:
    """The results of a record."""
    return tuple(ResultLine(mark(page, one.basis), page.text(one.text), _as_of(page, one)) for one in record.results)


def _as_of(page: PageContext, one: Result) -> str:
    if not one.as_of or years(one):
        return ""
    return page.t("record.as-of-undated") if one.as_of == UNDATED else page.t("record.as-of", date=in_words(one.as_of, page.lang))


def kinds_said(page: PageContext, record: Evidence) -> str:
    """The kinds of a record's sources in words."""
    known = page.content.vocabulary["source-kinds"]
    words = (page.label("source-kinds", k) if k in known else page.t(f"source.kind-{k}") for k in kinds(page.content, record))
    return "; ".join(words).lower()


def record_card(page: PageContext, record: Evidence, practice: int) -> RecordCard:
    """A record in short, on the page of a practice. Its sources stand on its own page: here they would be two thirds of the text."""
    basis = strongest_mark(page, [record])
    lines = result_lines(page, record)
    finding = next((line for line in lines if line.basis.id == basis.id), None)
    return RecordCard(
        name=page.text(record.name),
        facts=said(page.label("kinds", record.kind), record.year),
        basis=basis,
        finding=finding,
        what=page.text(record.what),
        results=tuple(line for line in lines if line is not finding),
        organisation=page.text(record.organisation),
        page=link(page, record.key, page.t("record.open", count=len(record.sources))),
        shows=shows(page, record, practice),
    )


def shows(page: PageContext, record: Evidence, practice: int) -> str:
    """What a record shows for a practice; "" where nobody has said it."""
    return page.text(record.shows[practice]) if practice in record.shows else ""
