"""Everything that can be found in a language: practices, records, words of the glossary, pages. From the content alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scripts.content.model import Content, Evidence, Page, Practice, Term, Text, other
from scripts.content.prose import Block, blocks, plain
from scripts.facts.addresses import addresses_of

GROUPS = ("practice", "evidence", "word", "page")
FACETS = ("theme", "country", "kind", "actor")
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_ACRONYM = re.compile(r"\b(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z][\w-]{1,11}\b")
_NUMBERED = re.compile(r"\b\w+ \d[\d.,]*\b")


@dataclass(frozen=True)
class Passage:
    """A step, a limit, a paragraph… of a document; `anchor` is the id of the heading it stands under, or empty."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Document:
    """One thing that can be found. `names` are its own other names, `hints` those of what it belongs to, `keywords` words of readers
    that it does not hold itself; `facets` holds the ids of data/vocabulary.yml that it can be filtered by; `lang`: the language of its
    words where they wait for that of the index.
    """

    group: str
    title: str
    address: str
    about: str
    description: str
    place: str = ""
    names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lang: str = ""


def documents(content: Content, lang: str) -> Iterator[Document]:
    """All documents of a language, group by group in the order of GROUPS."""
    maker = _Maker(content, lang)
    yield from map(maker.practice, content.practices)
    yield from map(maker.record, content.evidence)
    yield from map(maker.term, content.terms)
    for (language, key), page in sorted(content.pages.items()):
        if language == lang and key not in ("index", "search") and not key.startswith("practices/"):
            yield maker.page(page)


def meanings(content: Content) -> Iterator[tuple[str, ...]]:
    """Groups of words that mean the same: first those of each term of the glossary, in its order, then the everyday ones."""
    for one in content.terms:
        words = [word for group in (*one.variants.values(), *one.synonyms.values()) for word in group]
        yield _distinct([one.term.es, one.term.en, *words])
    yield from content.everyday_words


class _Maker:
    def __init__(self, content: Content, lang: str) -> None:
        self.content = content
        self.lang = lang
        self.other = other(lang)
        self.addresses = addresses_of(content)
        self.countries = {
            practice.number: _distinct(r.country for r in content.evidence_of(practice.number)) for practice in content.practices
        }

    def practice(self, one: Practice) -> Document:
        page, twin = self.content.pages[self.lang, one.key], self.content.pages[self.other, one.key]
        number = f"{self.content.word('lookup.one-practice', self.lang)} {one.number}"
        indicators = tuple(Passage("indicators", indicator.name[self.lang]) for indicator in one.indicators)
        return Document(
            group="practice",
            title=page.title,
            address=self.addresses.of(self.lang, one.key),
            about=f"{number.capitalize()} · {self.content.vocabulary['themes'][one.theme].listed(self.lang)}",
            description=page.description,
            names=_distinct([number, _of_slug(page), one.statement[self.lang], twin.title]),
            keywords=page.keywords,
            passages=(Passage("", one.statement[self.lang]), *_passages(page), *indicators),
            facets={"theme": (one.theme,), "country": self.countries[one.number], "actor": one.actors},
        )

    def record(self, one: Evidence) -> Document:
        country, kind = (self.content.label(*choice, self.lang) for choice in (("countries", one.country), ("kinds", one.kind)))
        texts = [one.what, *(result.text for result in one.results), *([one.gaps] if one.gaps else []), *one.shows.values()]
        names = [one.name[self.other], *_short_names(one.name[self.lang]), *_short_names(one.organisation[self.lang])]
        return Document(
            group="evidence",
            title=one.name[self.lang],
            address=self.addresses.of(self.lang, one.key),
            about=" · ".join(part for part in (kind, country, str(one.year or ""), one.organisation[self.lang]) if part),
            description=one.what[self.lang],
            place=country,
            names=_distinct([*names, *_short_names(one.name[self.other])]),
            hints=(one.organisation[self.lang],),
            keywords=one.keywords.get(self.lang) or one.keywords.get(self.other, ()),
            passages=tuple(Passage("", text[self.lang]) for text in texts),
            facets={
                "theme": _distinct(self.content.practice_by_number[number].theme for number in one.practices),
                "country": (one.country,),
                "kind": (one.kind,),
                "actor": one.actors,
            },
            lang=self._foreign(one.name, one.what),
        )

    def term(self, one: Term) -> Document:
        words = _distinct(word for words in one.variants.values() for word in words)
        local = [f"{self.content.label('countries', country, self.lang)}: {', '.join(words)}" for country, words in one.variants.items()]
        foreign = [f"{self.content.word('glossary.other', self.lang)} {word}"] if (word := one.term.given(self.other)) else []
        return Document(
            group="word",
            title=one.term[self.lang],
            address=f"{self.addresses.of(self.lang, 'glossary')}#{one.id}",
            about="",
            description=one.definition[self.lang],
            names=_distinct([*words, one.term[self.other]]),
            hints=_distinct(word for language in (self.lang, self.other) for word in one.synonyms.get(language, ())),
            passages=(Passage("", one.definition[self.lang]), Passage("", " · ".join([*local, *foreign]))),
            facets={"country": tuple(one.variants)},
            lang=self._foreign(one.term, one.definition),
        )

    def _foreign(self, *texts: Text) -> str:
        return "" if any(text.given(self.lang) for text in texts) else self.other

    def page(self, page: Page) -> Document:
        folder, _, name = page.key.partition("/")
        facet = {"themes": "theme", "countries": "country", "ask": "country", "roles": "actor"}.get(folder)
        value = name.upper() if facet == "country" else name
        return Document(
            group="page",
            title=page.title,
            address=self.addresses.of(self.lang, page.key),
            about="",
            description=page.description,
            names=_distinct([page.short or "", _of_slug(page), self.content.shown[self.other, page.key].title]),
            keywords=page.keywords,
            passages=(*_passages(page), *self._shown(page)),
            facets={facet: (value,)} if facet and name else {},
        )

    def _shown(self, page: Page) -> Iterator[Passage]:
        """What stands on a page though not in its file: what came after the forum, the doors of a country."""
        if page.key == "forum":
            yield from (Passage("after", one.what[self.lang]) for one in self.content.follow_ups)
        for country in (one for one in self.content.doors.values() if one.key == page.key):
            for door in country.doors:
                yield Passage(door.id, " ".join(text[self.lang] for text in (door.name, door.body, door.law, door.how)))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _short_names(text: str) -> list[str]:
    """What something is called for short: what stands in brackets, before a colon, its acronyms, its number."""
    acronyms = _ACRONYM.findall(text)
    found = [*_IN_BRACKETS.findall(text), *acronyms, *(one.replace("-", "") for one in acronyms), *_NUMBERED.findall(text)]
    head, colon, _ = text.partition(":")
    return [*found, head] if colon else found


def _of_slug(page: Page) -> str:
    """The short name that the address of a page gives it."""
    return page.slug.replace("-", " ")


def _passages(page: Page) -> Iterator[Passage]:
    """The text of a page in its steps, limits and paragraphs, each under its heading; headings count as text."""
    anchor = ""
    for block in blocks(page):
        if block.kind == "heading":
            anchor = block.id or anchor
        if block.kind != "marker" and _is_text(block):
            yield Passage(anchor, plain(block.text))


def _is_text(block: Block) -> bool:
    return any(letter.isalpha() for letter in plain(block.text)) and not block.text.startswith(("```", "|"))
