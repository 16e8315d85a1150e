"""The timeline of laws, regulations, policies, programmes and agreements: a drawing with a lane a country, and the same as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from scripts.model import Evidence
from scripts.pages.context import PageContext
from scripts.pages.signs import kind_shapes, kind_sign

_MARK = 13


def timeline(view: PageContext) -> str:
    """Drawing, table, and the records without a year."""
    records = view.content.instruments
    dated = sorted((r for r in records if r.year), key=lambda r: (r.year, r.country, r.id))
    undated = [r for r in records if not r.year]
    count = view.t("timeline.count", dated=len(dated), undated=len(undated))
    parts = [f'<p class="meta">{count}</p>', _figure(view, dated) if dated else ""]
    parts += [f"## {view.t('timeline.table')} {{ #table }}", _table(view, dated)]
    if undated:
        items = "".join(f"<li>{_entry(view, r)}</li>" for r in undated)
        parts += [f"## {view.t('timeline.undated')} {{ #without-year }}", f'<ul class="related">{items}</ul>']
    return "\n\n".join(parts)


def _figure(view: PageContext, records: Sequence[Evidence]) -> str:
    kinds = [k for k in view.content.vocabulary["kinds"].values() if k.extra.get("instrument")]
    items = "".join(f"<li>{kind_sign(k.id)} {escape(k.label[view.lang])}</li>" for k in kinds)
    return (
        f'<figure class="timeline">{kind_shapes()}<ul class="legend" aria-label="{view.t("timeline.legend")}">{items}</ul>'
        f"{_wide(view, records)}{_tall(view, records)}"
        f"<figcaption>{view.t('timeline.caption')}</figcaption></figure>"
    )


@dataclass(frozen=True)
class _Lane:
    """A country's records by year, and how many of them share a year at most."""

    country: str
    by_year: dict[int, list[Evidence]]

    @property
    def depth(self) -> int:
        return max(len(found) for found in self.by_year.values())


def _lanes(view: PageContext, records: Iterable[Evidence]) -> list[_Lane]:
    found: dict[str, dict[int, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        found[record.country][record.year or 0].append(record)
    return [_Lane(c, found[c]) for c in view.content.vocabulary["countries"] if c in found]


def _span(records: Sequence[Evidence]) -> range:
    years = [r.year for r in records if r.year]
    return range(min(years) // 5 * 5, max(years) + 1)


def _wide(view: PageContext, records: Sequence[Evidence]) -> str:
    """Years from left to right, a row a country; each sign leads to its record, as the rows of the table do for the keyboard."""
    span, step, left, top = _span(records), 21, 112, 28
    parts, y = [], top
    for lane in _lanes(view, records):
        height = lane.depth * 16 + 18
        parts.append(f'<path class="lane" d="M{left} {y + height / 2:g}h{len(span) * step}"/>')
        parts.append(f'<text class="name" x="0" y="{y + height / 2 + 5:g}">{escape(view.label("countries", lane.country))}</text>')
        for year, found in lane.by_year.items():
            x = left + (year - span.start) * step + (step - _MARK) / 2
            low = y + height / 2 + len(found) * 8 - 16 + 1.5
            parts += [_linked_mark(view, r, x, low - i * 16) for i, r in enumerate(found)]
        y += height
    ruler = "".join(
        f'<path class="decade" d="M{x} {top - 6}V{y}"/><text x="{x + 4}" y="16">{year}</text>'
        for year in span
        if year % 10 == 0
        for x in (left + (year - span.start) * step,)
    )
    return _svg("timeline-wide", left + len(span) * step, y, ruler + "".join(parts))


def _linked_mark(view: PageContext, record: Evidence, x: float, y: float) -> str:
    kind = view.label("kinds", record.kind)
    title = f"{record.year} · {kind} · {record.name[view.lang]}"
    return f'<a href="{view.url(record.key)}" tabindex="-1"><title>{escape(title)}</title>{_mark(record, x, y, _MARK)}</a>'


def _mark(record: Evidence, x: float, y: float, size: float) -> str:
    place = f'x="{x:.4g}" y="{y:.4g}" width="{size:g}" height="{size:g}"'
    return f'<use class="kind-sign-{record.kind}" href="#kind-{record.kind}" {place}/>'


def _tall(view: PageContext, records: Sequence[Evidence]) -> str:
    """Years from top to bottom, a column a country: the same for a phone, as a picture."""
    span, step, left, top, width = _span(records), 15, 40, 26, 328
    lanes = _lanes(view, records)
    lane_width = (width - left) / len(lanes)
    bottom = top + len(span) * step
    parts = [
        f'<path class="decade" d="M0 {y}h{width}"/><text x="0" y="{y + 13}">{year}</text>'
        for year in span
        if year % 10 == 0
        for y in (top + (year - span.start) * step,)
    ]
    for place, lane in enumerate(lanes):
        x = left + place * lane_width
        parts.append(f'<path class="lane" d="M{x:.4g} {top - 6}V{bottom}"/>')
        parts.append(f'<text class="name" x="{x + 4:.4g}" y="14">{lane.country}</text>')
        for year, found in lane.by_year.items():
            size = min(12, (lane_width - 4) / len(found))
            y = top + (year - span.start) * step + (step - size) / 2
            parts += [_mark(r, x + 3 + i * size, y, size - 1) for i, r in enumerate(found)]
    return _svg("timeline-tall", width, bottom, "".join(parts))


def _svg(name: str, width: float, height: float, drawing: str) -> str:
    return f'<svg class="{name}" viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">{drawing}</svg>'


def _table(view: PageContext, records: Sequence[Evidence]) -> str:
    columns = ("record.year", "record.name", "record.country", "record.kind", "record.organisation")
    head = "".join(f'<th scope="col">{view.t(c)}</th>' for c in columns)
    bodies = "".join(_decade(view, decade, list(group)) for decade, group in groupby(records, key=lambda r: (r.year or 0) // 10 * 10))
    return (
        f'<table class="cards-on-phone timeline-table"><caption>{view.t("timeline.caption-table")}</caption>'
        f"<thead><tr>{head}</tr></thead>{bodies}</table>"
    )


def _decade(view: PageContext, decade: int, records: Sequence[Evidence]) -> str:
    title = view.t("timeline.decade", first=decade, last=decade + 9)
    return f'<tbody><tr class="decade"><th scope="rowgroup" colspan="5">{title}</th></tr>{"".join(_row(view, r) for r in records)}</tbody>'


def _row(view: PageContext, record: Evidence) -> str:
    cells = [
        ("record.country", escape(view.label("countries", record.country))),
        ("record.kind", f"<span>{kind_sign(record.kind)} {escape(view.label('kinds', record.kind))}</span>"),
        ("record.organisation", escape(record.organisation[view.lang])),
    ]
    rest = "".join(f'<td data-label="{view.t(key)}">{value}</td>' for key, value in cells)
    year = f'<td class="year" data-label="{view.t("record.year")}">{record.year}</td>'
    return f'<tr>{year}<th scope="row">{view.link(record.key, record.name[view.lang])}</th>{rest}</tr>'


def _entry(view: PageContext, record: Evidence) -> str:
    facts = (view.label("countries", record.country), view.label("kinds", record.kind), record.organisation[view.lang])
    return f'{view.link(record.key, record.name[view.lang])}<br><span class="meta">{escape(" · ".join(facts))}</span>'
