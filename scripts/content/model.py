"""The records of the site as plain, frozen values. Nothing here reads the disk or knows how a page looks."""
# long: what the site is made of, to be read in one place

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from scripts.tools.phrases import fill

LANGUAGES = ("es", "en")
DEFAULT_LANGUAGE = "es"
STEP_PLACE = "step-"  # what the id of a step follows where it names a part of a page
INTERNATIONAL = "INT"  # among the countries: what is not of one alone


def other(lang: str) -> str:
    """The language of the twin."""
    return next(one for one in LANGUAGES if one != lang)


def language_at(address: str) -> str:
    """The language of what stands at an address below the site's root: only the default one has no folder of its own."""
    first, slash, _ = address.partition("/")
    return first if slash and first in LANGUAGES else DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Text:
    """The same words in both languages, or in one of them while the other waits ("").

    `text["en"]` is what there is to read on an English page: the English, or else the Spanish; `lang_of("en")` says which of the two.
    """

    es: str = ""
    en: str = ""

    def __getitem__(self, lang: str) -> str:
        return self.given(self.lang_of(lang))

    def given(self, lang: str) -> str:
        """What somebody wrote in a language; "" while it waits. Raises KeyError for another language than those of the site."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return self.es if lang == "es" else self.en

    def lang_of(self, lang: str) -> str:
        """The language of `text[lang]`."""
        return lang if self.given(lang) else next((one for one in LANGUAGES if self.given(one)), lang)


@dataclass(frozen=True)
class Source:
    """A public document that proves something. `linked` is false for hosts that must not be linked.

    `marks`: figures, law numbers and names that must stand in its text for what we say to hold; only for checking.
    """

    id: str
    url: str
    title: str
    publisher: str
    lang: str
    published: str | None = None
    copy: bool = False
    title_as_seen: bool = True
    linked: bool = True
    marks: tuple[str, ...] = ()
    kind: str = ""  # of who publishes it, of data/vocabulary.yml; "" while nobody has said
    path: str = ""
    line: int = 1

    @property
    def waits_for_official_address(self) -> bool:
        """True while the address is a copy or one that must not be linked."""
        return self.copy or not self.linked


@dataclass(frozen=True)
class SourceState:
    """What a source's address said on the day `checked`. `state`: see scripts/watching/judging.py; `archived`: a copy of what is gone."""

    state: str
    checked: str
    to: str = ""
    archived: str = ""


@dataclass(frozen=True)
class Result:
    """A measured or expected outcome and who says so (`basis`: independent, self-reported, legal, estimate, target).

    `as_of`: year or year-month of its figure where the text has none, "undated" where the source does not say either.
    """

    basis: str
    text: Text
    as_of: str = ""


@dataclass(frozen=True)
class Evidence:
    """One law, programme, agreement, company case… with its proof. `sources` are source ids; `keywords`, by language, help to find it.

    `shows`: number of a practice -> what the record shows for it; a practice that is not its main one should be there.
    """

    id: str
    name: Text
    organisation: Text
    country: str
    kind: str
    actors: tuple[str, ...]
    practices: tuple[int, ...]
    what: Text
    confidence: str
    sources: tuple[str, ...]
    year: int | None = None
    results: tuple[Result, ...] = ()
    gaps: Text | None = None
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shows: Mapping[int, Text] = field(default_factory=dict)
    path: str = ""

    @property
    def key(self) -> str:
        """Key of the record's page."""
        return f"evidence/{self.id}"

    @property
    def unexplained(self) -> tuple[int, ...]:
        """The practices, but for the main one, of which nobody has said what the record shows for them."""
        return tuple(number for number in self.practices[1:] if number not in self.shows)


@dataclass(frozen=True)
class FollowUp:
    """What happened in the forum's field after it (`before`: just before it). `date`: a day, month or year, or two with a slash between."""

    id: str
    date: str
    practices: tuple[int, ...]
    what: Text
    confidence: str
    sources: tuple[str, ...]
    before: bool = False
    gaps: Text | None = None
    line: int = 1


