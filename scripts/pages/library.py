"""The evidence library: all records by country as plain lists that a small script can filter (overrides/scripts/library.js)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scripts.content.model import Evidence, other
from scripts.facts.shelves import groups
from scripts.pages.context import PageContext
from scripts.pages.parts import Explained, Link, Mark, explained, legend, link, rest, said, strongest_mark

NONE = "none"
MORE = "more.json"  # beside the library's page
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
    return lambda page: [(c, page.label(name, c)) for c in page.content.vocabulary[name]]


def _practices(page: PageContext) -> Iterable[tuple[str, str]]:
    return [(str(p.number), f"{p.number}. {page.practice_title(p)}") for p in page.content.practices]


def _bases(page: PageContext) -> Iterable[tuple[str, str]]:
    return [*_vocabulary("bases")(page), (NONE, page.t("shape.no-results"))]


def _periods(page: PageContext) -> Iterable[tuple[str, str]]:
    found = {period(r) for r in page.content.evidence}
    years = sorted((int(p) for p in found - {NONE}), reverse=True)
    labels = [(str(y), page.t("library.years", first=y, last=y + _BLOCK - 1)) for y in years]
    return labels + ([(NONE, page.t("library.no-year"))] if NONE in found else [])


def _themes(page: PageContext) -> Iterable[tuple[str, str]]:
    themes = page.content.vocabulary["themes"].values()
    return [(t.letter, page.theme(t.id)) for t in themes]


def _themes_of(page: PageContext, record: Evidence) -> Iterable[str]:
    themes = page.content.vocabulary["themes"]
    return sorted({themes[page.content.practice_by_number[n].theme].letter for n in record.practices})


FACETS = (
    Facet("country", "c", _vocabulary("countries"), lambda _, r: [r.country]),
    Facet("practice", "p", _practices, lambda _, r: [str(n) for n in r.practices]),
    Facet("theme", "t", _themes, _themes_of),
    Facet("kind", "k", _vocabulary("kinds"), lambda _, r: [r.kind]),
    Facet("actor", "a", _vocabulary("actors"), lambda _, r: r.actors),
    Facet("basis", "b", _bases, lambda _, r: dict.fromkeys(result.basis for result in r.results) or [NONE]),
    Facet("period", "y", _periods, lambda _, r: [period(r)]),
)


# The ways to choose under whose words the list can stand; the first is as it is sent.
ORDERS = ("country", "period", "basis")
YEAR = "d"  # names the data- attribute with the year in which a record began


@dataclass(frozen=True)
class FacetBox:
    """A way to choose records as a box of the form. `name`, `twin`: in both languages' addresses; `choices`: value, words, count."""

    letter: str
    name: str
    twin: str
    title: str
    choices: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Order:
    """The orders of the list. `name`, `twin`: in both languages' addresses; `choices`: those of each, and its words; `said`: a sentence."""

    name: str
    twin: str
    said: str
    choices: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Item:
    """A record in the list. `data`: facet's letter -> its values, YEAR -> its year, for the script."""

    page: Link
    basis: Mark
    facts: tuple[str, ...]
    data: Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """The records of a country, all or the first of them. `count`: of all; `rest`: the page with all, None where none is left out."""

    code: str
    name: str
    count: int
    rest: Link | None
    records: tuple[Item, ...]


@dataclass(frozen=True)
class Library:
    """The filters (shown by the script), the countries to jump to, and the list. `words`: sentences that the script fills."""

    words: Mapping[str, str]
    total: int
    facets: tuple[FacetBox, ...]
    order: Order
    legend: tuple[Mark, ...]
    explained: Explained
    groups: tuple[Group, ...]
    cut: bool  # is something left out of the list? The script reads it in the file MORE


def library(page: PageContext) -> Library:
    """The whole library."""
    return Library(
        words={
            "all": page.t("library.all", total="{total}"),
            "some": page.t("library.some", count="{count}", total="{total}"),
            "one": page.t("library.one", total="{total}"),
            "remove": page.t("library.remove", choice="{choice}"),
        },
        total=len(page.content.evidence),
        facets=tuple(_facet(page, facet) for facet in FACETS),
        order=_order(page),
        legend=legend(page),
        explained=explained(page, "basis"),
        groups=tuple(group for code in page.content.vocabulary["countries"] if (group := _group(page, code)).records),
        cut=bool(left_out(page)),
    )


def _order(page: PageContext) -> Order:
    twin = other(page.lang)
    names = [f"library.name-{name}" for name in ORDERS]
    choices = tuple((page.t(n), page.content.word(n, twin), page.t(f"library.by-{one}")) for n, one in zip(names, ORDERS, strict=True))
    name = "library.name-order"
    return Order(page.t(name), page.content.word(name, twin), page.t("library.ordered", found="{found}", order="{order}"), choices)


def _facet(page: PageContext, facet: Facet) -> FacetBox:
    present = Counter(value for r in page.content.evidence for value in dict.fromkeys(facet.values(page, r)))
    name = f"library.name-{facet.name}"
    twin = page.content.word(name, other(page.lang))
    choices = tuple((value, label, present[value]) for value, label in facet.choices(page) if value in present)
    return FacetBox(facet.letter, page.t(name), twin, page.t(f"library.{facet.name}"), choices)


def _group(page: PageContext, code: str) -> Group:
    group = groups(page.content, "evidence")[code.lower()]
    records = tuple(_item(page, page.content.evidence_by_id[one]) for one in group.first)
    return Group(code, page.label("countries", code), len(group.every), rest(page, group), records)


def left_out(page: PageContext) -> tuple[tuple[str, Item], ...]:
    """The records that are not on the library's page, each with its country."""
    cut = [(code, one) for code, group in groups(page.content, "evidence").items() for one in group.every[len(group.first) :]]
    return tuple((code.upper(), _item(page, page.content.evidence_by_id[one])) for code, one in cut)


def _item(page: PageContext, record: Evidence) -> Item:
    word = "library.practices" if len(record.practices) > 1 else "library.practice-number"
    numbers = page.t(word, numbers=",\u00a0".join(str(n) for n in record.practices))
    return Item(
        page=link(page, record.key, page.text(record.name)),
        basis=strongest_mark(page, [record]),
        facts=said(page.label("kinds", record.kind), record.year, page.text(record.organisation), numbers),
        data={f.letter: " ".join(f.values(page, record)) for f in FACETS if f.name != "country"} | {YEAR: str(record.year or 0)},
    )
