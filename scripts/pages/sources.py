"""Sources as a reader sees them: the numbered list of a page, and the list of those that wait for an official address."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.pages.context import PageContext, Section
from scripts.pages.parts import SourceLine, source_line


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


def waiting_sources(page: PageContext) -> tuple[WaitingSource, ...]:
    """The sources whose address is a copy or must not be linked, for editors."""
    waiting = [s for s in page.content.sources.values() if s.waits_for_official_address or not s.title_as_seen]
    return tuple(
        WaitingSource(source.id, source_line(page, source), source.path, page.settings.edit(source.path))
        for source in sorted(waiting, key=lambda s: (s.linked, not s.copy, s.id))
    )


NUMBERED = Section("page-sources.html", numbered)
