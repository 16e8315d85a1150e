"""Strength follows from what was measured, by whom and in how many countries; nothing else lifts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Evidence, Result, Text
from scripts.facts.addresses import addresses_of
from scripts.facts.strength import GRADES, MEASURED, next_grade, strength, strongest_basis, table
from scripts.pages.around import glance
from scripts.pages.context import PageContext
from scripts.tools.settings import Settings

COUNTRIES = ("CL", "CO", "MX", "PE", "CA")


@pytest.fixture
def record(small_library: Library) -> Evidence:
    return small_library.content.evidence_by_id["mx-caso-de-prueba"]


def some(record: Evidence, *bases: str) -> list[Evidence]:
    """A record for each basis, each of another country."""
    return [
        replace(record, country=COUNTRIES[n % len(COUNTRIES)], results=(Result(basis, Text("x", "x")),)) for n, basis in enumerate(bases)
    ]


@pytest.mark.parametrize("basis", ["legal", "estimate", "target"])
def test_what_measures_nothing_counts_for_nothing(record: Evidence, basis: str) -> None:
    assert strength(some(record, *[basis] * 20)) == "none"
    measured = ["independent", *["self-reported"] * 3]
    assert strength(some(record, *measured)) == "moderate"
    assert strength(some(record, *measured[1:], *[basis] * 20)) == "limited", "neither as independent nor as measured"
    assert strength(some(record, *["independent"] * 3, *["self-reported"] * 4, *[basis] * 20)) == "moderate"


def test_a_record_counts_once_by_the_best_that_it_has(record: Evidence) -> None:
    both = [replace(one, results=(Result("legal", Text("x", "x")), *one.results)) for one in some(record, *["independent"] * 8)]
    assert strength(both) == "strong"
    assert strength(both[:7]) == "moderate"


def test_international_records_are_results_and_no_country(record: Evidence) -> None:
    records = some(record, *["independent"] * 8)
    assert strength([replace(one, country="INT") for one in records]) == "none"
    assert strength([*records[:2], *(replace(one, country="INT") for one in records[2:])]) == "moderate"


def test_the_closed_list_names_what_is_measured_first(small_library: Library) -> None:
    bases = list(small_library.content.vocabulary["bases"])
    assert tuple(bases[: len(MEASURED)]) == MEASURED
    assert set(bases) == {*MEASURED, "legal", "estimate", "target"}


def test_the_strongest_basis_of_a_record_puts_what_happened_before_what_is_hoped(record: Evidence, small_library: Library) -> None:
    order = small_library.content.vocabulary["bases"]
    assert strongest_basis(some(record, "target", "legal"), order) == "legal"
    assert strongest_basis(some(record, "legal", "self-reported"), order) == "self-reported"
    assert strongest_basis([replace(record, results=())], order) is None


def test_the_table_says_what_each_strength_is_counted_from(small_library: Library) -> None:
    head, *rows = (line.split("\t") for line in table(small_library.content).splitlines())
    assert head == ["practice", "strength", "independent", "measured", "countries"]
    assert rows == [["1", "limited", "1", "2", "1"], ["10", "limited", "2", "3", "3"], ["14", "limited", "1", "1", "1"]]


def test_the_next_grade_is_the_one_above() -> None:
    levels = [grade.level for grade in GRADES]
    assert next_grade(levels[0]) is None
    assert [next_grade(level) for level in levels[1:]] == list(GRADES[:-1])
    assert next_grade("none") == GRADES[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_practice_says_what_is_missing_for_the_next_grade_and_shows_each_record_as_a_sign(small_library: Library, lang: str) -> None:
    content = small_library.content
    for practice in content.practices:
        page = PageContext(content, addresses_of(content), Settings(None, None), lang, practice.key)
        records = content.evidence_of(practice.number)
        seen = glance(page, practice)
        assert bool(seen.lacks) == (next_grade(strength(records)) is not None)
        assert sum(row.count for row in seen.countries) == len(records) == sum(len(row.signs) for row in seen.countries)
        assert {sign.id for row in seen.countries for sign in row.signs} == {mark.id for mark in seen.legend}
