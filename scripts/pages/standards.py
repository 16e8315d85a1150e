"""Index by standard: from a standard to the indicators that follow it and the practices and records that name it."""

from __future__ import annotations

from html import escape

from scripts.pages.context import PageContext
from scripts.pages.practice import practice_link
from scripts.standards import Named, index

_COUNTS = ("indicators", "practices", "records")


def standards(view: PageContext) -> str:
    """A table of the families with their counts, then a section for each."""
    found = [one for one in index(view.content) if one.indicators or one.practices or one.records]
    return "\n\n".join([_table(view, found), *(_section(view, one) for one in found)])


def _table(view: PageContext, found: list[Named]) -> str:
    head = "".join(f'<th scope="col">{view.t(f"standards.{key}")}</th>' for key in ("standard", *(f"n-{c}" for c in _COUNTS)))
    rows = "".join(
        f'<tr><th scope="row"><a href="#{one.standard.id}">{escape(one.standard.short[view.lang])}</a> '
        f'<span class="meta">{escape(one.standard.name[view.lang])}</span></th>'
        + "".join(f'<td data-label="{view.t(f"standards.n-{c}")}">{len(getattr(one, c)) or "—"}</td>' for c in _COUNTS)
        + "</tr>"
        for one in found
    )
    caption = f"<caption>{view.t('standards.caption')}</caption>"
    return f'<table class="cards-on-phone numbers">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _section(view: PageContext, one: Named) -> str:
    lang = view.lang
    indicators = [
        f"<li><strong>{escape(', '.join(i.standards))}</strong> {view.link(p.key, i.name[lang], f'indicator-{i.id}')} "
        f'<span class="meta">{escape(i.unit[lang])} · {p.number}. {escape(view.practice_title(p))}</span></li>'
        for p, i in one.indicators
    ]
    practices = [f"<li>{practice_link(view, p)}</li>" for p in one.practices]
    order = list(view.content.vocabulary["countries"])
    records = [
        f'<li>{view.link(r.key, r.name[lang])} <span class="meta">{view.label("countries", r.country)}</span></li>'
        for r in sorted(one.records, key=lambda r: (order.index(r.country), r.name[lang]))
    ]
    lists = {"indicators": indicators, "practices": practices, "records": records}
    parts = [f"## {escape(one.standard.short[lang])} {{ #{one.standard.id} }}"]
    if one.standard.name[lang] != one.standard.short[lang]:
        parts.append(f'<p class="meta">{escape(one.standard.name[lang])}</p>')
    parts += [f'<h3>{view.t(f"standards.{key}")}</h3><ul class="related">{"".join(items)}</ul>' for key, items in lists.items() if items]
    return "\n\n".join(parts)
