"""The timeline of laws, regulations, policies, programmes and agreements: a drawing with a lane a country, and the same as a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.content.model import Evidence
from scripts.facts.shelves import UNDATED, groups
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, Mark, link, rest

_MARK = 13
# The drawing for a phone: years of a column, columns at most, width of a column and height of the highest bar in the drawing's units.
_SPAN, _MOST, _WIDE, _BAR = 5, 11, 30, 44


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
class Bar:
    """How many records of a kind a column of years holds. `left`, `top`: in the drawing's units."""

    left: int
    top: int
    count: int


@dataclass(frozen=True)
class Row:
    """The columns of a kind. `label_at`, `foot`: where its name and the feet of its bars stand, in the drawing's units."""

    kind: Mark
    label_at: int
    foot: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Columns:
    """Small multiples: a row a kind over the same years. `bar`: width of a bar; `older`: the last year of the first column where it holds
    all that is older, else None.
    """

    width: int
    height: int
    bar: int
    older: int | None
    decades: tuple[Decade, ...]
    rows: tuple[Row, ...]


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
    tall: Columns | None
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
    kinds = tuple(Mark(k.id, k.label[page.lang]) for k in page.content.vocabulary["kinds"].values() if k.instrument)
    decades = groupby(dated, key=lambda r: (r.year or 0) // 10 * 10)
    return Timeline(
        count=page.t("timeline.count", dated=len(page.content.instruments) - waiting, undated=waiting),
        kinds=kinds,
        wide=_wide(page, dated) if dated else None,
        tall=_tall(dated, kinds) if dated else None,
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


def _tall(records: Sequence[Evidence], kinds: Iterable[Mark]) -> Columns:
    """A row a kind, a column five years, for a phone: how many records began or were issued then. What is older than the columns that
    fit stands in the first of them.
    """
    years = [r.year for r in records if r.year]
    last = max(years) // _SPAN * _SPAN
    first = max(min(years), last - (_MOST - 2) * _SPAN) // 10 * 10
    spans = range(first, last + 1, _SPAN)
    found = Counter((r.kind, max(r.year // _SPAN * _SPAN, first)) for r in records if r.year)
    unit = _BAR / max(found.values())
    rows = []
    for i, kind in enumerate(one for one in kinds if any(found[one.id, span] for span in spans)):
        foot = 20 + (i + 1) * (_BAR + 28)
        bars = tuple(
            Bar(place * _WIDE, foot - max(round(found[kind.id, span] * unit), 1), found[kind.id, span])
            for place, span in enumerate(spans)
            if found[kind.id, span]
        )
        rows.append(Row(kind, foot - _BAR - 16, foot, bars))
    decades = tuple(Decade(span, place * _WIDE) for place, span in enumerate(spans) if span % 10 == 0)
    older = first + _SPAN - 1 if min(years) < first else None
    return Columns(len(spans) * _WIDE, 20 + len(rows) * (_BAR + 28) + 6, _WIDE - 2, older, decades, tuple(rows))


def _sign(page: PageContext, record: Evidence, x: float, y: float, size: float) -> Sign:
    name = page.text(record.name)
    title = f"{record.year} · {page.label('kinds', record.kind)} · {name}"
    return Sign(Link(name, page.url(record.key)), title, record.kind, f"{x:.4g}", f"{y:.4g}", f"{size:g}")
