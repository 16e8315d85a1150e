"""How strong the evidence of a practice is. The rule is printed on the method page from the numbers below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content.model import Content, Evidence

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


def strength(records: Iterable[Evidence]) -> str:
    """The highest level whose three conditions hold, or "none"."""
    independent, measured, countries = counts(records)
    for grade in GRADES:
        if independent >= grade.independent and measured >= grade.measured and countries >= grade.countries:
            return grade.level
    return "none"


def counts(records: Iterable[Evidence]) -> tuple[int, int, int]:
    """Records with an independent result, with any measured one, countries of those. An international record counts for no country."""
    measured = [r for r in records if any(result.basis in MEASURED for result in r.results)]
    independent = [r for r in measured if any(result.basis == "independent" for result in r.results)]
    return len(independent), len(measured), len({r.country for r in measured} - {"INT"})


def table(content: Content) -> str:
    """Number, level and the three counts of each practice, a line each, with tabs between."""
    rows = ((p.number, strength(r), *counts(r)) for p in content.practices for r in [content.evidence_of(p.number)])
    return "\n".join("\t".join(map(str, row)) for row in (("practice", "strength", "independent", "measured", "countries"), *rows))


def strongest_basis(records: Iterable[Evidence], order: Iterable[str]) -> str | None:
    """The strongest basis among the results of some records; `order` runs from strong to weak."""
    present = {result.basis for record in records for result in record.results}
    return next((basis for basis in order if basis in present), None)
