"""The glossary: every term with its definition, its word in the other language, the words attested in each country, its sources."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from scripts.content.model import Term, other
from scripts.facts.shelves import places_of_sources
from scripts.facts.translation import waiting_languages
from scripts.pages.context import PageContext
from scripts.pages.doors import translation_door
from scripts.pages.parts import Link, link
from scripts.tools.sorting import fold, initial

_FRENCH = " (français)"


@dataclass(frozen=True)
class Word:
    """A country's word. `lang`: None where it is the page's own."""

    text: str
    lang: str | None


@dataclass(frozen=True)
class CountryWords:
    """The words attested in a country."""

    country: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Entry:
    """A term. `other`: its word in the other language, "" while that is not known; `sources`: who says so, each leading to its line in the
    bibliography; `translation`: where its missing language is proposed, None where it has both.
    """

    id: str
    term: str
    other: str
    definition: str
    words: tuple[CountryWords, ...]
    sources: tuple[Link, ...]
    translation: str | None


@dataclass(frozen=True)
class Glossary:
    """All terms by letter."""

    count: int
    other_lang: str
    letters: tuple[tuple[str, tuple[Entry, ...]], ...]


def glossary(page: PageContext) -> Glossary:
    """The whole list. `synonyms` only help the search: nobody attests them, so they are not shown."""
    terms = sorted(page.content.terms, key=lambda t: fold(page.text(t.term)))
    twin = other(page.lang)
    groups = groupby(terms, key=lambda t: initial(page.text(t.term)))
    return Glossary(len(terms), twin, tuple((letter, tuple(_entry(page, t, twin) for t in group)) for letter, group in groups))


def _entry(page: PageContext, term: Term, twin: str) -> Entry:
    countries = [c for c in page.content.vocabulary["countries"] if c in term.variants]
    # a list of the sources' titles would double the weight of the page
    sources = [page.source(s) for s in dict.fromkeys(term.sources)]
    return Entry(
        id=term.id,
        term=page.text(term.term),
        other=term.term.given(twin) if term.term.given(page.lang) else "",
        definition=page.text(term.definition),
        words=tuple(CountryWords(page.label("countries", c), tuple(_word(page, c, w) for w in term.variants[c])) for c in countries),
        sources=tuple(link(page, places_of_sources(page.content)[s.id], s.publisher, s.id) for s in sources),
        translation=_translation(page, term) if waiting_languages(term) else None,
    )


def _translation(page: PageContext, term: Term) -> str:
    here = f"{page.settings.home or ''}{page.address}#{term.id}"
    return translation_door(page.settings, here, lambda section: page.url("contribute", section))


def language_of(country: str, text: str) -> str:
    """The language that a country's word belongs to."""
    if country != "CA":
        return "es"
    return "fr" if text.endswith(_FRENCH) else "en"


def _word(page: PageContext, country: str, text: str) -> Word:
    lang = language_of(country, text)
    return Word(text.removesuffix(_FRENCH), None if lang == page.lang else lang)
