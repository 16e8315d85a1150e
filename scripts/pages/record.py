"""The page of one record of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Evidence
from scripts.facts.related import related_of
from scripts.frontend.templates import show
from scripts.pages.context import PageContext
from scripts.pages.parts import Explained, Link, PracticeLink, explained, link, practice_link, said
from scripts.pages.record_parts import ResultLine, kinds_said, result_lines, shows


@dataclass(frozen=True)
class RelatedRecord:
    """Another record that serves the same practices."""

    page: Link
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Served:
    """A practice that the record serves, and what it shows for it, "" where that is plain."""

    practice: PracticeLink
    shows: str


@dataclass(frozen=True)
class RecordPage:
    """Facts at a glance (`rests_on`: the kinds of its sources, where none of them settles it), what it is, results, what was not found,
    practices served, related records. `kind_of_source`, `who_says_so`: the two names of trust, explained.
    """

    country: Link
    kind: str
    year: int | None
    actors: str
    organisation: str
    kind_of_source: Explained
    confidence: str
    rests_on: str
    sources: Link
    what: str
    cited: tuple[int, ...]
    who_says_so: Explained
    results: tuple[ResultLine, ...]
    gaps: str | None
    practices: tuple[Served, ...]
    related: tuple[RelatedRecord, ...]


def body(page: PageContext, one: Evidence) -> str:
    """The text of a record's page."""
    return show("record.html", record(page, one), page.t)


def record(page: PageContext, one: Evidence) -> RecordPage:
    """What the page of a record shows."""
    return RecordPage(
        country=link(page, f"countries/{one.country.lower()}", page.label("countries", one.country)),
        kind=page.label("kinds", one.kind),
        year=one.year,
        actors=page.actors(one.actors),
        organisation=page.text(one.organisation),
        kind_of_source=explained(page, "source"),
        confidence=page.label("confidence", one.confidence),
        rests_on=page.t("record.rests-on", kinds=kinds_said(page, one)) if one.confidence != "high" else "",
        sources=Link(page.t("record.sources", count=len(one.sources)), "#sources"),
        what=page.text(one.what),
        cited=page.cite(one.sources),
        who_says_so=explained(page, "basis"),
        results=result_lines(page, one),
        gaps=page.text(one.gaps) if one.gaps else None,
        practices=tuple(
            Served(practice_link(page, page.content.practice_by_number[number]), shows(page, one, number)) for number in one.practices
        ),
        related=_related(page, one),
    )


def _related(page: PageContext, one: Evidence) -> tuple[RelatedRecord, ...]:
    """Records that share the most practices, the same country first."""
    return tuple(_related_record(page, one, other) for other in related_of(page.content).to(one))


def _related_record(page: PageContext, one: Evidence, other: Evidence) -> RelatedRecord:
    numbers = ", ".join(str(n) for n in sorted(set(one.practices) & set(other.practices)))
    shared = page.t("record.shared", numbers=numbers)
    facts = said(page.label("countries", other.country), page.label("kinds", other.kind), other.year, shared)
    return RelatedRecord(link(page, other.key, page.text(other.name)), facts)
