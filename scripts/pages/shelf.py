"""A further page of a long list: all entries of one of its groups, some eighty a page (scripts/facts/shelves.py)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content.model import Evidence
from scripts.facts.shelves import SOURCES, Shelf, shelves
from scripts.pages.bibliography import Publisher, publishers
from scripts.pages.context import PageContext, Section
from scripts.pages.parts import Link, Mark, link, said, strongest_mark
from scripts.pages.sources import WaitingSource, waiting_source


@dataclass(frozen=True)
class RecordEntry:
    """A record with what it is."""

    page: Link
    basis: Mark
    facts: tuple[str, ...]


@dataclass(frozen=True)
class ShelfView:
    """The entries, of one of three kinds, and the ways to the pages before and after."""

    count: str
    records: tuple[RecordEntry, ...]
    publishers: tuple[Publisher, ...]
    sources: tuple[WaitingSource, ...]
    ways: tuple[tuple[str, Link], ...]


def shelf(page: PageContext) -> ShelfView:
    """The further page that is being made."""
    one = shelves(page.content)[page.key]
    content = page.content
    letter = one.kind == "letter"
    return ShelfView(
        count=page.t("shelf.count", count=len(one.ids))
        if one.of == 1
        else page.t("shelf.page", count=len(one.ids), number=one.number, of=one.of),
        records=tuple(_record(page, content.evidence_by_id[i]) for i in one.ids) if one.holds == "records" else (),
        publishers=publishers(page, [content.sources[i] for i in one.ids]) if letter else (),
        sources=tuple(waiting_source(page, content.sources[i]) for i in one.ids) if one.holds == "sources" and not letter else (),
        ways=tuple(_ways(page, one)),
    )


def title(page: PageContext, one: Shelf) -> str:
    """The title of a further page: its list, its group, its number if it has one."""
    name = page.t("shelf.title", list=str(page.title(one.parent)), group=name_of(page, one))
    return page.t("shelf.numbered", title=name, number=one.number) if one.number > 1 else name


def name_of(page: PageContext, one: Shelf) -> str:
    """The group of a further page in words."""
    match one.kind:
        case "country":
            return page.label("countries", one.group.upper())
        case "practice":
            practice = page.content.practice_by_number[int(one.group)]
            return f"{practice.number}. {page.practice_title(practice)}"
        case "decade":
            return (
                page.t("timeline.undated")
                if not one.group.isdigit()
                else page.t("timeline.decade", first=one.group, last=int(one.group) + 9)
            )
        case "standard":
            return page.text(next(s.short for s in page.content.standards if s.id == one.group))
        case "letter":
            return "0–9" if one.group == "0" else one.group.upper()
    return page.t(f"shelf.{one.group}" if one.group == SOURCES else f"waiting.{one.group}")


def _record(page: PageContext, record: Evidence) -> RecordEntry:
    facts = said(page.label("kinds", record.kind), record.year, page.label("countries", record.country), page.text(record.organisation))
    return RecordEntry(link(page, record.key, page.text(record.name)), strongest_mark(page, [record]), facts)


def _ways(page: PageContext, one: Shelf) -> Iterable[tuple[str, Link]]:
    base = one.key.removesuffix(f"/{one.number}") if one.number > 1 else one.key
    for rel, number, shown in (("prev", one.number - 1, one.number > 1), ("next", one.number + 1, one.number < one.of)):
        if shown:
            yield rel, link(page, base if number == 1 else f"{base}/{number}", page.t(f"shelf.{rel}"))


SHELF = Section("shelf.html", shelf)
