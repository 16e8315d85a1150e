"""Sources as a reader sees them: the numbered list of a page, and the list of those that wait for an official address."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Evidence, Source
from scripts.facts.confidence import UNKNOWN, is_direct, kind_of
from scripts.facts.dates import in_words
from scripts.facts.shelves import SOURCES, groups
from scripts.pages.context import PageContext, Section
from scripts.pages.parts import Link, link, rest, said
from scripts.pages.record_parts import kinds_said


@dataclass(frozen=True)
class SourceLine:
    """A source as a reader sees it. `url`: None where it is not linked; `lang`: None where it is the page's own; `checked`: what the
    weekly check found and when, "" before it was checked; `archived`: the copy of what is gone.
    """

    title: str
    url: str | None
    lang: str | None
    facts: tuple[str, ...]
    checked: str = ""
    archived: str | None = None


def source_line(page: PageContext, source: Source) -> SourceLine:
    """Title, publisher, language, date, and whether the address is a copy or is not linked."""
    when, archived = checked(page, source)
    address = "source.unlinked" if not source.linked else "source.copy" if source.copy else ""
    return SourceLine(
        title=source.title,
        url=source.url if source.linked else None,
        lang=source.lang if source.lang != page.lang else None,
        facts=said(
            source.publisher,
            page.label("languages", source.lang),
            in_words(source.published, page.lang) if source.published else page.t("source.undated"),
            _how_sure(page, source),
            page.t(address) if address else "",
            "" if source.title_as_seen else page.t("source.rebuilt-title"),
        ),
        checked=when,
        archived=archived,
    )


def _how_sure(page: PageContext, source: Source) -> str:
    """Whether a source is official or first-hand, or second-hand; "" while nobody has said whose it is."""
    kind = kind_of(source)
    if kind == UNKNOWN:
        return ""
    return page.label("confidence", "high" if is_direct(page.content, kind) else "medium").lower()


def checked(page: PageContext, source: Source) -> tuple[str, str | None]:
    """What the weekly check found at the address and when ("" before it was checked), and the archived copy of what is gone."""
    state = page.content.source_states.get(source.id)
    if not state or not source.linked:
        return "", None
    archived = state.archived if state.state == "gone" else None
    return page.t(f"source.checked-{state.state}", date=in_words(state.checked, page.lang)), archived


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
    """The records that wait for a better source, by how weak they are: its words, the first records, and where all of them stand."""

    count: int
    groups: tuple[tuple[str, tuple[WaitingRecord, ...], Link | None], ...]


@dataclass(frozen=True)
class WaitingSources:
    """The first sources that wait for an official address. `count`: of all; `rest`: where all of them stand, None where these are all."""

    count: int
    first: tuple[WaitingSource, ...]
    rest: Link | None


def waiting_records(page: PageContext) -> Waiting:
    """Records without a high confidence: the weakest first, then those on which most depends."""
    found = {name: group for name, group in groups(page.content, "pending-sources").items() if name != SOURCES and group.every}
    shown = tuple(
        (
            page.t(f"waiting.{name}"),
            tuple(_waiting_record(page, page.content.evidence_by_id[one]) for one in group.first),
            rest(page, group),
        )
        for name, group in found.items()
    )
    return Waiting(sum(len(group.every) for group in found.values()), shown)


def waiting_sources(page: PageContext) -> WaitingSources:
    """The sources whose address is a copy or must not be linked: the weakest first, then those on which most depends."""
    group = groups(page.content, "pending-sources")[SOURCES]
    first = tuple(waiting_source(page, page.content.sources[one]) for one in group.first)
    return WaitingSources(len(group.every), first, rest(page, group))


def waiting_source(page: PageContext, source: Source) -> WaitingSource:
    """A source with where it can be mended."""
    return WaitingSource(source.id, source_line(page, source), source.path, page.settings.edit(source.path))


def _waiting_record(page: PageContext, one: Evidence) -> WaitingRecord:
    return WaitingRecord(link(page, one.key, one.name[page.lang]), kinds_said(page, one), one.path, page.settings.edit(one.path))


NUMBERED = Section("page-sources.html", numbered)
