"""Rules on data/: each is a function that reads the library and yields problems; its docstring is the rule in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.dates import figure_without_year
from scripts.tools.kept import anew
from scripts.tools.problems import Problem
from scripts.tools.sentences import sentences, words
from scripts.tools.web_address import on_host
from scripts.tools.yaml import Document, Place, read_yaml

CHAPTER = "facts"  # of the manual

_OWN_WORDS = ("name", "organisation", "what", "results", "sources")  # what no two records say alike
_OWN_FIELDS = ("es", "en", "id", "url", "title", "publisher")
_EASY = 15  # words, for somebody who reads slowly or listens
_FORUM = "data/forum-summary.md"
_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def impossible_date(library: Library) -> Iterator[Problem]:
    """The date of a source, of what came after the forum, and of the reading of a door is one of the calendar, from 1500 to 2099."""
    for source in library.declarations:
        if not isinstance(source.published, str):
            continue
        if not 1500 <= _first_day(source.published).year < 2100:
            yield Problem(source.path, source.line, "impossible-date", {"id": source.id, "found": source.published[:20]})
    for one in library.content.follow_ups:
        days = [_first_day(part) for part in one.date.split("/")]
        if min(days).year < 1500 or max(days).year >= 2100 or days != sorted(days):
            yield Problem("data/follow-up.yml", one.line, "impossible-date", {"id": one.id, "found": one.date})

    for path, line, text in _days_of_doors(library):
        if not 1500 <= _first_day(text).year < 2100:
            yield Problem(path, line, "impossible-date", {"id": Path(path).stem, "found": text})


def _days_of_doors(library: Library) -> Iterator[tuple[str, int, str]]:
    """Each date of data/doors: path, line, text."""
    for country in library.content.doors.values():
        document = library.documents[country.path]
        yield country.path, document.line(("read",)), country.read
        for index, door in enumerate(country.doors):
            if door.text_of:
                yield country.path, document.line(("doors", index, "text_of")), door.text_of
        for index, change in enumerate(country.changes):
            yield country.path, document.line(("changes", index, "date")), change.date


def _first_day(text: str) -> date:
    """The day, or the first one of a month or year; the first of all days where the calendar has none such."""
    try:
        return date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return date.min


def repeated_choice(library: Library) -> Iterator[Problem]:
    """The entries of a closed list have different ids."""
    document = library.documents["data/vocabulary.yml"]
    for name, entries in (document.value or {}).items():
        ids = [entry["id"] for entry in entries]
        for index, one in enumerate(ids):
            if one in ids[:index]:
                yield Problem("data/vocabulary.yml", document.line((name, index)), "repeated-choice", {"list": name, "id": one})


def changed_sentence(library: Library) -> Iterator[Problem]:
    """The Spanish statement of a practice is the forum's sentence, letter by letter, with its number."""
    lines = library.content.forum_text.splitlines()
    for practice in library.content.practices if _FORUM not in library.unread else ():
        expected = next((s.split(". ", 1)[1] for s in lines if s.startswith(f"{practice.number}. ")), "")
        if practice.statement.es != expected.strip():
            line = library.documents[practice.path].line(("statement", "es"))
            yield Problem(practice.path, line, "changed-sentence", {"expected": expected, "found": practice.statement.es})


def long_easy_sentence(library: Library) -> Iterator[Problem]:
    """Each of the five sentences of `easy` is one sentence of at most 15 words."""
    for practice in library.content.practices:
        for lang, easy in practice.easy.items():
            for index, text in enumerate(easy):
                count = len(words(text))
                if count > _EASY or len(sentences(text)) > 1:
                    line = library.documents[practice.path].line(("easy", lang, index))
                    yield Problem(practice.path, line, "long-easy-sentence", {"found": text, "count": count, "most": _EASY})


def repeated_number(library: Library) -> Iterator[Problem]:
    """The practices are numbered 1 to 17, each number once."""
    seen: dict[int, str] = {}
    for practice in library.content.practices:
        if practice.number in seen:
            values = {"number": practice.number, "first": seen[practice.number]}
            yield Problem(practice.path, library.documents[practice.path].line(("number",)), "repeated-number", values)
        seen.setdefault(practice.number, practice.path)


def repeated_indicator(library: Library) -> Iterator[Problem]:
    """The indicators of a practice have different ids."""
    for practice in library.content.practices:
        ids = [i.id for i in practice.indicators]
        for index, one in enumerate(ids):
            if one in ids[:index]:
                line = library.documents[practice.path].line(("indicators", index, "id"))
                yield Problem(practice.path, line, "repeated-indicator", {"id": one})


