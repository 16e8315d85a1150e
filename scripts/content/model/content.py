"""Everything the site says, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from scripts.content.model.doors import CountryDoors, Question
from scripts.content.model.languages import LANGUAGES
from scripts.content.model.pages import Page, Redirect
from scripts.content.model.practices import Practice
from scripts.content.model.records import Evidence, FollowUp
from scripts.content.model.sources import Source, SourceState
from scripts.content.model.words import Choice, Standard, Term, WrongWord
from scripts.tools.phrases import fill


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
        return self._evidence_of.get((practice, country), ())

    @cached_property
    def _evidence_of(self) -> Mapping[tuple[int, str | None], tuple[Evidence, ...]]:
        """The records of each practice, of all countries (None) and of each, in their order; asked for by every cell of the comparison."""
        found: dict[tuple[int, str | None], list[Evidence]] = {}
        for one in self.evidence:
            for number in dict.fromkeys(one.practices):
                found.setdefault((number, None), []).append(one)
                found.setdefault((number, one.country), []).append(one)
        return {group: tuple(sorted(of, key=partial(_standing_in, group[0]))) for group, of in found.items()}

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


def _standing_in(practice: int, record: Evidence) -> tuple[int, int, str]:
    """By what the records of a practice are sorted: those that serve it first and foremost, then the newest."""
    return record.practices.index(practice), -(record.year or 0), record.id
