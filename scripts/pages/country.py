"""The page of a country: for each of the 17 practices what exists there, who is in charge, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from scripts.frontend.drawings import drawing
from scripts.model import Choice, Evidence, Practice
from scripts.pages.context import PageContext
from scripts.pages.invitation import invitation_url
from scripts.pages.signs import basis_shapes, basis_sign, basis_words, legend, strongest
from scripts.strength import MEASURED


def country(view: PageContext) -> str:
    """The country whose page is being rendered: summary, the 17 practices drawn, then each of them."""
    code = view.key.removeprefix("countries/").upper()
    records = [r for r in view.content.evidence if r.country == code]
    parts = [basis_shapes(), _summary(view, code, records), _strip(view, code), legend(view)]
    parts += [_theme(view, code, theme) for theme in view.content.vocabulary["themes"].values()]
    return "<div>" + "".join(parts) + "</div>"


def _summary(view: PageContext, code: str, records: Sequence[Evidence]) -> str:
    covered = {n for r in records for n in r.practices}
    basis = strongest(view, records)
    measured = sum(any(result.basis in MEASURED for result in r.results) for r in records)
    library = f"{view.url('evidence')}?{view.t('library.name-country')}={code}"
    total = len(view.content.practices)
    rows = [
        ("country.records", f'<a href="{library}">{len(records)}</a>'),
        ("country.practices", view.t("country.of", count=len(covered), total=total)),
        ("country.measured", view.t("country.of", count=measured, total=len(records))),
        ("country.strongest", f'{basis_sign(basis)} <span class="word">{escape(basis_words(view, basis))}</span>'),
    ]
    items = "".join(f"<div><dt>{view.t(key)}</dt><dd>{value}</dd></div>" for key, value in rows)
    return f'<dl class="counts country-counts">{items}</dl>'


def _strip(view: PageContext, code: str) -> str:
    """One column a practice, a block a record, in the three themes; each leads to its section."""
    counts = {p.number: len(view.records(p.number, code)) for p in view.content.practices}
    top = max([*counts.values(), 1])
    groups = "".join(
        f'<li class="theme-{theme}"><span class="meta">{escape(_letter(view, theme))}</span><ol>'
        + "".join(_bar(view, p, counts[p.number], top) for p in view.content.practices if p.theme == theme)
        + "</ol></li>"
        for theme in view.content.vocabulary["themes"]
    )
    return (
        f'<nav class="strip" aria-label="{view.t("country.strip")}"><ul>{groups}</ul></nav><p class="meta">{view.t("country.blocks")}</p>'
    )


def _letter(view: PageContext, theme: str) -> str:
    return view.t("theme.letter", letter=view.content.vocabulary["themes"][theme].extra["letter"])


def _bar(view: PageContext, practice: Practice, count: int, top: int) -> str:
    step = 56 / top
    blocks = "".join(f"M0 {56 - i * step:.4g}h24v-{step - 1.5:.4g}H0z" for i in range(count))
    shape = f'<path d="{blocks}"/>' if count else '<path class="line" d="M1 55h22" stroke-dasharray="3 3"/>'
    words = f"{escape(view.practice_title(practice))}: {view.t('country.n-records', count=count)}"
    return (
        f'<li><a href="#practice-{practice.number}"><svg viewBox="0 0 24 56" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{shape}</svg><span class="n" aria-hidden="true">{practice.number}</span>'
        f'<span class="sr">{practice.number}. {words}</span></a></li>'
    )


def _theme(view: PageContext, code: str, theme: Choice) -> str:
    practices = "".join(_practice(view, code, p) for p in view.content.practices if p.theme == theme.id)
    name = escape(theme.label[view.lang])
    head = f'<h2 id="{theme.id}"><span class="kicker">{escape(_letter(view, theme.id))}</span> {name}</h2>'
    return f'<section class="country-theme theme-{theme.id}">{head}{practices}</section>'


def _practice(view: PageContext, code: str, practice: Practice) -> str:
    records = view.records(practice.number, code)
    instruments = [r for r in view.content.instruments if r in records]
    instruments = [r for r in records if r in instruments]
    rest = [r for r in records if r not in instruments]
    title = (
        f'<h3 id="practice-{practice.number}"><a href="{view.url(practice.key)}">{drawing(practice.stem)}'
        f'<span class="number">{practice.number}</span><span>{escape(view.practice_title(practice))}</span></a></h3>'
    )
    parts = [_group(view, "country.instruments", instruments), _group(view, "country.rest", rest)]
    return f'<section class="country-practice">{title}{"".join(parts)}{_missing(view, code, practice, records, instruments)}</section>'


def _group(view: PageContext, title: str, records: Sequence[Evidence]) -> str:
    if not records:
        return ""
    items = "".join(_line(view, r) for r in records)
    return f'<div class="group"><h4>{view.t(title)}</h4><ul>{items}</ul></div>'


def _line(view: PageContext, record: Evidence) -> str:
    basis = strongest(view, [record])
    facts = " · ".join(f for f in (view.label("kinds", record.kind), str(record.year or "")) if f)
    return (
        f'<li>{basis_sign(basis)}<div>{view.link(record.key, record.name[view.lang])} <span class="meta">{facts}'
        f'<span class="sr">. {escape(basis_words(view, basis))}</span></span>'
        f'<p class="who"><span class="meta">{view.t("record.organisation")}:</span> {escape(record.organisation[view.lang])}</p></div></li>'
    )


def _missing(view: PageContext, code: str, practice: Practice, records: Sequence[Evidence], instruments: Iterable[Evidence]) -> str:
    """What is not there: no record at all, no law or programme, no measured result, and what the records say was not found."""
    name = view.label("countries", code)
    invite = f'<a href="{escape(invitation_url(view, practice, code))}">{view.t("practice.blank-invite")}</a>'
    if not records:
        return f'<p class="blank">{view.t("practice.blank", country=name)} {invite}</p>'
    lines = []
    if not instruments:
        lines.append(view.t("country.no-instrument"))
    if not any(result.basis in MEASURED for r in records for result in r.results):
        lines.append(view.t("country.no-measured"))
    lines += [f"{escape(r.gaps[view.lang])} ({view.link(r.key, r.name[view.lang])})" for r in records if r.gaps]
    if not lines:
        return ""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<div class="group missing"><h4>{view.t("country.missing")}</h4><ul>{items}</ul></div>'
