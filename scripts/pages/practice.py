"""The page of a practice: what the data adds around the prose of its twin."""

from __future__ import annotations

from collections import Counter
from html import escape

from scripts.frontend.drawings import drawing
from scripts.model import Evidence, Practice, Result
from scripts.pages.context import PageContext
from scripts.pages.invitation import invitation_url
from scripts.strength import strength, strongest_basis

# On a phone, where each row is a card, a cell with nothing to say is left out.
EMPTY = ' class="empty"'


def practice_of(view: PageContext) -> Practice:
    """The practice whose page is being rendered."""
    stem = view.key.removeprefix("practices/")
    return next(p for p in view.content.practices if p.stem == stem)


def opening(view: PageContext) -> str:
    """The forum's sentence set apart, then the practice at a glance."""
    practice = practice_of(view)
    return f"{statement(view, practice)}\n\n{glance(view, practice)}"


def statement(view: PageContext, practice: Practice) -> str:
    """The forum's sentence verbatim in Spanish; on the English page our translation below it, marked as ours."""
    spanish = escape(practice.statement.es)
    note = view.t("practice.sentence-note", number=practice.number)
    forum = f' <a href="{view.url("forum", "summary")}">{view.t("practice.sentence-source")}</a>'
    if view.lang == "es":
        body = f"<blockquote><p>{spanish}</p></blockquote>"
    else:
        english = escape(practice.statement.en)
        body = (
            f'<blockquote lang="es"><p>{spanish}</p></blockquote>'
            f'<p class="translation"><span class="meta">{view.t("practice.our-translation")}</span> {english}</p>'
        )
    return f'<figure class="statement">{body}<figcaption>{note}{forum}</figcaption></figure>'


def glance(view: PageContext, practice: Practice) -> str:
    """Theme, who acts, countries with evidence, number of records, strength of evidence."""
    records = view.records(practice.number)
    with_evidence = {r.country for r in records}
    countries = [
        f'<a href="#evidence-{c.lower()}">{view.label("countries", c)}</a>'
        for c in view.content.vocabulary["countries"]
        if c in with_evidence
    ]
    level = strength(records)
    solidity = f'<a class="strength strength-{level}" href="{view.url("method", "strength")}">{view.label("strengths", level)}</a>'
    rows = [
        ("glance.theme", view.link(f"themes/{practice.theme}", view.label("themes", practice.theme)), ' class="long"'),
        ("glance.actors", ", ".join(view.label("actors", a) for a in practice.actors), ' class="long"'),
        ("glance.countries", ", ".join(countries) or "—", ' class="long"'),
        ("glance.records", f'<a href="#evidence">{len(records)}</a>', ""),
        ("glance.strength", solidity, ""),
    ]
    items = "".join(f"<div{style}><dt>{view.t(key)}</dt><dd>{value}</dd></div>" for key, value, style in rows)
    return f'<dl class="glance">{items}</dl>'


def indicators(view: PageContext) -> str:
    """Table of the practice's indicators: name, unit, formula, standard, reference, source."""
    head = "".join(f'<th scope="col">{view.t(f"indicator.{c}")}</th>' for c in ("name", "unit", "standard", "source"))
    rows = []
    for one in practice_of(view).indicators:
        details = [f'<span class="meta">{escape(text[view.lang])}</span>' for text in (one.formula, one.note) if text]
        name = "<br>".join([escape(one.name[view.lang]), *details])
        cells = {
            "unit": escape(one.unit[view.lang]),
            "standard": escape(", ".join(one.standards)) or "—",
            "source": view.cite([one.source]),
        }
        body = "".join(
            f'<td data-label="{view.t(f"indicator.{key}")}"{EMPTY if value == "—" else ""}>{value}</td>' for key, value in cells.items()
        )
        rows.append(f'<tr id="indicator-{one.id}"><th scope="row">{name}</th>{body}</tr>')
    return f'<table class="cards-on-phone"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def evidence(view: PageContext) -> str:
    """The practice's records by country, in the vocabulary's order; a blank country is shown as a blank."""
    practice = practice_of(view)
    parts = []
    for country in view.content.vocabulary["countries"]:
        records = view.records(practice.number, country)
        parts.append(f"### {view.label('countries', country)} {{ #evidence-{country.lower()} }}")
        if records:
            parts += [record_card(view, record) for record in records]
        else:
            parts.append(blank(view, practice, country))
    return "\n\n".join(parts)


def record_card(view: PageContext, record: Evidence) -> str:
    """A record in short, to be opened: name, what kind, since when, strongest basis; then what it is and what came of it.

    Its sources stand on its own page: on this one they would be two thirds of the text.
    """
    basis = strongest_basis([record], view.content.vocabulary["bases"])
    meta = [view.label("kinds", record.kind), str(record.year) if record.year else ""]
    mark = f' <span class="basis basis-{basis}">{view.label("bases", basis)}</span>' if basis else ""
    results = "".join(result_item(view, result) for result in record.results)
    return (
        f'<details class="record"><summary><h4>{escape(record.name[view.lang])}</h4>'
        f'<span class="meta">{" · ".join(m for m in meta if m)}</span>{mark}</summary>'
        f"<p>{escape(record.what[view.lang])}</p>"
        + (f'<ul class="results">{results}</ul>' if results else "")
        + f'<p class="meta">{view.t("record.organisation")}: {escape(record.organisation[view.lang])}. '
        f"{view.link(record.key, view.t('record.open', count=len(record.sources)))}</p></details>"
    )


def result_item(view: PageContext, result: Result) -> str:
    """A result with the mark of who stands behind it."""
    label = view.label("bases", result.basis)
    return f'<li><span class="basis basis-{result.basis}">{label}</span> {escape(result.text[view.lang])}</li>'


def blank(view: PageContext, practice: Practice, country: str) -> str:
    """Says plainly that there is nothing yet, and invites."""
    name = view.label("countries", country)
    invite = f'<a href="{escape(invitation_url(view, practice, country))}">{view.t("practice.blank-invite")}</a>'
    return f'<p class="blank">{view.t("practice.blank", country=name)} {invite}</p>'


def closing(view: PageContext) -> str:
    """Related practices: those that share the most records."""
    practice = practice_of(view)
    shared = Counter(n for record in view.records(practice.number) for n in record.practices if n != practice.number)
    related = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:4]
    if not related:
        return ""
    items = "".join(
        f"<li>{practice_link(view, view.content.practice_by_number[number])} "
        f'<span class="meta">{view.t("practice.shared", count=count)}</span></li>'
        for number, count in related
    )
    return f'## {view.t("practice.related")} {{ #related }}\n\n<ul class="related">{items}</ul>'


def practice_link(view: PageContext, practice: Practice) -> str:
    """Number, title and link of a practice."""
    return f'<a href="{view.url(practice.key)}">{practice.number}. {escape(view.practice_title(practice))}</a>'


def practice_card(view: PageContext, practice: Practice) -> str:
    """A practice as a card: drawing, number, title, description, what evidence there is."""
    page = view.content.pages[view.lang, practice.key]
    records = view.records(practice.number)
    basis = strongest_basis(records, view.content.vocabulary["bases"])
    facts = view.t("card.records", count=len(records))
    strongest = f" · {view.t('card.strongest')}: {view.label('bases', basis).lower()}" if basis else ""
    return (
        f'<li class="card theme-{practice.theme}"><a href="{view.url(practice.key)}">{drawing(practice.stem)}'
        f'<span class="number">{practice.number}</span><strong>{escape(page.title)}</strong></a>'
        f'<p>{escape(page.description)}</p><p class="meta">{facts}{strongest}</p></li>'
    )
