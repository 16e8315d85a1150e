"""The page of a practice: what the data adds around the prose of its twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.content.model import INTERNATIONAL, Evidence, Practice
from scripts.content.prose import Block, blocks, bullets
from scripts.exports.worksheets import practice_sheet
from scripts.facts.shelves import place_of_all
from scripts.pages import ask, kit, take_away
from scripts.pages.after import Line, line_of
from scripts.pages.context import PageContext, Section
from scripts.pages.downloads import Download, worksheet
from scripts.pages.parts import Blank, Explained, Link, PracticeLink, blank, explained, link, practice_link
from scripts.pages.record_parts import RecordCard, record_card


def practice_of(page: PageContext) -> Practice:
    """The practice whose page is being made."""
    stem = page.key.removeprefix("practices/")
    return next(p for p in page.content.practices if p.stem == stem)


@dataclass(frozen=True)
class Opening:
    """The practice in a few short sentences (`easy`); the forum's sentence (`translation`: ours, on the English page); then who acts, how
    many steps there are and who takes the first, and how many limits. The evidence at a glance stands beside the text: see around.py.
    """

    easy: tuple[str, ...]
    number: int
    sentence: str
    translation: str | None
    forum: Link
    actors: str
    steps: Link
    limits: Link


def opening(page: PageContext) -> Opening:
    """What stands before the prose."""
    practice = practice_of(page)
    found = blocks(page.content.pages[page.lang, page.key])
    return Opening(
        easy=practice.easy.get(page.lang, ()),
        number=practice.number,
        sentence=practice.statement.es,
        translation=practice.statement[page.lang] if page.lang != "es" else None,
        forum=link(page, "forum", page.t("practice.sentence-source"), "summary"),
        actors=page.actors(practice.actors),
        steps=_steps(page, [one for one in found if one.kind == "step"]),
        limits=_limits(page, found),
    )


def _steps(page: PageContext, steps: Sequence[Block]) -> Link:
    first = page.actors(steps[0].actors or ()) if steps else ""
    words = page.t("glance.n-steps", count=len(steps))
    return Link(f"{words}; {page.t('glance.first', actors=first[:1].lower() + first[1:])}" if first else words, "#how")


def _limits(page: PageContext, found: Sequence[Block]) -> Link:
    return Link(page.t("glance.n-limits", count=len(list(bullets(found, "limits")))), "#limits")


_EXPLAINS = frozenset(["guidance", "standard", "dataset"])  # kinds of records that tell how, but of nobody who did it
_MOST = 2  # records that a step names of each sort


def done(page: PageContext, step: Block) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The records that rest on what a step cites, the practice's own first: who did it so, then what explains it, each with its word."""
    own, cited = practice_of(page).number, set(step.citations)
    found = sorted((r for r in page.content.evidence if not cited.isdisjoint(r.sources)), key=lambda r: own not in r.practices)
    groups = (
        (page.t("step.done"), [r for r in found if r.kind not in _EXPLAINS]),
        (page.t("step.see"), [r for r in found if r.kind in _EXPLAINS]),
    )
    return tuple((word, tuple(_named(page, record) for record in records[:_MOST])) for word, records in groups if records)


def _named(page: PageContext, record: Evidence) -> Link:
    country = f"{page.label('countries', record.country)}: " if record.country != INTERNATIONAL else ""
    return link(page, record.key, f"{country}{record.name[page.lang]}")


@dataclass(frozen=True)
class IndicatorRow:
    """A measure of progress. `notes`: its formula and what is to be said of it; `cited`: the numbers of its sources."""

    id: str
    name: str
    notes: tuple[str, ...]
    unit: str
    standards: str
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Indicators:
    """The practice's indicators, and their worksheet in each format."""

    rows: tuple[IndicatorRow, ...]
    worksheet: tuple[Download, ...]


def indicators(page: PageContext) -> Indicators:
    """How progress is measured."""
    practice = practice_of(page)
    rows = tuple(
        IndicatorRow(
            one.id,
            page.text(one.name),
            tuple(page.text(text) for text in (one.formula, one.note) if text),
            page.text(one.unit),
            ", ".join(one.standards),
            page.cite([one.source]),
        )
        for one in practice.indicators
    )
    return Indicators(rows, worksheet(page, practice_sheet(page.content, practice, page.lang)))


CARDS = 4  # of a country; the weight of the page must not grow with the library


@dataclass(frozen=True)
class CountryEvidence:
    """A country's records that serve the practice, the first ones as cards (`others`: where the rest stands); without any a blank."""

    id: str
    name: str
    cards: tuple[RecordCard, ...]
    others: Link | None
    blank: Blank | None


@dataclass(frozen=True)
class PracticeEvidence:
    """The evidence by country. `explained`: what the marks of its results mean."""

    explained: Explained
    countries: tuple[CountryEvidence, ...]


def evidence(page: PageContext) -> PracticeEvidence:
    """The practice's records by country, in the vocabulary's order."""
    practice = practice_of(page)
    found = []
    for country in page.content.vocabulary["countries"]:
        records = page.records(practice.number, country)
        cards = tuple(record_card(page, record, practice.number) for record in records[:CARDS])
        left = len(records) - CARDS
        others = _others(page, practice, country, left) if left > 0 else None
        missing = None if records else blank(page, practice, country)
        found.append(CountryEvidence(f"evidence-{country.lower()}", page.label("countries", country), cards, others, missing))
    return PracticeEvidence(explained(page, "basis"), tuple(found))


def _others(page: PageContext, practice: Practice, country: str, count: int) -> Link:
    """To the country's page, or to the further page of it where that one has not all records either."""
    key, place = place_of_all(page.content, practice.number, country)
    return link(page, key, page.t("practice.others", count=count), place)


@dataclass(frozen=True)
class Related:
    """Another practice, and in words how many records it shares."""

    practice: PracticeLink
    shared: str


@dataclass(frozen=True)
class Closing:
    """What stands after the prose: the round table kit and the doors of the countries, if there are any; what can be taken away of the
    practice, and of the whole site; the newest thing known to have followed the forum, if any; related practices.
    """

    kit: Link | None
    doors: Link | None
    handouts: tuple[take_away.File, ...]
    all_handouts: Link | None
    after: Line | None
    related: tuple[Related, ...]


def closing(page: PageContext) -> Closing:
    """Related practices are those that share the most records."""
    practice = practice_of(page)
    shared = Counter(n for record in page.records(practice.number) for n in record.practices if n != practice.number)
    most = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:4]
    by_number = page.content.practice_by_number
    related = tuple(Related(practice_link(page, by_number[n]), page.t("practice.shared", count=count)) for n, count in most)
    return Closing(
        kit=kit.link_to(page, practice),
        doors=ask.link_to(page),
        handouts=take_away.of_practice(page, practice),
        all_handouts=take_away.link_to(page),
        after=line_of(page, practice),
        related=related,
    )


OPENING = Section("practice-opening.html", opening)
CLOSING = Section("practice-closing.html", closing)
