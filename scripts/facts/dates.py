"""Dates as the pages write them, and the years that a text itself says."""

from __future__ import annotations

import re

from scripts.content.model import LANGUAGES, Result
from scripts.facts.figure_words import MONTHS

UNDATED = "undated"  # what `as_of` holds where the source gives no date
# Four digits that are no part of a larger number, of a name ("NOM-052-2005") or of a law far from today ("Ley 2232").
_YEAR = re.compile(r"(?<![\w.,-])((?:19\d|20[0-6])\d)(?!\d|[.,]\d)")
_FIGURE = re.compile(r"(?<![\w-])\d+(?:[.,\u00a0\u202f]\d+)*")
_NAMED = re.compile(r"\b(?:alcances?|scopes?|ley|law|act|iso|nom)\s+(?:\d[\d.,]*(?:\s*(?:,|y|e|and|o|or)\s+)?)+", re.IGNORECASE)


def in_words(value: str, lang: str) -> str:
    """A year, month or day (`2024`, `2024-05`, `2024-05-30`), or two of them with a slash between, in the words of a language."""
    first, _, last = value.partition("/")
    if not last:
        return _day(first, lang)
    one, two = first.split("-"), last.split("-")
    if len(one) == len(two) == 3 and one[:2] == two[:2]:  # the same month: its name once
        return _day(last, lang).replace(str(int(two[2])), f"{int(one[2])}–{int(two[2])}", 1)
    return f"{_day(first, lang)} – {_day(last, lang)}"


def _day(value: str, lang: str) -> str:
    year, *rest = value.split("-")
    month = MONTHS[lang].split()[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return (" de " if lang == "es" else " ").join(part for part in (day, month, year) if part)


def years(result: Result) -> set[str]:
    """The years that stand in the text of a result, in either language. A number that the other language writes in groups is none."""
    grouped = {re.sub(r"\D", "", number) for lang in LANGUAGES for number in _FIGURE.findall(result.text[lang]) if not number.isdigit()}
    return {year for lang in LANGUAGES for year in _YEAR.findall(result.text[lang])} - grouped


def figure_without_year(result: Result) -> str:
    """A figure of a result that neither its text nor `as_of` dates; "" where there is none."""
    if result.as_of or years(result):
        return ""
    texts = (_NAMED.sub("", result.text[lang]) for lang in LANGUAGES)
    return next((number for text in texts for number in _FIGURE.findall(text)), "")