def repeated_follow_up(library: Library) -> Iterator[Problem]:
    """An id of what came after the forum is used once."""
    seen = set()
    for one in library.content.follow_ups:
        if one.id in seen:
            yield Problem("data/follow-up.yml", one.line, "repeated-follow-up", {"id": one.id})
        seen.add(one.id)


def bad_file_name(library: Library) -> Iterator[Problem]:
    """A file of data/ and docs/ is named in lower case, without accents, with hyphens."""
    content = library.content
    for path in [*library.documents, *(p.path for p in content.pages.values())]:
        if path.startswith(("data/evidence/", "data/practices/", "data/doors/", "docs/")):
            name = path.rsplit("/", 1)[1].rsplit(".", 1)[0]
            if not _FILE_NAME.fullmatch(name):
                yield Problem(path, 1, "bad-file-name", {"name": name})


def wrong_country(library: Library) -> Iterator[Problem]:
    """The name of an evidence file starts with the record's country."""
    for record in library.content.evidence:
        if not record.id.startswith(record.country.lower() + "-"):
            line = library.documents[record.path].line(("country",))
            yield Problem(record.path, line, "wrong-country", {"country": record.country, "name": record.id})


def name_without_letters(library: Library) -> Iterator[Problem]:
    """The name and the organisation of a record, and a term, are made of letters: a picture cannot be searched or read aloud."""
    for record in library.content.evidence:
        for field, text in (("name", record.name), ("organisation", record.organisation)):
            for lang in LANGUAGES:
                if text.given(lang) and not any(c.isalpha() for c in text.given(lang)):
                    line = library.documents[record.path].line((field, lang))
                    yield Problem(record.path, line, "name-without-letters", {"where": f"{field}.{lang}", "found": text.given(lang)[:40]})
    for term in library.content.terms:
        for lang in LANGUAGES:
            if term.term.given(lang) and not any(c.isalpha() for c in term.term.given(lang)):
                yield Problem("data/glossary.yml", term.line, "name-without-letters", {"where": lang, "found": term.term[lang][:40]})


def template_left_over(library: Library) -> Iterator[Problem]:
    """Nothing of the template's examples is left in a record, and no source lies on the example's host."""
    template = read_yaml(library.content.evidence_template).value
    if not isinstance(template, dict):
        return
    examples = {(_field(place), text) for place, text in _leaves(template, ()) if place[0] in _OWN_WORDS and place[-1] in _OWN_FIELDS}
    hosts = tuple({urlsplit(text).hostname or "" for (field, text) in examples if field[-1] == "url"})
    for record in library.content.evidence:
        document = library.documents[record.path]
        kept = None if document.faults else library.faultless
        look = partial(_left_over, record.path, document, examples, hosts)
        yield from anew(kept, look, "template-left-over", library.content.evidence_template, document.text)


def _left_over(path: str, document: Document, examples: Set[tuple[tuple[str, ...], str]], hosts: tuple[str, ...]) -> Iterator[Problem]:
    for place, text in _leaves(document.value, ()):
        if (_field(place), text) in examples or (place[-1] == "url" and on_host(text, hosts)):
            yield Problem(path, document.line(place), "template-left-over", {"where": place[0], "found": text[:60]})


def _leaves(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    """Every text in a value with its place."""
    if isinstance(value, str):
        yield place, value.strip()
    for key, inner in _inside(value):
        yield from _leaves(inner, (*place, key))


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    """The values in a mapping or list, each with its key or number."""
    return value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _field(place: Place) -> tuple[str, ...]:
    """A place without the numbers of its lists."""
    return tuple(part for part in place if isinstance(part, str))


def undated_figure(library: Library) -> Iterator[Problem]:
    """A result with a figure says of when it is: a year in its text, or `as_of`."""
    for record in library.content.evidence:
        for index, result in enumerate(record.results):
            if found := figure_without_year(result):
                line = library.documents[record.path].line(("results", index, "es"))
                yield Problem(record.path, line, "undated-figure", {"found": found})


def unlisted_practice(library: Library) -> Iterator[Problem]:
    """What a record shows for a practice is said of one that it lists."""
    for record in library.content.evidence:
        for number in record.shows:
            if number not in record.practices:
                line = library.documents[record.path].line(("shows", str(number)))
                values = {"number": number, "listed": ", ".join(map(str, record.practices))}
                yield Problem(record.path, line, "unlisted-practice", values)


RULES = (
    impossible_date,
    repeated_choice,
    changed_sentence,
    long_easy_sentence,
    repeated_number,
    repeated_indicator,
    repeated_follow_up,
    bad_file_name,
    wrong_country,
    name_without_letters,
    template_left_over,
    undated_figure,
    unlisted_practice,
)
