"""The front page and the lists that lead into the site: themes, practices, countries, ways to take part."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, PracticeCard, PracticeLink, link, practice_card, practice_link


@dataclass(frozen=True)
class Hero:
    """The front page's picture with what this is in two sentences, how current it is, and the address of the search page."""

    title: str
    current: tuple[str, ...]
    search: str


def hero(page: PageContext) -> Hero:
    """What the front page opens with."""
    return Hero(page.title("index"), _current(page), page.url("search"))


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
class CountryCount:
    """A country, its records, and in how many practices they are."""

    page: Link
    records: int
    practices: int


def countries(page: PageContext) -> tuple[CountryCount, ...]:
    """The five countries and the international records, with their counts."""
    found = []
    for code in page.content.vocabulary["countries"]:
        records = [r for r in page.content.evidence if r.country == code]
        practices = {n for r in records for n in r.practices}
        to = link(page, f"countries/{code.lower()}", page.label("countries", code))
        found.append(CountryCount(to, len(records), len(practices)))
    return tuple(found)


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
            page.description(f"roles/{role}"),
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
