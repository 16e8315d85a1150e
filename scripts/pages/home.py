"""The front page and the lists that lead into the site: themes, practices, ways to take part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.facts.dates import in_words
from scripts.facts.strength import strongest_basis
from scripts.pages import roles
from scripts.pages.context import PageContext
from scripts.pages.country_counts import NONE, CountryCount, bases, countries
from scripts.pages.parts import Link, Mark, PracticeCard, PracticeLink, legend, link, practice_card, practice_link


@dataclass(frozen=True)
class Fact:
    """How many there are of something, and where they stand."""

    number: int
    page: Link


# Where a country stands on the map (overrides/pictograms/americas.svg).
PLACES = {"CA": (165, 83), "MX": (175, 190), "CO": (251, 251), "PE": (246, 298), "CL": (259, 362)}


@dataclass(frozen=True)
class Hero:
    """The front page's picture with what this is in two sentences, how current it is, the address of the search page, how much there is,
    and the countries that the map shows, by code, with the place of each on it.
    """

    title: str
    current: tuple[str, ...]
    search: str
    facts: tuple[Fact, ...]
    countries: Mapping[str, CountryCount]
    places: Mapping[str, tuple[int, int]]


def hero(page: PageContext) -> Hero:
    """What the front page opens with."""
    content = page.content
    counts = {
        "evidence": len(content.evidence),
        "bibliography": len(content.sources),
        "indicators": sum(len(p.indicators) for p in content.practices),
    }
    facts = tuple(Fact(number, link(page, key, page.t(f"home.fact-{key}"))) for key, number in counts.items())
    codes = dict(zip(content.vocabulary["countries"], countries(page), strict=True))
    return Hero(page.title("index"), _current(page), page.url("search"), facts, codes, PLACES)


def _current(page: PageContext) -> tuple[str, ...]:
    """The month of what is being built, and that of the newest source that says its month."""
    newest = max((source.published or "" for source in page.content.sources.values()), default="")
    months = {"reviewed": page.settings.date, "newest": newest if "-" in newest else ""}
    return tuple(page.t(f"home.{word}", date=in_words(date[:7], page.lang)) for word, date in months.items() if date)


@dataclass(frozen=True)
class Theme:
    """A theme with its practices."""

    id: str
    letter: str
    name: str
    url: str
    practices: tuple[PracticeLink, ...]


def themes(page: PageContext) -> tuple[Theme, ...]:
    """The three themes."""
    return tuple(
        Theme(
            theme.id,
            theme.letter,
            theme.label[page.lang],
            page.url(f"themes/{theme.id}"),
            tuple(practice_link(page, p) for p in page.content.practices if p.theme == theme.id),
        )
        for theme in page.content.vocabulary["themes"].values()
    )


def theme_list(page: PageContext) -> tuple[PracticeCard, ...]:
    """The practices of the theme whose page is being made."""
    return _cards(page, page.key.removeprefix("themes/"))


@dataclass(frozen=True)
class ThemeCards:
    """A theme with its practices as cards."""

    id: str
    title: str
    cards: tuple[PracticeCard, ...]


def all_practices(page: PageContext) -> tuple[ThemeCards, ...]:
    """All 17, under their themes."""
    return tuple(
        ThemeCards(theme.id, f"{theme.letter}. {theme.label[page.lang]}", _cards(page, theme.id))
        for theme in page.content.vocabulary["themes"].values()
    )


def _cards(page: PageContext, theme: str) -> tuple[PracticeCard, ...]:
    return tuple(practice_card(page, p) for p in page.content.practices if p.theme == theme)


@dataclass(frozen=True)
class Dots:
    """The cells of one look: their best basis, their size (0 to 2, by the number of records) and the drawing's path."""

    basis: str
    size: int
    path: str


@dataclass(frozen=True)
class EvidenceMap:
    """Practices by country as dots; the comparison is the same as a table. `rows`: countries."""

    rows: tuple[str, ...]
    dots: tuple[Dots, ...]
    practices: tuple[PracticeLink, ...]
    legend: tuple[Mark, ...]
    table: Link


def evidence_map(page: PageContext) -> EvidenceMap:
    """Where there is evidence, how much and how well backed."""
    cells: dict[tuple[str, int], list[str]] = {}
    for row, country in enumerate(page.content.vocabulary["countries"]):
        for column, practice in enumerate(page.content.practices):
            if records := page.records(practice.number, country):
                basis = strongest_basis(records, bases(page)) or NONE
                size = sum(len(records) >= least for least in (3, 5))
                cells.setdefault((basis, size), []).append(f"M{column + 0.5} {row + 0.5}h0")
    return EvidenceMap(
        rows=tuple(page.label("countries", code) for code in page.content.vocabulary["countries"]),
        dots=tuple(Dots(basis, size, "".join(cells[basis, size])) for basis, size in sorted(cells)),
        practices=tuple(practice_link(page, one) for one in page.content.practices),
        legend=legend(page),
        table=link(page, "comparison", page.t("home.as-table")),
    )


@dataclass(frozen=True)
class RoleDoor:
    """What a kind of reader can do first. `drawing`: the name of its pictogram."""

    drawing: str
    page: Link
    description: str


def doors(page: PageContext) -> tuple[RoleDoor, ...]:
    """By role."""
    return tuple(
        RoleDoor(
            f"role-{role}",
            link(page, f"roles/{role}", page.label("actors", role)),
            roles.count(page, role) if page.key == "index" else page.description(f"roles/{role}"),
        )
        for role in page.content.vocabulary["actors"]
        if role != "international"
    )


@dataclass(frozen=True)
class Sentence:
    """A sentence of the forum, verbatim in Spanish, and its practice."""

    text: str
    practice: PracticeLink


def sentences(page: PageContext) -> tuple[Sentence, ...]:
    """The 17 sentences of the forum."""
    return tuple(Sentence(p.statement.es, practice_link(page, p)) for p in page.content.practices)


@dataclass(frozen=True)
class Run:
    """Some words of the forum's summary, with its own emphasis or without."""

    text: str
    strong: bool


def summary(page: PageContext) -> tuple[tuple[Run, ...], ...]:
    """The forum's executive summary as it was handed over, in Spanish: its paragraphs, its own emphasis kept."""
    lines = [line.strip() for line in page.content.forum_text.splitlines() if line.strip()]
    return tuple(tuple(Run(text, n % 2 == 1) for n, text in enumerate(line.split("**")) if text) for line in lines)
