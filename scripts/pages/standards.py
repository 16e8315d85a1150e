"""Index by standard: from a standard to the indicators that follow it and the practices and records that name it."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.facts.shelves import groups
from scripts.facts.standards import Named, index
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, PracticeLink, link, practice_link, rest


@dataclass(frozen=True)
class IndicatorEntry:
    """An indicator that follows a standard. `standards`: as it names them."""

    standards: str
    page: Link
    unit: str
    practice: PracticeLink


@dataclass(frozen=True)
class Standard:
    """A family of standards and what refers to it. `records`: the first of them, each with its country; `count`: of all; `rest`: where all
    of them stand, None where these are all.
    """

    id: str
    short: str
    name: str
    indicators: tuple[IndicatorEntry, ...]
    practices: tuple[PracticeLink, ...]
    records: tuple[tuple[Link, str], ...]
    count: int
    rest: Link | None


def standards(page: PageContext) -> tuple[Standard, ...]:
    """The families to which something refers."""
    return tuple(_standard(page, one) for one in index(page.content) if one.indicators or one.practices or one.records)


def _standard(page: PageContext, one: Named) -> Standard:
    order = list(page.content.vocabulary["countries"])
    group = groups(page.content, "standards")[one.standard.id]
    first = (page.content.evidence_by_id[found] for found in group.first)
    records = sorted(first, key=lambda r: (order.index(r.country), page.text(r.name)))
    return Standard(
        id=one.standard.id,
        short=page.text(one.standard.short),
        name=page.text(one.standard.name),
        indicators=tuple(
            IndicatorEntry(
                ", ".join(i.standards), link(page, p.key, page.text(i.name), f"indicator-{i.id}"), page.text(i.unit), practice_link(page, p)
            )
            for p, i in one.indicators
        ),
        practices=tuple(practice_link(page, p) for p in one.practices),
        records=tuple((link(page, r.key, page.text(r.name)), page.label("countries", r.country)) for r in records),
        count=len(group.every),
        rest=rest(page, group),
    )
