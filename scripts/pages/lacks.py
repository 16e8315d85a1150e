"""What is missing, said where a reader looks for it: on the comparison, on the page of a country, in the method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.facts.lacking import cells, lacking
from scripts.pages.context import PageContext
from scripts.pages.parts import Link


@dataclass(frozen=True)
class InCountry:
    """The practices of a country that lack something, by their numbers."""

    country: Link
    practices: tuple[Link, ...]


@dataclass(frozen=True)
class Lack:
    """Something that is missing: its name, how often, and where. `word`: the end of its key in data/ui.yml."""

    word: str
    count: str
    places: tuple[InCountry, ...]


def everywhere(page: PageContext) -> tuple[Lack, ...]:
    """What is missing in all the countries."""
    return _lacks(page, None)


def in_country(page: PageContext, country: str) -> tuple[Lack, ...]:
    """What is missing in one."""
    return _lacks(page, country)


def _lacks(page: PageContext, only: str | None) -> tuple[Lack, ...]:
    total = sum(only in (None, code) for _, code in cells(page.content))
    found = []
    for word, places in lacking(page.content).items():
        here = [(number, code) for number, code in places if only in (None, code)]
        by_country = {code: [number for number, other in here if other == code] for code in dict.fromkeys(code for _, code in here)}
        count = page.t("country.of", count=len(here), total=total)
        found.append(Lack(word, count, tuple(_in_country(page, code, numbers) for code, numbers in _in_order(page, by_country))))
    return tuple(found)


def _in_order(page: PageContext, by_country: Mapping[str, list[int]]) -> Iterator[tuple[str, list[int]]]:
    yield from ((code, by_country[code]) for code in page.content.vocabulary["countries"] if code in by_country)


def _in_country(page: PageContext, code: str, numbers: list[int]) -> InCountry:
    key = f"countries/{code.lower()}"
    to = Link(page.label("countries", code), page.url(key))
    return InCountry(to, tuple(Link(str(n), f"#practice-{n}" if page.key == key else page.url(key, f"practice-{n}")) for n in numbers))
