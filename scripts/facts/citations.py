"""Where each source is cited: practices, records, terms and other pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scripts.content.model import Content
from scripts.content.prose import CITATION


@dataclass
class Uses:
    """The places that cite one source: practice numbers, record ids, term ids, keys of other prose pages; each in its own order."""

    practices: list[int] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


@lru_cache(maxsize=4)  # every page of the bibliography asks for it
def uses(content: Content) -> Mapping[str, Uses]:
    """Source id -> where it is cited. A source that nothing cites is there too, with nothing in it."""
    found = {source: Uses() for source in content.sources}

    def add(source: str, kind: str, place: object) -> None:
        places = getattr(found[source], kind) if source in found else None
        if places is not None and place not in places:
            places.append(place)

    for kind, place, sources in _citations(content):
        for source in sources:
            add(source, kind, place)
    return found


def _citations(content: Content) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    numbers = {p.key: p.number for p in content.practices}
    for practice in content.practices:
        yield "practices", practice.number, tuple(i.source for i in practice.indicators)
    for page in content.pages.values():
        cited = tuple(CITATION.findall(page.body))
        if page.key in numbers:
            yield "practices", numbers[page.key], cited
        else:
            yield "pages", page.key, cited
    for record in content.evidence:
        yield "evidence", record.id, record.sources
    for one in content.follow_ups:
        yield "pages", "forum", one.sources
    for country in content.doors.values():
        for door in country.citing:
            yield "pages", country.key, door.sources
    for term in content.terms:
        yield "terms", term.id, term.sources
