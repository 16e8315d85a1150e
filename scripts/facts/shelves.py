"""Long lists: what of each stands on its own page, and the further pages (shelves) on which all of it stands. Pure.

A page names a number of entries at most, whatever the library holds: each of its groups (a country, a practice, a decade) gets its fair
share, the strongest and newest first. A group that does not fit has a shelf, which holds the whole group, `ON_A_SHELF` entries a page.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from scripts.content.model import Content, Evidence, Source
from scripts.facts.confidence import weakness, weight
from scripts.facts.standards import index
from scripts.facts.strength import independent, measured
from scripts.tools.sorting import fold, initial

ON_A_SHELF = 80
# The entries on a page by its key; a country's page has the key COUNTRY here. As many as the shortest page of the kind had when it was cut.
COUNTRY = "countries/*"
MOST: Mapping[str, int] = {"evidence": 232, COUNTRY: 51, "timeline": 108, "pending-sources": 120, "standards": 40, "bibliography": 0}
_IN_A_SHARD = 200
UNDATED = "undated"
SOURCES = "sources"

_Name = TypeVar("_Name", bound=Hashable)


@dataclass(frozen=True)
class Group:
    """A part of a long list, by ids. `first`: what stands on the page; `key`: of the shelf with all of it, None where nothing is left."""

    every: tuple[str, ...]
    first: tuple[str, ...]
    key: str | None


@dataclass(frozen=True)
class Shelf:
    """A further page of the list on the page `parent`. `kind`: what its group is; `ids`: of records or, for `holds` sources, of those."""

    key: str
    parent: str
    kind: str
    group: str
    holds: str
    ids: tuple[str, ...]
    number: int
    of: int


@lru_cache(maxsize=64)
def groups(content: Content, parent: str) -> Mapping[str, Group]:
    """The groups of the list on a page, in their order: each with what is shown there."""
    every = {name: tuple(ids) for name, ids in _groups(content, parent)}
    country = parent.startswith("countries/")
    shares = fair({name: len(ids) for name, ids in every.items()}, MOST[COUNTRY if country else parent])
    found = {}
    for name, ids in every.items():
        whole = len(ids) <= shares[name]
        found[name] = Group(ids, ids[: shares[name]], None if whole else f"{parent}/{name}")
    return found


def is_shelf(content: Content, parent: str, rest: str) -> bool:
    """Whether what follows a page's address can only be that of a shelf: below the library lie the records too."""
    return bool(rest) and (parent != "evidence" or rest.partition("/")[0].upper() in content.vocabulary["countries"])