@dataclass(frozen=True)
class Days:
    """A time limit. `kind`: working, calendar or unspecified; `note`: since when it counts, or which time it is."""

    value: int
    kind: str
    extension: Text | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Door:
    """A way to ask, take part, report or see data in a country. `text_of`: the day of the law's text that was read, "" where none was."""

    id: str
    kind: str
    name: Text
    body: Text
    law: Text
    how: Text
    confidence: str
    sources: tuple[str, ...]
    days: Days | None = None
    cost: Text | None = None
    anonymous: Text | None = None
    language: Text | None = None
    appeal: Text | None = None
    address: str = ""
    text_of: str = ""

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything that it says, save its time limit."""
        found = (self.name, self.body, self.law, self.cost, self.anonymous, self.language, self.how, self.appeal)
        return tuple(text for text in found if text)


@dataclass(frozen=True)
class LawChange:
    """What changed lately about the doors of a country."""

    date: str
    what: Text
    sources: tuple[str, ...]


@dataclass(frozen=True)
class CountryDoors:
    """The doors of a country as they were read on a day, what changed lately, and what could not be confirmed (`open`)."""

    country: str
    read: str
    doors: tuple[Door, ...]
    changes: tuple[LawChange, ...]
    open: tuple[Text, ...]
    path: str = ""

    @property
    def citing(self) -> tuple[Door | LawChange, ...]:
        """Everything that cites sources."""
        return (*self.doors, *self.changes)

    @property
    def key(self) -> str:
        """Key of the page that shows them."""
        return f"ask/{self.country.lower()}"


@dataclass(frozen=True)
class Question:
    """Something that anybody may ask an authority or a company (`to`), and the document that answers it."""

    id: str
    to: str
    question: Text
    answered_by: Text
    line: int = 1


@dataclass(frozen=True)
class Indicator:
    """A measure of progress of a practice. `source` is a source id."""

    id: str
    name: Text
    unit: Text
    source: str
    formula: Text | None = None
    note: Text | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """What stands beside a step of a practice's page: what shows it, a first move (`first_by`: another one for an actor), a question.

    `id` is what the comment of the step says; it is kept for ever, since people keep answers under it.
    """

    id: str
    shows: Text
    first: Text
    ask: Text
    first_by: Mapping[str, Text] = field(default_factory=dict)

    def first_of(self, actor: str) -> Text:
        """The first move of an actor."""
        return self.first_by.get(actor, self.first)


@dataclass(frozen=True)
class Practice:
    """One of the 17. `stem` is its identity: the name of its files in data/ and docs/. `actors`: those of its steps; `easy`: in five short
    sentences, by language.
    """

    number: int
    stem: str
    theme: str
    actors: tuple[str, ...]
    statement: Text
    indicators: tuple[Indicator, ...]
    easy: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def key(self) -> str:
        """Key of the practice's page."""
        return f"practices/{self.stem}"

    @property
    def kit(self) -> str:
        """Key of the page of its round table kit."""
        return f"kits/{self.stem}"

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        """What stands beside each step, by its id."""
        return {step.id: step for step in self.steps}


@dataclass(frozen=True)
class Term:
    """A word of the field. `variants`: country -> words attested there; `synonyms`: language -> words that only help the search;
    `ambiguous`: words of it that have other senses, and are not explained in running text."""

    id: str
    term: Text
    definition: Text
    sources: tuple[str, ...]
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class Standard:
    """A family of standards. `patterns`: regular expressions that recognise it in a text."""

    id: str
    short: Text
    name: Text
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class WrongWord:
    """A form that texts in `lang` do not use (a regular expression), what is written instead, why. `right_in`: countries that use it."""

    lang: str
    wrong: str
    right: Text
    why: Text
    right_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """A prose file of docs/. `key` is its path without language and suffix, the same in both languages; `keywords` help to find it.

    `written`: the language of its text, which is another than `lang` while it stands in for a translation that nobody wrote yet.
    """

    lang: str
    key: str
    path: str
    title: str
    description: str
    slug: str
    body: str
    body_line: int
    short: str | None = None
    translated_from: str | None = None
    keywords: tuple[str, ...] = ()
    written: str = ""

    @property
    def waits(self) -> bool:
        """Is this the other language's text, because its own is not there yet?"""
        return self.written not in ("", self.lang)


@dataclass(frozen=True)
class Redirect:
    """An address that was published once and where its page is now. `gone`: there is no such page any more, only the nearest one.

    `start` lies below the root of its version, may end in a `#heading`, and says its language; `key` and `fragment` name the target.
    """

    start: str
    key: str
    fragment: str = ""
    gone: bool = False
    line: int = 1

    @property
    def lang(self) -> str:
        """Language of the old address, which is that of its target."""
        return language_at(self.start)


@dataclass(frozen=True)
class Choice:
    """An entry of a closed list (theme, actor, country, kind, basis…) with its labels.

    `letter`, `short` (a name for menus and lists): of a theme; `meaning`: of a basis; `instrument`: True for the kinds of laws,
    regulations, programmes and agreements; `direct`: True for the kinds of publishers that are official, first-hand or peer-reviewed.
    """

    id: str
    label: Text
    letter: str = ""
    meaning: Text | None = None
    short: Text | None = None
    instrument: bool = False
    direct: bool = False

    def listed(self, lang: str) -> str:
        """What it is called in lists: a theme by its letter and short name, anything else by its label."""
        name = (self.short or self.label)[lang]
        return f"{self.letter}. {name}" if self.letter else name


