"""The page of one record of evidence."""

from __future__ import annotations

from html import escape

from scripts.frontend.drawings import drawing
from scripts.model import Evidence
from scripts.pages.context import PageContext
from scripts.pages.practice import result_item


def body(view: PageContext, one: Evidence) -> str:
    """Facts at a glance, what it is, results, what was not found, practices served, related records."""
    parts = [
        _facts(view, one),
        f"## {view.t('record.what')} {{ #what }}\n\n<p>{escape(one.what[view.lang])}{view.cite(one.sources)}</p>",
        _results(view, one),
        _practices(view, one),
        _related(view, one),
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(view: PageContext, one: Evidence) -> str:
    count = len(one.sources)
    sources = view.t("record.source") if count == 1 else view.t("record.sources", count=count)
    trust = f'{view.label("confidence", one.confidence)} <a href="#sources">{sources}</a>'
    rows = [
        ("record.country", view.link(f"countries/{one.country.lower()}", view.label("countries", one.country)), ""),
        ("record.kind", view.label("kinds", one.kind), ""),
        ("record.year", str(one.year) if one.year else view.t("record.year-unknown"), ""),
        ("record.actors", ", ".join(view.label("actors", a) for a in one.actors), ' class="long"'),
        ("record.organisation", escape(one.organisation[view.lang]), ' class="whole"'),
        ("record.trust", f'<span class="plain">{trust}</span>', ' class="whole"'),
    ]
    items = "".join(f"<div{style}><dt>{view.t(key)}</dt><dd>{value}</dd></div>" for key, value, style in rows)
    return f'<dl class="glance">{items}</dl>'


def _results(view: PageContext, one: Evidence) -> str:
    items = "".join(result_item(view, result) for result in one.results)
    content = f'<ul class="results">{items}</ul>' if items else f'<p class="blank">{view.t("record.no-results")}</p>'
    if one.gaps:
        content += f'\n\n<p class="gap"><strong>{view.t("record.gaps")}</strong> {escape(one.gaps[view.lang])}</p>'
    return f"## {view.t('record.results')} {{ #results }}\n\n{content}"


def _practices(view: PageContext, one: Evidence) -> str:
    items = "".join(practice_tile(view, number) for number in one.practices)
    return f'## {view.t("record.practices")} {{ #practices }}\n\n<ul class="practice-list">{items}</ul>'


def practice_tile(view: PageContext, number: int) -> str:
    """A practice with its drawing, number and title, in the colour of its theme."""
    practice = view.content.practice_by_number[number]
    return (
        f'<li class="theme-{practice.theme}"><a href="{view.url(practice.key)}">{drawing(practice.stem)}'
        f'<span class="number">{number}</span><span>{escape(view.practice_title(practice))}</span></a></li>'
    )


def _related(view: PageContext, one: Evidence) -> str:
    """Records that share the most practices, the same country first."""

    def closeness(other: Evidence) -> tuple[int, int, str]:
        shared = len(set(other.practices) & set(one.practices))
        return (-shared - (other.country == one.country), -int(other.practices[0] == one.practices[0]), other.id)

    near = [r for r in view.content.evidence if r.id != one.id and set(r.practices) & set(one.practices)]
    items = "".join(_related_item(view, one, r) for r in sorted(near, key=closeness)[:5])
    return f'## {view.t("record.related")} {{ #related }}\n\n<ul class="related">{items}</ul>' if items else ""


def _related_item(view: PageContext, one: Evidence, other: Evidence) -> str:
    shared = ", ".join(str(n) for n in sorted(set(one.practices) & set(other.practices)))
    facts = [view.label("countries", other.country), view.label("kinds", other.kind), str(other.year or "")]
    meta = " · ".join(f for f in [*facts, view.t("record.shared", numbers=shared)] if f)
    return f'<li>{view.link(other.key, other.name[view.lang])}<br><span class="meta">{meta}</span></li>'