def fair(counts: Mapping[_Name, int], most: int) -> dict[_Name, int]:
    """How many of each group stand where there is room for `most`: all of the short groups, and the long ones cut alike."""
    shares = dict.fromkeys(counts, 0)
    left = most
    while left > 0 and (short := [name for name, count in counts.items() if shares[name] < count]):
        step = max(1, left // len(short))
        for name in short:
            given = min(step, counts[name] - shares[name], left)
            shares[name] += given
            left -= given
    return shares


@lru_cache(maxsize=4)
def shelves(content: Content) -> Mapping[str, Shelf]:
    """Every further page by its key."""
    found = {}
    for parent in lists(content):
        for name, group in groups(content, parent).items():
            for shelf in _cut(parent, name, group) if group.key else ():
                found[shelf.key] = shelf
    return found


def place_of_all(content: Content, practice: int, country: str) -> tuple[str, str]:
    """The key of the page with all records of a country that serve a practice, and the place on it ("": all of it)."""
    home = f"countries/{country.lower()}"
    shelf = groups(content, home)[str(practice)].key
    return (shelf, "") if shelf else (home, f"practice-{practice}")


def shards(content: Content) -> int:
    """Into how many files the list is cut that says on which page of the bibliography each source stands."""
    return -(-len(content.sources) // _IN_A_SHARD)


@lru_cache(maxsize=4)
def places_of_sources(content: Content) -> Mapping[str, str]:
    """Source id -> key of the page of the bibliography on which it stands."""
    return {one: shelf.key for shelf in shelves(content).values() if shelf.kind == "letter" for one in shelf.ids}


def slug(content: Content, shelf: Shelf, lang: str) -> str:
    """The end of a shelf's address, below that of its list."""
    word = f"shelf.slug-{shelf.group}"
    name = content.word(word, lang) if word in content.ui else shelf.group
    return f"{name}/{shelf.number}/" if shelf.number > 1 else f"{name}/"


def _cut(parent: str, name: str, group: Group) -> Iterator[Shelf]:
    pages = range(0, len(group.every), ON_A_SHELF)
    kind = {"evidence": "country", "timeline": "decade", "standards": "standard", "bibliography": "letter"}.get(parent, "practice")
    kind = "waiting" if parent == "pending-sources" else kind
    holds = "sources" if kind == "letter" or name == SOURCES else "records"
    for number, start in enumerate(pages, 1):
        key = f"{group.key}/{number}" if number > 1 else str(group.key)
        yield Shelf(key, parent, kind, name, holds, group.every[start : start + ON_A_SHELF], number, len(pages))


def lists(content: Content) -> Iterator[str]:
    """The keys of the pages whose lists are cut."""
    yield from (key for key in MOST if key != COUNTRY)
    yield from (f"countries/{code.lower()}" for code in content.vocabulary.get("countries", ()))


def _groups(content: Content, parent: str) -> Iterator[tuple[str, Iterable[str]]]:
    if parent == "evidence":
        for code in content.vocabulary["countries"]:
            yield code.lower(), _ids(best(r for r in content.evidence if r.country == code))
    elif parent == "timeline":
        decades = sorted({(r.year or 0) // 10 * 10 for r in content.instruments})
        for decade in decades:
            found = best(r for r in content.instruments if (r.year or 0) // 10 * 10 == decade)
            yield str(decade) if decade else UNDATED, _ids(found)
    elif parent == "standards":
        for one in index(content):
            yield one.standard.id, _ids(best(one.records))
    elif parent == "pending-sources":
        yield from _waiting(content)
    elif parent == "bibliography":
        sources = sorted(content.sources.values(), key=lambda s: (fold(s.publisher), s.publisher, fold(s.title), s.id))
        by_letter: dict[str, list[Source]] = {}
        for source in sources:
            by_letter.setdefault(initial(source.publisher), []).append(source)
        yield from ((letter, _ids(by_letter[letter])) for letter in sorted(by_letter))
    else:
        code = parent.removeprefix("countries/").upper()
        for practice in content.practices:
            yield str(practice.number), _ids(content.evidence_of(practice.number, code))


def _waiting(content: Content) -> Iterator[tuple[str, Iterable[str]]]:
    """Records without a high confidence by how weak they are, and sources that wait for an official address: the most depended on first."""
    hangs = weight(content)
    records = sorted(content.evidence, key=lambda r: (-sum(hangs.get(s, 0) for s in r.sources) - len(r.practices), r.id))
    for level in (3, 2, 1):
        yield f"weak-{level}", _ids(r for r in records if r.confidence != "high" and weakness(content, r) == level)
    sources = [s for s in content.sources.values() if s.waits_for_official_address or not s.title_as_seen]
    yield SOURCES, _ids(sorted(sources, key=lambda s: (s.linked, not s.copy, -hangs.get(s.id, 0), s.id)))


def best(records: Iterable[Evidence]) -> Sequence[Evidence]:
    """Records with the strongest results first, then the newest."""
    return sorted(records, key=lambda r: (-independent(r), -measured(r), -(r.year or 0), r.id))


def _ids(found: Iterable[Evidence] | Iterable[Source]) -> tuple[str, ...]:
    return tuple(one.id for one in found)
