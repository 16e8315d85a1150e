"""The record that a filled form describes, line by line with the question it answers, and what could not be taken over."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from scripts.community.forms.answers import BESIDES, language
from scripts.community.forms.dates import read_date
from scripts.community.forms.links import read_links, same_place
from scripts.content.model import LANGUAGES, Content

_LONG = 1_000  # a longer text is written over several lines: the checks refuse lines that nobody can read
_UNKNOWN = "registro"


@dataclass(frozen=True)
class Note:
    """What the author has to know of one answer: `word` is its phrase `form.<word>`, `values` fill it."""

    question: str
    word: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """A record made from a form: its id, where it goes, its text, the question that each line answers, what was not taken over."""

    id: str
    path: str
    text: str
    questions: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def proposal(given: Mapping[str, str], content: Content) -> Proposal:
    """The record that the answers describe. What is missing stays empty: the check says so, in words."""
    maker = _Maker(given, content)
    lines = list(maker.lines())
    maker.left_over()
    return Proposal(
        maker.id,
        f"data/evidence/{maker.id}.yml",
        "\n".join(text for _, text in lines) + "\n",
        tuple(question for question, text in lines for _ in text.split("\n")),
        tuple(maker.notes),
    )


def has_name(given: Mapping[str, str]) -> bool:
    """Is there a name that holds a letter or a digit?"""
    return any(re.search(r"\w", given.get(f"name_{lang}", "")) for lang in LANGUAGES)


def has_address(given: Mapping[str, str]) -> bool:
    """Is there an address among the answers' sources?"""
    return bool(read_links(given.get("source_url", ""))[0])


