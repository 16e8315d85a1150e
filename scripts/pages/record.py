"""The page of one record of evidence."""

from __future__ import annotations

from html import escape

from scripts.model import Evidence
from scripts.pages.practice import practice_link, result_item
from scripts.pages.view import View


def body(view: View, one: Evidence) -> str:
    """Facts at a glance, what it is, results, what was not found, practices served, related records."""
    parts = [
        _facts(view, one),
        f"## {view.t('record.what')} {{ #what }}\n\n<p>{escape(one.what[view.lang])}{view.cite(one.sources)}</p>",
        _results(view, one),
        _practices(view, one),
        _related(view, one),
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(view: View, one: Evidence) -> str:
    rows = {
        "record.country": view.link(f"countries/{one.country.lower()}", view.label("countries", one.country)),
        "record.kind": view.label("kinds", one.kind),
        "record.organisation": escape(one.organisation[view.lang]),
        "record.actors": ", ".join(view.label("actors", a) for a in one.actors),
        "record.year": str(one.year) if one.year else view.t("record.year-unknown"),
        "record.confidence": view.label("confidence", one.confidence),
    }
    items = "".join(f"<div><dt>{view.t(key)}</dt><dd>{value}</dd></div>" for key, value in rows.items())
    return f'<dl class="glance">{items}</dl>'


def _results(view: View, one: Evidence) -> str:
    items = "".join(result_item(view, result) for result in one.results)
    content = f'<ul class="results">{items}</ul>' if items else f'<p class="blank">{view.t("record.no-results")}</p>'
    if one.gaps:
        content += f"\n\n<p><strong>{view.t('record.gaps')}</strong> {escape(one.gaps[view.lang])}</p>"
    return f"## {view.t('record.results')} {{ #results }}\n\n{content}"


def _practices(view: View, one: Evidence) -> str:
    items = "".join(f"<li>{practice_link(view, view.content.practice_by_number[n])}</li>" for n in one.practices)
    return f"## {view.t('record.practices')} {{ #practices }}\n\n<ul>{items}</ul>"


def _related(view: View, one: Evidence) -> str:
    """Records that share the most practices, the same country first."""

    def closeness(other: Evidence) -> tuple[int, int, str]:
        shared = len(set(other.practices) & set(one.practices))
        return (-shared - (other.country == one.country), -int(other.practices[0] == one.practices[0]), other.id)

    near = [r for r in view.content.evidence if r.id != one.id and set(r.practices) & set(one.practices)]
    items = "".join(
        f'<li>{view.link(r.key, r.name[view.lang])} <span class="meta">{view.label("countries", r.country)}</span></li>'
        for r in sorted(near, key=closeness)[:5]
    )
    return f"## {view.t('record.related')} {{ #related }}\n\n<ul>{items}</ul>" if items else ""
