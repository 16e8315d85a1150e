"""The page of a country: for each of the 17 practices what exists there, who is in charge, and what is missing."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from scripts.content.model import INTERNATIONAL, Choice, Evidence, Practice
from scripts.facts.shelves import groups
from scripts.facts.strength import independent, measured
from scripts.pages import ask
from scripts.pages.context import PageContext
from scripts.pages.lacks import Lack, in_country
from scripts.pages.parts import (
    Blank,
    Explained,
    Link,
    Mark,
    PracticeLink,
    blank,
    explained,
    legend,
    link,
    practice_link,
    rest,
    said,
    strongest_mark,
)

_HEIGHT = 56  # of a column of blocks
_BLOCKS = 14  # of a column, at most


@dataclass(frozen=True)
class RecordLine:
    """A record as one line of a list."""

    page: Link
    basis: Mark
    facts: tuple[str, ...]
    organisation: str


@dataclass(frozen=True)
class Missing:
    """What a practice lacks in a country, in words; `record`: the record that says so."""

    text: str
    record: Link | None = None


@dataclass(frozen=True)
class CountryPractice:
    """A practice in a country: its instruments, its other records, what is missing. `blank`: there only without any record; `more`: the
    page with all of them, where some are left out.

    `blocks`: the path of its column in the drawing, a block a record.
    """

    practice: PracticeLink
    count: str
    blocks: str
    instruments: tuple[RecordLine, ...]
    rest: tuple[RecordLine, ...]
    more: Link | None
    blank: Blank | None
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Theme:
    """The practices of a theme. `short`: its letter and short name, for the drawing."""

    id: str
    short: str
    letter: str
    name: str
    practices: tuple[CountryPractice, ...]


@dataclass(frozen=True)
class Country:
    """Summary, the 17 practices drawn, then each of them. `library`: address of its records in the library; `doors`: where one may ask;
    `blocks`: what a block of the drawing is.
    """

    library: str
    doors: Link | None
    records: int
    covered: int
    practices: int
    measured: int
    independent: int
    lacks: tuple[Lack, ...]
    legend: tuple[Mark, ...]
    explained: Explained
    blocks: str
    themes: tuple[Theme, ...]


def country(page: PageContext) -> Country:
    """The country whose page is being made."""
    code = page.key.removeprefix("countries/").upper()
    records = [r for r in page.content.evidence if r.country == code]
    top = max([len(page.records(p.number, code)) for p in page.content.practices] + [1])
    each = -(-top // _BLOCKS)
    return Country(
        library=f"{page.url('evidence')}?{page.t('library.name-country')}={code}",
        doors=ask.of_country(page, code),
        records=len(records),
        covered=len({n for r in records for n in r.practices}),
        practices=len(page.content.practices),
        measured=sum(map(measured, records)),
        independent=sum(map(independent, records)),
        lacks=() if code == INTERNATIONAL else in_country(page, code),
        legend=legend(page),
        explained=explained(page, "basis"),
        blocks=page.t("country.blocks", count=each),
        themes=tuple(_theme(page, code, theme, top, each) for theme in page.content.vocabulary["themes"].values()),
    )


def _theme(page: PageContext, code: str, theme: Choice, top: int, each: int) -> Theme:
    practices = (_practice(page, code, p, top, each) for p in page.content.practices if p.theme == theme.id)
    return Theme(theme.id, page.theme(theme.id), page.t("theme.letter", letter=theme.letter), theme.label[page.lang], tuple(practices))


def _practice(page: PageContext, code: str, practice: Practice, top: int, each: int) -> CountryPractice:
    records = page.records(practice.number, code)
    group = groups(page.content, page.key)[str(practice.number)]
    shown = records[: len(group.first)]
    known = {r.id for r in page.content.instruments}
    instruments = [r for r in shown if r.id in known]
    return CountryPractice(
        practice=practice_link(page, practice),
        count=page.t("card.records", count=len(records)),
        blocks=_blocks(-(-len(records) // each), _HEIGHT / -(-top // each)),
        instruments=tuple(_line(page, r) for r in instruments),
        rest=tuple(_line(page, r) for r in shown if r.id not in known),
        more=rest(page, group),
        blank=None if records else blank(page, practice, code),
        missing=_missing(page, records, shown, known),
    )


def _blocks(count: int, step: float) -> str:
    """One column a practice, a block a record, from the foot up; where there are very many records, a block for several."""
    return "".join(f"M0 {_HEIGHT - i * step:.4g}h24v-{step - 1.5:.4g}H0z" for i in range(count))


def _line(page: PageContext, record: Evidence) -> RecordLine:
    facts = said(page.label("kinds", record.kind), record.year)
    return RecordLine(link(page, record.key, page.text(record.name)), strongest_mark(page, [record]), facts, page.text(record.organisation))


def _missing(page: PageContext, records: Sequence[Evidence], shown: Sequence[Evidence], known: Container[str]) -> tuple[Missing, ...]:
    """What records do not have: a law or programme (one of the `known`) among them, a measured result, and what those that are shown say
    was not found.
    """
    if not records:
        return ()
    found = [] if any(r.id in known for r in records) else [Missing(page.t("country.no-instrument"))]
    if not any(map(measured, records)):
        found.append(Missing(page.t("country.no-measured")))
    return (*found, *(Missing(page.text(r.gaps), link(page, r.key, page.text(r.name))) for r in shown if r.gaps))
