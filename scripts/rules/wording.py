"""Rules on the words of pages and records: one form for each thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Page, WrongWord
from scripts.content.prose import blocks, plain
from scripts.tools.kept import anew
from scripts.tools.phrases import Pair
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document, Place

CHAPTER = "facts"  # of the manual

# Somebody else's words: a quotation, a name in italics, code.
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|`[^`]*`|(?<![*\w])\*[^*\s][^*]*\*(?!\*)")
# Names, titles and what only the search reads are not texts of ours; the forum's sentence is never corrected.
_NOT_OURS = frozenset(["statement", "name", "organisation", "term", "title", "publisher", "keywords", "synonyms", "variants", "ambiguous"])
# A text of ours, without what it quotes: path, line, language, country of the record ("" elsewhere) and words.
_Said = tuple[str, int, str, str, str]
_DATA = ("data/practices/", "data/evidence/", "data/glossary.yml", "data/follow-up.yml", "data/vocabulary.yml")


def wrong_word(library: Library) -> Iterator[Problem]:
    """No text uses a word or form of data/wrong-words.yml: each thing is written in one way."""
    wrong = {lang: [one for one in library.content.wrong_words if one.lang == lang] for lang in LANGUAGES}
    words = str([(one.wrong, one.right_in, one.lang) for one in library.content.wrong_words])
    for page in library.content.pages.values():
        said = (words, page.lang, page.title, page.description, page.body)
        yield from anew(library.faultless, partial(_wrong, wrong, partial(_of_page, library, page)), "wrong-word", *said)
    countries = {record.path: record.country for record in library.content.evidence}
    for path, document in library.documents.items():
        if path.startswith(_DATA):
            country = countries.get(path, "")
            kept, texts = None if document.faults else library.faultless, partial(_of_data, path, document, country)
            yield from anew(kept, partial(_wrong, wrong, texts), "wrong-word", words, country, document.text)


def _wrong(wrong: Mapping[str, Sequence[WrongWord]], texts: Callable[[], Iterable[_Said]]) -> Iterator[Problem]:
    any_of = {lang: _any_of(tuple(one.wrong for one in wrong[lang])) for lang in LANGUAGES}
    for path, line, lang, country, ours in texts():
        if not wrong[lang] or not found_in(any_of[lang], ours):
            continue
        for one in wrong[lang]:
            if country in one.right_in:
                continue
            for found in _pattern(one.wrong).finditer(ours):
                values = {"found": _around(ours, found), "right": Pair(one.right.es, one.right.en), "why": Pair(one.why.es, one.why.en)}
                yield Problem(path, line + ours[: found.start()].count("\n"), "wrong-word", values)


@lru_cache(32_768)  # the server of `make serve` asks of nearly the same texts again and again
def found_in(pattern: re.Pattern[str], text: str) -> bool:
    """Is the pattern anywhere in a text?"""
    return bool(pattern.search(text))


def _ours(text: str) -> str:
    """A text with blanks where it quotes."""
    return _QUOTED.sub(lambda quoted: re.sub(r"[^\n]", " ", quoted.group()), text)


@cache
def _pattern(wrong: str) -> re.Pattern[str]:
    return re.compile(wrong)


@cache
def _any_of(wrong: tuple[str, ...]) -> re.Pattern[str]:
    """One glance for all of them, since nearly every text has none; those that start a word are tried only where one starts."""
    anywhere: list[str] = []
    at_words: list[str] = []
    for one in wrong:
        flag, pattern = ("(?i:", one[4:]) if one.startswith("(?i)") else ("(?:", one)
        whole = pattern.startswith(r"\b") and not _splits(pattern)
        (at_words if whole else anywhere).append(f"{flag}{pattern})")
    return re.compile("|".join([*anywhere, rf"\b(?:{'|'.join(at_words)})"] if at_words else anywhere))


def _splits(pattern: str) -> bool:
    """Has a pattern alternatives of its own, outside its groups?"""
    depth = 0
    for sign in re.sub(r"\\.|\[[^\]]*\]", "", pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return True
    return False


def _around(text: str, found: re.Match[str]) -> str:
    """What was found with the rest of the words in which it stands."""
    start, end = found.span()
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split()).strip(".,;:()")


def _of_page(library: Library, page: Page) -> Iterator[_Said]:
    document = library.documents[page.path]
    for field in ("title", "description"):
        yield page.path, document.line((field,)), page.lang, "", _ours(getattr(page, field))
    for block in blocks(page):
        if block.kind != "code":
            yield page.path, block.line, page.lang, "", "\n".join(map(plain, _ours(block.text).split("\n")))


def _of_data(path: str, document: Document, country: str) -> Iterator[_Said]:
    for place, lang, text in _said(document.value, ()):
        yield path, document.line(place), lang, country, _ours(text)


def _said(value: object, place: Place, lang: str = "") -> Iterator[tuple[Place, str, str]]:
    """Place, language and words of every text below a value."""
    if isinstance(value, str):
        if lang:
            yield place, lang, value.strip()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_OURS:
                yield from _said(inner, (*place, key), key if key in LANGUAGES else lang)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _said(inner, (*place, index), lang)


RULES = (wrong_word,)
