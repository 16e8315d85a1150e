"""The page of a practice: what the data adds around the prose of its twin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scripts.content.model import Practice
from scripts.facts.strength import strength
from scripts.pages.after import Line, line_of
from scripts.pages.context import PageContext, Section
from scripts.pages.parts import (
    Blank,
    Link,
    Mark,
    PracticeLink,
    RecordCard,
    RecordLine,
    blank,
    link,
    practice_link,
    record_card,
    record_line,
)


def practice_of(page: PageContext) -> Practice:
    """The practice whose page is being made."""
    stem = page.key.removeprefix("practices/")
    return next(p for p in page.content.practices if p.stem == stem)


@dataclass(frozen=True)
class Opening:
    """The forum's sentence (`translation`: ours, on the English page), then the practice at a glance. `countries`: those with evidence."""

    number: int
    sentence: str
    translation: str | None
    forum: Link
    theme: Link
    actors: tuple[str, ...]
    countries: tuple[Link, ...]
    records: int
    strength: Mark
    rule: str


def opening(page: PageContext) -> Opening:
    """What stands before the prose."""
    practice = practice_of(page)
    records = page.records(practice.number)
    found = {r.country for r in records}
    level = strength(records)
    return Opening(
        number=practice.number,
        sentence=practice.statement.es,
        translation=practice.statement[page.lang] if page.lang != "es" else None,
        forum=link(page, "forum", page.t("practice.sentence-source"), "summary"),
        theme=link(page, f"themes/{practice.theme}", page.label("themes", practice.theme)),
        actors=tuple(page.label("actors", a) for a in practice.actors),
        countries=tuple(
            Link(page.label("countries", c), f"#evidence-{c.lower()}") for c in page.content.vocabulary["countries"] if c in found
        ),
        records=len(records),
        strength=Mark(level, page.label("strengths", level)),
        rule=page.url("method", "strength"),
    )


@dataclass(frozen=True)
class IndicatorRow:
    """A measure of progress. `notes`: its formula and what is to be said of it; `cited`: the numbers of its sources."""

    id: str
    name: str
    notes: tuple[str, ...]
    unit: str
    standards: str
    cited: tuple[int, ...]


def indicators(page: PageContext) -> tuple[IndicatorRow, ...]:
    """The practice's indicators."""
    return tuple(
        IndicatorRow(
            one.id,
            page.text(one.name),
            tuple(page.text(text) for text in (one.formula, one.note) if text),
            page.text(one.unit),
            ", ".join(one.standards),
            page.cite([one.source]),
        )
        for one in practice_of(page).indicators
    )


CARDS = 5  # of a country; the weight of the page must not grow with the library


@dataclass(frozen=True)
class CountryEvidence:
    """A country's records that serve the practice, the first ones as cards and the rest in lines; without any a blank, shown as a blank."""

    id: str
    name: str
    cards: tuple[RecordCard, ...]
    others: tuple[RecordLine, ...]
    blank: Blank | None


def evidence(page: PageContext) -> tuple[CountryEvidence, ...]:
    """The practice's records by country, in the vocabulary's order."""
    practice = practice_of(page)
    found = []
    for country in page.content.vocabulary["countries"]:
        records = page.records(practice.number, country)
        cards = tuple(record_card(page, record) for record in records[:CARDS])
        others = tuple(record_line(page, record) for record in records[CARDS:])
        missing = None if records else blank(page, practice, country)
        found.append(CountryEvidence(f"evidence-{country.lower()}", page.label("countries", country), cards, others, missing))
    return tuple(found)


@dataclass(frozen=True)
class Related:
    """Another practice, and in words how many records it shares."""

    practice: PracticeLink
    shared: str


@dataclass(frozen=True)
class Closing:
    """What stands after the prose: the newest thing known to have followed the forum, if any, and related practices."""

    after: Line | None
    related: tuple[Related, ...]


def closing(page: PageContext) -> Closing:
    """Related practices are those that share the most records."""
    practice = practice_of(page)
    shared = Counter(n for record in page.records(practice.number) for n in record.practices if n != practice.number)
    most = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:4]
    by_number = page.content.practice_by_number
    related = tuple(Related(practice_link(page, by_number[n]), page.t("practice.shared", count=count)) for n, count in most)
    return Closing(line_of(page, practice), related)


OPENING = Section("practice-opening.html", opening)
CLOSING = Section("practice-closing.html", closing)
