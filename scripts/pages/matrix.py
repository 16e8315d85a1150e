"""The comparison: 17 practices by country as a real table, each cell with its records and their strongest basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.content.model import Choice, Evidence, Practice
from scripts.pages.context import PageContext
from scripts.pages.invitation import invitation_url
from scripts.pages.parts import Explained, Link, Mark, PracticeLink, explained, legend, practice_link, strongest_mark


@dataclass(frozen=True)
class Cell:
    """A practice in a country. `url` leads to its records, else to where to add one; `basis`: the strongest among them."""

    country: str
    url: str
    count: int
    basis: Mark
    words: str


@dataclass(frozen=True)
class Row:
    """A practice across the countries."""

    practice: PracticeLink
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class Theme:
    """The practices of a theme."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Sums:
    """A row of totals by column. `word`: what is added up."""

    word: str
    by_country: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Matrix:
    """The table and the legend of its signs. `countries`: code, name and page of each."""

    legend: tuple[Mark, ...]
    explained: Explained
    countries: tuple[tuple[str, Link], ...]
    themes: tuple[Theme, ...]
    sums: tuple[Sums, ...]


def matrix(page: PageContext) -> Matrix:
    """The whole comparison."""
    codes = tuple(page.content.vocabulary["countries"])
    return Matrix(
        legend=legend(page),
        explained=explained(page, "basis"),
        countries=tuple((code, Link(page.label("countries", code), page.url(f"countries/{code.lower()}"))) for code in codes),
        themes=tuple(_theme(page, theme, codes) for theme in page.content.vocabulary["themes"].values()),
        sums=tuple(_sums(page, codes)),
    )


def _theme(page: PageContext, theme: Choice, codes: Sequence[str]) -> Theme:
    title = page.theme(theme.id)
    rows = (_row(page, practice, codes) for practice in page.content.practices if practice.theme == theme.id)
    return Theme(theme.id, title, tuple(rows))


def _row(page: PageContext, practice: Practice, codes: Sequence[str]) -> Row:
    cells = tuple(_cell(page, practice, code) for code in codes)
    return Row(practice_link(page, practice), cells, len(page.records(practice.number)))


def _cell(page: PageContext, practice: Practice, code: str) -> Cell:
    records = page.records(practice.number, code)
    basis = strongest_mark(page, records)
    if records:
        url = page.url(f"countries/{code.lower()}", f"practice-{practice.number}")
        words = page.t("matrix.cell", count=len(records), basis=basis.label.lower())
    else:
        url = invitation_url(page, practice, code)
        words = page.t("matrix.empty", country=page.label("countries", code), practice=practice.number)
    return Cell(code, url, len(records), basis, words)


def _sums(page: PageContext, codes: Sequence[str]) -> list[Sums]:
    """Totals by column: cells added up, records counted once, practices with a record."""
    evidence = page.content.evidence
    by_country = [[r for r in evidence if r.country == code] for code in codes]
    ways = {"sum": _memberships, "distinct": len, "covered": _covered}
    return [Sums(f"matrix.{word}", tuple(map(count, by_country)), count(evidence)) for word, count in ways.items()]


def _memberships(records: Sequence[Evidence]) -> int:
    return sum(len(r.practices) for r in records)


def _covered(records: Sequence[Evidence]) -> int:
    return len({n for r in records for n in r.practices})
