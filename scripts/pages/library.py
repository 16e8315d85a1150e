"""The evidence library: all records by country as plain lists that a small script can filter (overrides/scripts/library.js)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from scripts.model import Evidence
from scripts.pages.context import PageContext
from scripts.pages.parts import fold
from scripts.pages.signs import basis_shapes, basis_sign, basis_words, legend, strongest

NONE = "none"
_BLOCK = 5


@dataclass(frozen=True)
class Facet:
    """A way to choose records: its `letter` names the data- attribute of the list's items, its `name` the word and the address."""

    name: str
    letter: str
    choices: Callable[[PageContext], Iterable[tuple[str, str]]]
    values: Callable[[PageContext, Evidence], Iterable[str]]


def period(record: Evidence) -> str:
    """The five years in which a record began, by the first of them; "none" where the sources do not say."""
    return str(record.year // _BLOCK * _BLOCK) if record.year else NONE


def _vocabulary(name: str) -> Callable[[PageContext], Iterable[tuple[str, str]]]:
    return lambda view: [(c, view.label(name, c)) for c in view.content.vocabulary[name]]


def _practices(view: PageContext) -> Iterable[tuple[str, str]]:
    return [(str(p.number), f"{p.number}. {view.practice_title(p)}") for p in view.content.practices]


def _bases(view: PageContext) -> Iterable[tuple[str, str]]:
    return [*_vocabulary("bases")(view), (NONE, view.t("shape.no-results"))]


def _periods(view: PageContext) -> Iterable[tuple[str, str]]:
    found = {period(r) for r in view.content.evidence}
    years = sorted((int(p) for p in found - {NONE}), reverse=True)
    labels = [(str(y), view.t("library.years", first=y, last=y + _BLOCK - 1)) for y in years]
    return labels + ([(NONE, view.t("library.no-year"))] if NONE in found else [])


def _themes(view: PageContext) -> Iterable[tuple[str, str]]:
    themes = view.content.vocabulary["themes"].values()
    return [(str(t.extra["letter"]), f"{t.extra['letter']}. {t.label[view.lang]}") for t in themes]


def _themes_of(view: PageContext, record: Evidence) -> Iterable[str]:
    themes = view.content.vocabulary["themes"]
    return sorted({str(themes[view.content.practice_by_number[n].theme].extra["letter"]) for n in record.practices})


FACETS = (
    Facet("country", "c", _vocabulary("countries"), lambda _, r: [r.country]),
    Facet("practice", "p", _practices, lambda _, r: [str(n) for n in r.practices]),
    Facet("theme", "t", _themes, _themes_of),
    Facet("kind", "k", _vocabulary("kinds"), lambda _, r: [r.kind]),
    Facet("actor", "a", _vocabulary("actors"), lambda _, r: r.actors),
    Facet("basis", "b", _bases, lambda _, r: dict.fromkeys(result.basis for result in r.results) or [NONE]),
    Facet("period", "y", _periods, lambda _, r: [period(r)]),
)


def library(view: PageContext) -> str:
    """The filters (shown by the script), the countries to jump to, and the list."""
    groups = [(c, [r for r in view.content.evidence if r.country == c]) for c in view.content.vocabulary["countries"]]
    groups = [(country, records) for country, records in groups if records]
    jumps = "".join(
        f'<li><a href="#{c.lower()}">{escape(view.label("countries", c))} <span class="n">{len(records)}</span></a></li>'
        for c, records in groups
    )
    lists = "".join(_group(view, country, records) for country, records in groups)
    total = len(view.content.evidence)
    return (
        f'<div class="library">{basis_shapes()}{_form(view)}<div class="shelf" id="found"><div class="shelf-head">'
        f'<p role="status" id="library-count">{view.t("library.all", total=total)}</p>'
        f'<ul id="library-chosen" class="chosen" aria-label="{view.t("library.chosen")}" hidden></ul></div>'
        f'<nav class="jumps" aria-label="{view.t("library.jump")}"><ul>{jumps}</ul></nav>{legend(view)}{lists}'
        f'<div id="library-none" class="blank" hidden><p>{view.t("library.none")}</p>'
        f'<button type="reset" form="library-form" class="button">{view.t("library.clear")}</button></div></div></div>'
    )


def _form(view: PageContext) -> str:
    words = {
        "all": view.t("library.all", total="{total}"),
        "some": view.t("library.some", count="{count}", total="{total}"),
        "one": view.t("library.one", total="{total}"),
        "remove": view.t("library.remove", choice="{choice}"),
    }
    data = "".join(f' data-{key}="{escape(text)}"' for key, text in words.items())
    facets = "".join(_facet(view, f) for f in FACETS)
    return (
        f'<form id="library-form" class="filters" aria-label="{view.t("library.filters")}"{data} hidden>'
        f'<div class="filters-head"><span class="filters-title">{view.t("library.filters")}</span>'
        f'<button type="reset" class="clear" hidden>{view.t("library.clear")}</button></div>'
        f'{facets}<a class="see" href="#found" hidden></a></form>'
    )


def _facet(view: PageContext, facet: Facet) -> str:
    title = view.t(f"library.{facet.name}")
    present = {value for r in view.content.evidence for value in facet.values(view, r)}
    name = view.t(f"library.name-{facet.name}")
    other = view.content.word(f"library.name-{facet.name}", "en" if view.lang == "es" else "es")
    choices = "".join(
        f'<label><input type="checkbox" name="{name}" value="{value}"><span>{escape(label)}</span> <b></b></label>'
        for value, label in facet.choices(view)
        if value in present
    )
    return (
        f'<details data-facet="{facet.letter}" data-name="{name}" data-twin="{other}"><summary>{title} <b></b></summary>'
        f'<div role="group" aria-label="{title}">{choices}</div></details>'
    )


def _group(view: PageContext, country: str, records: Sequence[Evidence]) -> str:
    items = "".join(_item(view, r) for r in sorted(records, key=lambda r: fold(r.name[view.lang])))
    name = escape(view.label("countries", country))
    return (
        f'<section data-c="{country}"><h2 id="{country.lower()}">{name} <span class="n">{len(records)}</span></h2>'
        f'<ul class="records">{items}</ul></section>'
    )


def _item(view: PageContext, record: Evidence) -> str:
    data = "".join(f' data-{f.letter}="{" ".join(f.values(view, record))}"' for f in FACETS if f.name != "country")
    basis = strongest(view, [record])
    facts = [view.label("kinds", record.kind), str(record.year or ""), record.organisation[view.lang]]
    word = "library.practices" if len(record.practices) > 1 else "library.practice-number"
    numbers = view.t(word, numbers=",\u00a0".join(str(n) for n in record.practices))
    meta = escape(" · ".join(f for f in facts if f))
    return (
        f"<li{data}>{basis_sign(basis)}<div>{view.link(record.key, record.name[view.lang])}"
        f'<p class="meta">{meta} · {numbers}<span class="sr"> · {escape(basis_words(view, basis))}</span></p></div></li>'
    )