@dataclass(frozen=True, eq=False)
class Content:
    """Everything the site says. Built once by `scripts.content.read.load`. `everyday_words`: words that readers type for one another.

    `pages`: those that somebody wrote, by language and key; `shown` are those that readers get. Each is equal to itself alone, so that
    what is computed from it can be kept beside it.
    """

    practices: tuple[Practice, ...]
    evidence: tuple[Evidence, ...]
    sources: Mapping[str, Source]
    terms: tuple[Term, ...]
    vocabulary: Mapping[str, Mapping[str, Choice]]
    ui: Mapping[str, Mapping[str, str]]
    pages: Mapping[tuple[str, str], Page]
    menu: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forum_text: str = ""
    redirects: tuple[Redirect, ...] = ()
    kept_addresses: tuple[str, ...] = ()
    changelog: str = ""
    standards: tuple[Standard, ...] = ()
    wrong_words: tuple[WrongWord, ...] = ()
    everyday_words: tuple[tuple[str, ...], ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()  # in the order of their dates
    doors: Mapping[str, CountryDoors] = field(default_factory=dict)  # by country
    questions: tuple[Question, ...] = ()
    evidence_template: str = ""
    source_states: Mapping[str, SourceState] = field(default_factory=dict)
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # file name -> width and height

    def __repr__(self) -> str:
        return f"Content({len(self.practices)} practices, {len(self.evidence)} records, {len(self.pages)} pages)"

    @cached_property
    def shown(self) -> Mapping[tuple[str, str], Page]:
        """Every page in both languages: where one of the two waits, what the other says stands in its place."""
        waiting = {
            (lang, key): replace(page, lang=lang, written=page.lang)
            for (_, key), page in self.pages.items()
            for lang in LANGUAGES
            if (lang, key) not in self.pages
        }
        return {**self.pages, **waiting}

    def subject(self, lang: str, key: str) -> Page | Evidence | Practice:
        """What a page of the site is made of: prose, a record, or the practice whose round table kit it is.

        Every kind of page is known here; raises KeyError for another key.
        """
        if page := self.shown.get((lang, key)):
            return page
        if key in (kits := {one.kit: one for one in self.practices}):
            return kits[key]
        return self.evidence_by_id[key.removeprefix("evidence/")]

    @cached_property
    def practice_by_number(self) -> Mapping[int, Practice]:
        """The practices by their number."""
        return {p.number: p for p in self.practices}

    @cached_property
    def evidence_by_id(self) -> Mapping[str, Evidence]:
        """The records by their id."""
        return {e.id: e for e in self.evidence}

    @cached_property
    def instruments(self) -> tuple[Evidence, ...]:
        """Records of laws, regulations, policies, programmes and agreements: what data/vocabulary.yml marks as an instrument."""
        return tuple(e for e in self.evidence if self.vocabulary["kinds"][e.kind].instrument)

    def evidence_of(self, practice: int, country: str | None = None) -> tuple[Evidence, ...]:
        """Records of a practice (and country), those for which it is the main practice first."""
        return tuple(e for e in self._evidence_by_practice.get(practice, ()) if country in (None, e.country))

    @cached_property
    def _evidence_by_practice(self) -> Mapping[int, tuple[Evidence, ...]]:
        """The records of each practice in their order; asked for by every cell of the comparison."""
        found: dict[int, list[Evidence]] = {}
        for one in self.evidence:
            for number in dict.fromkeys(one.practices):
                found.setdefault(number, []).append(one)
        return {n: tuple(sorted(of, key=lambda e: (e.practices.index(n), -(e.year or 0), e.id))) for n, of in found.items()}

    def follow_ups_of(self, practice: int) -> tuple[FollowUp, ...]:
        """What came after the forum in the field of a practice, in the order of the dates."""
        return tuple(one for one in self.follow_ups if practice in one.practices and not one.before)

    def word(self, key: str, lang: str, **values: object) -> str:
        """A word or sentence of the interface: for a `count` of one its own, where data/ui.yml has it (`KEY-one`)."""
        if values.get("count") == 1 and f"{key}-one" in self.ui:
            key = f"{key}-one"
        return fill(self.ui[key][lang], **values) if values else self.ui[key][lang]

    def label(self, vocabulary: str, choice: str, lang: str) -> str:
        """The label of a closed list's entry."""
        return self.vocabulary[vocabulary][choice].label[lang]
