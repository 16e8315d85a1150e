"""The timeline of laws, regulations, policies, programmes and agreements: a drawing with a lane a country, and the same as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.content.model import Evidence
from scripts.facts.shelves import UNDATED, groups
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, Mark, link, rest

_MARK = 13


@dataclass(frozen=True)
class Sign:
    """A record in a drawing. `x`, `y`, `size`: in the drawing's units, as text; `title`: what the pointer is told."""

    page: Link
    title: str
    kind: str
    x: str
    y: str
    size: str


@dataclass(frozen=True)
class Decade:
    """A line across the drawing. `at`: where it stands, in the drawing's units."""

    year: int
    at: int


@dataclass(frozen=True)
class Lane:
    """A country's line. `at`: where it stands, in the drawing's units, as text; `label_at`: where its name stands."""

    name: str
    at: str
    label_at: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Drawing:
    """A drawing of the years. `start` and `end`: where the lanes begin and end along the years."""

    width: str
    height: str
    start: int
    end: int
    decades: tuple[Decade, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Entry:
    """A record as a row of the table."""

    year: int | None
    page: Link
    country: str
    kind: Mark
    organisation: str


@dataclass(frozen=True)
class Timeline:
    """Drawing, table by decades (the first year of each, and the page with all of it where some is left out), and the records without a
    year, with such a page. `wide`, `tall`: None without dated records; `part`: that only some are drawn, "" where all are.
    """

    count: str
    kinds: tuple[Mark, ...]
    wide: Drawing | None
    tall: Drawing | None
    decades: tuple[tuple[int, tuple[Entry, ...], Link | None], ...]
    part: str
    more: Link | None
    undated: tuple[Entry, ...]


def timeline(page: PageContext) -> Timeline:
    """The whole page."""
    cut = groups(page.content, "timeline")
    records = [page.content.evidence_by_id[one] for group in cut.values() for one in group.first]
    dated = sorted((r for r in records if r.year), key=lambda r: (r.year, r.country, r.id))
    undated = [r for r in records if not r.year]
    waiting = len(cut[UNDATED].every) if UNDATED in cut else 0
    kinds = [k for k in page.content.vocabulary["kinds"].values() if k.instrument]
    decades = groupby(dated, key=lambda r: (r.year or 0) // 10 * 10)
    return Timeline(
        count=page.t("timeline.count", dated=len(page.content.instruments) - waiting, undated=waiting),
        kinds=tuple(Mark(k.id, k.label[page.lang]) for k in kinds),
        wide=_wide(page, dated) if dated else None,
        tall=_tall(page, dated) if dated else None,
        decades=tuple((first, tuple(_entry(page, r) for r in group), rest(page, cut[str(first)])) for first, group in decades),
        part=page.t("timeline.part", count=len(dated)) if any(one.key for one in cut.values()) else "",
        more=rest(page, cut[UNDATED]) if UNDATED in cut else None,
        undated=tuple(_entry(page, r) for r in undated),
    )


def _entry(page: PageContext, record: Evidence) -> Entry:
    return Entry(
        record.year,
        link(page, record.key, page.text(record.name)),
        page.label("countries", record.country),
        Mark(record.kind, page.label("kinds", record.kind)),
        page.text(record.organisation),
    )


@dataclass(frozen=True)
class _Lane:
    """A country's records by year, and how many of them share a year at most."""

    country: str
    by_year: dict[int, list[Evidence]]

    @property
    def depth(self) -> int:
        return max(len(found) for found in self.by_year.values())


def _lanes(page: PageContext, records: Iterable[Evidence]) -> list[_Lane]:
    found: dict[str, dict[int, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        found[record.country][record.year or 0].append(record)
    return [_Lane(c, found[c]) for c in page.content.vocabulary["countries"] if c in found]


def _span(records: Sequence[Evidence]) -> range:
    years = [r.year for r in records if r.year]
    return range(min(years) // 5 * 5, max(years) + 1)


def _decades(span: range, start: int, step: int) -> tuple[Decade, ...]:
    return tuple(Decade(year, start + (year - span.start) * step) for year in span if year % 10 == 0)


def _wide(page: PageContext, records: Sequence[Evidence]) -> Drawing:
    """Years from left to right, a row a country; each sign leads to its record, as the rows of the table do for the keyboard."""
    span, step, left, top = _span(records), 21, 112, 28
    lanes, y = [], top
    for lane in _lanes(page, records):
        height = lane.depth * 16 + 18
        middle = y + height / 2
        signs = tuple(_across(page, lane, middle, lambda year: left + (year - span.start) * step + (step - _MARK) / 2))
        lanes.append(Lane(page.label("countries", lane.country), f"{middle:g}", f"{middle + 5:g}", signs))
        y += height
    return Drawing(f"{left + len(span) * step:g}", f"{y:g}", left, len(span) * step, _decades(span, left, step), tuple(lanes))


def _across(page: PageContext, lane: _Lane, middle: float, left: Callable[[int], float]) -> Iterator[Sign]:
    for year, found in lane.by_year.items():
        low = middle + len(found) * 8 - 16 + 1.5
        for i, record in enumerate(found):
            yield _sign(page, record, left(year), low - i * 16, _MARK)


def _tall(page: PageContext, records: Sequence[Evidence]) -> Drawing:
    """Years from top to bottom, a column a country: the same for a phone, as a picture."""
    span, step, left, top, width = _span(records), 15, 40, 26, 328
    found = _lanes(page, records)
    lane_width = (width - left) / len(found)
    lanes = []
    for place, lane in enumerate(found):
        x = left + place * lane_width
        signs = []
        for year, here in lane.by_year.items():
            size = min(12, (lane_width - 4) / len(here))
            y = top + (year - span.start) * step + (step - size) / 2
            signs += [_sign(page, r, x + 3 + i * size, y, size - 1) for i, r in enumerate(here)]
        lanes.append(Lane(lane.country, f"{x:.4g}", f"{x + 4:.4g}", tuple(signs)))
    bottom = top + len(span) * step
    return Drawing(f"{width:g}", f"{bottom:g}", top, bottom, _decades(span, top, step), tuple(lanes))


def _sign(page: PageContext, record: Evidence, x: float, y: float, size: float) -> Sign:
    name = page.text(record.name)
    title = f"{record.year} · {page.label('kinds', record.kind)} · {name}"
    return Sign(Link(name, page.url(record.key)), title, record.kind, f"{x:.4g}", f"{y:.4g}", f"{size:g}")
