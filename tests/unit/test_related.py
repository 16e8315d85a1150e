"""What is close to a record is what a comparison with every other record would find, however many there are."""

import pytest

from bench.growing import grown
from scripts.content.model import Content, Evidence
from scripts.content.read import load
from scripts.facts.related import RELATED, related_of
from tests.small import small_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The frozen content, six times as large: several records have the same practices and country."""
    folder = tmp_path_factory.mktemp("related")
    return load(grown(small_content(folder / "small"), small_content(folder / "grown"), 6)).content


def closest(content: Content, one: Evidence) -> list[Evidence]:
    """The slow way: every record is looked at."""

    def closeness(other: Evidence) -> tuple[int, int, str]:
        shared = len(set(one.practices) & set(other.practices))
        return -shared - (one.country == other.country), -int(one.practices[0] == other.practices[0]), other.id

    near = [other for other in content.evidence if other.id != one.id and set(one.practices) & set(other.practices)]
    return sorted(near, key=closeness)[:RELATED]


def test_the_closest_are_found_without_looking_at_every_record(content: Content) -> None:
    for one in content.evidence:
        assert list(related_of(content).to(one)) == closest(content, one), one.id


def test_the_records_of_a_practice_are_all_of_them_and_those_of_a_country_too(content: Content) -> None:
    for practice in content.practices:
        every = content.evidence_of(practice.number)
        assert {one.id for one in every} == {one.id for one in content.evidence if practice.number in one.practices}
        for country in content.vocabulary["countries"]:
            assert content.evidence_of(practice.number, country) == tuple(one for one in every if one.country == country)
