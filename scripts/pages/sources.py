"""Sources as a reader sees them: the numbered list of a page, and the list of those that wait for an official address."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Evidence
from scripts.facts.confidence import weakness, weight
from scripts.pages.context import PageContext, Section
from scripts.pages.parts import Link, SourceLine, kinds_said, link, source_line


def numbered(page: PageContext) -> tuple[SourceLine, ...]:
    """The sources that the page cites, in the order of their numbers. Ask for it when everything before it was cited."""
    return tuple(source_line(page, page.source(source)) for source in page.numbered)


@dataclass(frozen=True)
class WaitingSource:
    """A source with the file that declares it. `edit`: address at which to mend it, where it is known."""

    id: str
    source: SourceLine
    path: str
    edit: str | None


@dataclass(frozen=True)
class WaitingRecord:
    """A record that rests on little. `kinds`: of its sources, in words; `edit`: address at which to mend it, where it is known."""

    page: Link
    kinds: str
    path: str
    edit: str | None


@dataclass(frozen=True)
class Waiting:
    """The records that wait for a better source, by how weak they are: its words and the records."""

    count: int
    groups: tuple[tuple[str, tuple[WaitingRecord, ...]], ...]


def waiting_records(page: PageContext) -> Waiting:
    """Records without a high confidence: the weakest first, then those on which most depends."""
    hangs = weight(page.content)
    records = sorted(page.content.evidence, key=lambda r: (-sum(hangs.get(s, 0) for s in r.sources) - len(r.practices), r.id))
    groups = []
    for level in (3, 2, 1):
        found = [r for r in records if r.confidence != "high" and weakness(page.content, r) == level]
        if found:
            groups.append((page.t(f"waiting.weak-{level}"), tuple(_waiting_record(page, record) for record in found)))
    return Waiting(sum(len(found) for _, found in groups), tuple(groups))


def waiting_sources(page: PageContext) -> tuple[WaitingSource, ...]:
    """The sources whose address is a copy or must not be linked: the weakest first, then those on which most depends."""
    hangs = weight(page.content)
    waiting = [s for s in page.content.sources.values() if s.waits_for_official_address or not s.title_as_seen]
    return tuple(
        WaitingSource(source.id, source_line(page, source), source.path, page.settings.edit(source.path))
        for source in sorted(waiting, key=lambda s: (s.linked, not s.copy, -hangs.get(s.id, 0), s.id))
    )


def _waiting_record(page: PageContext, one: Evidence) -> WaitingRecord:
    return WaitingRecord(link(page, one.key, one.name[page.lang]), kinds_said(page, one), one.path, page.settings.edit(one.path))


NUMBERED = Section("page-sources.html", numbered)