class _Maker:
    """One reading of one form."""

    def __init__(self, given: Mapping[str, str], content: Content) -> None:
        self.given, self.content = given, content
        self.notes: list[Note] = []
        self.lang = language(given)
        name = given.get(f"name_{self.lang}") or given.get("name_es") or given.get("name_en") or _UNKNOWN
        country = _choice(given, "country").lower() or "int"
        self.id = _free(f"{country}-{_slug(name, 50) or _UNKNOWN}", content.evidence_by_id)

    def lines(self) -> Iterator[tuple[str, str]]:
        """The record's lines, each with the question that it answers."""
        yield from self._pair("name")
        yield from self._pair("organisation")
        yield from self._chosen("country")
        if year := self._date("year"):
            yield "year", f"year: {year[:4]}"
        yield from self._chosen("kind")
        yield "actors", f"actors: [{', '.join(self._choices('actors'))}]"
        practices = dict.fromkeys([*self._choices("main_practice"), *self._choices("practices")])
        yield "main_practice", f"practices: [{', '.join(practices)}]"
        yield from self._shows(list(practices)[1:])
        yield from self._pair("what")
        yield from self._result()
        yield from self._chosen("confidence")
        yield "source_url", "sources:"
        yield from self._sources()

    def left_over(self) -> None:
        """Note what stands outside the questions, or has no place in the record."""
        if BESIDES in self.given:
            self._note(BESIDES, "besides", written=self.given[BESIDES])
        if "basis" in self.given and not any(f"result_{lang}" in self.given for lang in LANGUAGES):
            self._note("basis", "no-result", written=self.given["basis"])

    def _note(self, question: str, word: str, **values: str) -> None:
        self.notes.append(Note(question, word, values))

    def _pair(self, name: str) -> Iterator[tuple[str, str]]:
        yield f"{name}_{self.lang}", f"{name}:"
        yield from ((f"{name}_{lang}", f"  {lang}: {text}") for lang, text in self._texts(name))

    def _texts(self, name: str) -> Iterator[tuple[str, str]]:
        """Language and text of those that were written: one is enough."""
        for lang in LANGUAGES:
            if text := self.given.get(f"{name}_{lang}"):
                yield lang, _quoted(text)

    def _shows(self, others: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The same words under each practice but the main one: the form asks once, whoever reviews it tells them apart."""
        texts = list(self._texts("shows"))
        if texts and not others:
            self._note(f"shows_{self.lang}", "no-practice", written=self.given[f"shows_{texts[0][0]}"])
            return
        if texts:
            yield f"shows_{self.lang}", "shows:"
        for number in others if texts else ():
            yield f"shows_{self.lang}", f"  {number}:"
            yield from ((f"shows_{lang}", f"    {lang}: {text}") for lang, text in texts)

    def _result(self) -> Iterator[tuple[str, str]]:
        if texts := list(self._texts("result")):
            yield f"result_{self.lang}", "results:"
            yield "basis", f"- basis: {self._one('basis')}"
            yield from ((f"result_{lang}", f"  {lang}: {text}") for lang, text in texts)

    def _chosen(self, question: str) -> Iterator[tuple[str, str]]:
        yield question, f"{question}: {self._one(question)}"

    def _one(self, question: str) -> str:
        return next(iter(self._choices(question)), "")

    def _choices(self, question: str) -> list[str]:
        found = _choices(self.given, question)
        if question in self.given and not found:
            self._note(question, "not-taken", written=self.given[question])
        return found

    def _date(self, question: str) -> str:
        """The date answered, as far as it can be read; what was written is told where it says more, or something else."""
        written = self.given.get(question, "")
        found = read_date(written)
        if written and not found:
            self._note(question, "no-date", written=written)
        elif found and not found.sure:
            self._note(question, "taken", written=written, taken=found.year if question == "year" else found.value)
        return found.value if found else ""

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Each address becomes a source. What was said of the source is said of the first; of the others only what was listed for them."""
        links, besides = read_links(self.given.get("source_url", ""))
        if besides and links:
            self._note("source_url", "no-address", written=besides)
        titles, publishers = (_listed(self.given.get(q, ""), len(links)) for q in ("source_title", "source_publisher"))
        known = [self._known(url) for url in links]
        taken = set(self.content.sources)
        for url, one, title, publisher in zip_longest(links or [self.given.get("source_url", "")], known, titles, publishers, fillvalue=""):
            if one:
                yield "source_url", f"- {one}"
                continue
            first = url == next(iter(links), url)
            name = _free(_slug(f"{publisher} {title}", 60) or _slug(url.partition("://")[2], 60) or "x", taken)
            taken.add(name)
            yield "source_url", f"- id: {_quoted(name)}"
            yield "source_url", f"  url: {_quoted(url)}"
            yield "source_title", f"  title: {_quoted(title)}"
            yield "source_publisher", f"  publisher: {_quoted(publisher)}"
            yield "source_lang", f"  lang: {self._one('source_lang')}"
            if not title and not first:
                self._note("source_title", "no-title", address=url)
            if first and (published := self._date("source_published")):
                yield "source_published", f"  published: {_quoted(published)}"

    def _known(self, url: str) -> str:
        return next((s.id for s in self.content.sources.values() if same_place(s.url, url)), "")


def _listed(text: str, count: int) -> list[str]:
    """One text for each of `count` sources, where it lists as many, with semicolons; else it is the first one's."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return parts if len(parts) == count else [text]


def _choices(given: Mapping[str, str], question: str) -> list[str]:
    """The ids at the start of the options that were chosen: `law · Ley · Law`."""
    return re.findall(r"(?:^|, )([A-Za-z0-9-]{1,40}) · ", given.get(question, ""))


def _choice(given: Mapping[str, str], question: str) -> str:
    return next(iter(_choices(given, question)), "")


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    if len(quoted) <= _LONG:
        return quoted
    return "\n    ".join(textwrap.wrap(quoted, 120, break_long_words=False, break_on_hyphens=False))


def _slug(text: str, longest: int) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    found = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if len(found) + len(word) >= longest:
            break
        found += f"-{word}" if found else word
    return found


def _free(name: str, taken: Collection[str]) -> str:
    return next(one for n in range(1, len(taken) + 3) if (one := name if n == 1 else f"{name}-{n}") not in taken)
