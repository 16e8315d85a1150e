"""Dates as people write them: 30/05/2024, 2024-5-3, 30 de mayo de 2024, May 30th, 2024, mayo de 2024, desde 2021, 2021 aprox."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

# How the months start in Spanish, English and French.
_MONTHS = (
    ("ene", "jan"),
    ("feb", "fev"),
    ("mar",),
    ("abr", "apr", "avr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("ago", "aug", "aou"),
    ("sep", "set"),
    ("oct",),
    ("nov",),
    ("dic", "dec"),
)
_WHOLE_MONTHS = re.compile(
    r"ene(?:ro)?|jan(?:uary|vier|v)?|feb(?:rero|ruary)?|fevr?(?:ier)?|mar(?:zo|ch|s)?|abr(?:il)?|apr(?:il)?|avr(?:il)?|mayo?|mai|"
    r"jun(?:io|e)?|juin|jul(?:io|y)?|juil(?:let)?|ago(?:sto)?|aug(?:ust)?|aout|sept?(?:iembre|ember|embre)?|set(?:iembre)?|"
    r"oct(?:ubre|ober|obre)?|nov(?:iembre|ember|embre)?|dic(?:iembre)?|dec(?:ember|embre)?"
)
_YEAR = r"(?P<y>(?:1[5-9]|20)[0-9]{2})"
_DAY = r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th|er|[.ºo°])?"
_NAME = r"(?P<name>[a-z]{3,12})\.?"
_LINK = r"(?:\s+|\s*[,/-]\s*)(?:(?:de|del|of)\s+)?"
_FORMS = tuple(
    re.compile(rf"(?<![0-9]){form}(?![0-9])", re.ASCII)
    for form in (
        rf"{_YEAR}\s*[-/.]\s*(?P<m>[0-9]{{1,2}})\s*[-/.]\s*(?P<d>[0-9]{{1,2}})",
        rf"(?P<a>[0-9]{{1,2}})\s*[-/.]\s*(?P<b>[0-9]{{1,2}})\s*[-/.]\s*{_YEAR}",
        rf"{_DAY}{_LINK}{_NAME}{_LINK}{_YEAR}",
        rf"{_NAME}{_LINK}{_DAY}{_LINK}{_YEAR}",
        rf"{_YEAR}{_LINK}{_NAME}{_LINK}{_DAY}",
        rf"{_NAME}{_LINK}{_YEAR}",
        rf"{_YEAR}{_LINK}{_NAME}",
        rf"{_YEAR}\s*[-/.]\s*(?P<m>[0-9]{{1,2}})",
        rf"(?P<m>[0-9]{{1,2}})\s*[-/.]\s*{_YEAR}",
        rf"{_YEAR}(?P<m>[01][0-9])(?P<d>[0-3][0-9])",
        _YEAR,
    )
)


@dataclass(frozen=True)
class Date:
    """`value`: year, year-month or year-month-day; `sure`: no other reading, and nothing was written besides."""

    value: str
    sure: bool

    @property
    def year(self) -> str:
        """The year alone."""
        return self.value[:4]


def read_date(text: str) -> Date | None:
    """The one date that a text tells; None where it tells none, more than one, or one that is not in the calendar."""
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).strip(" \t\n.,;:()[]\"'«»“”")
    for form in _FORMS:
        found = [one for one in form.finditer(plain) if "name" not in one.groupdict() or _WHOLE_MONTHS.fullmatch(one["name"])]
        if not found:
            continue
        read = {value for one in found if (value := _value(one.groupdict()))}
        years = {*re.findall(rf"(?<![0-9]){_YEAR}(?![0-9])", plain)}
        if len(read) != 1 or len(years) > 1:
            return None
        whole = found[0].group() == plain or re.fullmatch(r"[0-9-]+t[0-9:.+z-]+", plain)
        return Date(read.pop(), bool(whole) and not _ambiguous(found[0].groupdict()))
    return None


def _value(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["y"], _month(parts), int(parts.get("d") or 0)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        day, month = (first, second) if second <= 12 else (second, first)  # the day first, as Spanish and British people write it
    try:
        whole = date(int(year or 0), month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole[: 10 if day else 7 if month else 4]


def _month(parts: dict[str, str | None]) -> int | None:
    name = parts.get("name")
    if name:
        return next(n for n, starts in enumerate(_MONTHS, 1) if name.startswith(starts))
    number = parts.get("m")
    return int(number) if number else None


def _ambiguous(parts: dict[str, str | None]) -> bool:
    first, second = parts.get("a"), parts.get("b")
    return bool(first and second) and int(first or 0) <= 12 and int(second or 0) <= 12 and int(first or 0) != int(second or 0)
