"""How strong the evidence of a practice is. The rule is printed on the method page from the numbers below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scripts.content.model import INTERNATIONAL, Content, Evidence

MEASURED = ("independent", "self-reported")  # a legal fact, an estimate and a target measure nothing


@dataclass(frozen=True)
class Grade:
    """What a level asks for, at least: records with an independent result, records with any measured result, countries of those."""

    level: str
    independent: int
    measured: int
    countries: int


GRADES = (
    Grade("strong", independent=3, measured=8, countries=3),
    Grade("moderate", independent=1, measured=4, countries=2),
    Grade("limited", independent=0, measured=1, countries=1),
)


def measured(record: Evidence) -> bool:
    """Has a record any measured result?"""
    return any(result.basis in MEASURED for result in record.results)


def independent(record: Evidence) -> bool:
    """Has it one that somebody else measured?"""
    return any(result.basis == "independent" for result in record.results)


def next_grade(level: str) -> Grade | None:
    """The grade above a level ("none": the lowest); None above the highest."""
    levels = [one.level for one in GRADES]
    place = levels.index(level) if level in levels else len(levels)
    return GRADES[place - 1] if place else None


def strength(records: Iterable[Evidence]) -> str:
    """The highest level whose three conditions hold, or "none"."""
    by_others, in_all, countries = counts(records)
    for grade in GRADES:
        if by_others >= grade.independent and in_all >= grade.measured and countries >= grade.countries:
            return grade.level
    return "none"


def counts(records: Iterable[Evidence]) -> tuple[int, int, int]:
    """Records with an independent result, with any measured one, countries of those. An international record counts for no country."""
    found = [r for r in records if measured(r)]
    return sum(map(independent, found)), len(found), len({r.country for r in found} - {INTERNATIONAL})


@dataclass(frozen=True)
class Standing:
    """How much evidence a practice has: the level, the three counts of which it follows, and how many records there are."""

    level: str
    counts: tuple[int, int, int]
    records: int


@lru_cache(maxsize=4)
def standings(content: Content) -> Mapping[int, Standing]:
    """That of each practice by its number: every page that names a practice asks for it."""
    by_number = {one.number: content.evidence_of(one.number) for one in content.practices}
    return {number: Standing(strength(records), counts(records), len(records)) for number, records in by_number.items()}


def table(content: Content) -> str:
    """Number, level and the three counts of each practice, a line each, with tabs between."""
    rows = ((number, one.level, *one.counts) for number, one in standings(content).items())
    return "\n".join("\t".join(map(str, row)) for row in (("practice", "strength", "independent", "measured", "countries"), *rows))


def strongest_basis(records: Iterable[Evidence], order: Iterable[str]) -> str | None:
    """The strongest basis among the results of some records; `order` runs from strong to weak."""
    present = {result.basis for record in records for result in record.results}
    return next((basis for basis in order if basis in present), None)
