"""Long lists are cut: what a page weighs does not grow with the library, nothing is lost, and every group keeps its share."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.growing import grown
from scripts.content.files import read_tree
from scripts.content.model import LANGUAGES, Content
from scripts.content.read import load
from scripts.facts.shelves import ON_A_SHELF, fair, groups, places_of_sources, shelves
from scripts.pages.compose import compose_page
from scripts.rules import judge
from scripts.rules.built.weight import KB, LISTS, OTHERS, PAGES
from scripts.tools.settings import Settings
from tests.small import small_content

FULL, TEN_TIMES = 30, 300  # times the frozen content: as many records as the site has, and ten times as many
FRAME = 4 * KB  # what the layout puts around a page, compressed
LONG = ("evidence", "timeline", "bibliography", "pending-sources", "standards", "countries/cl", "countries/mx", "comparison", "indicators")


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Content]]:
    """The frozen content, many times as large."""
    folder = tmp_path_factory.mktemp("growth")
    small = small_content(folder / "small")
    found = {}
    for times in (FULL, TEN_TIMES):
        root = small_content(folder / str(times))
        found[times] = load(grown(small, root, times)).content
    yield found


def weight(content: Content, lang: str, key: str) -> int:
    return len(gzip.compress(compose_page(content, Settings(None, None), lang, key).encode(), 6, mtime=0))


def practices(content: Content) -> list[str]:
    return [one.key for one in content.practices][:3]


def test_what_grows_is_in_order(tmp_path: Path) -> None:
    root = small_content(tmp_path / "root")
    grown(small_content(tmp_path / "small"), root, 3)
    library = load(root)
    assert len(library.content.evidence) == 3 * len(load(tmp_path / "small").content.evidence)
    assert [str(one) for one in judge.everything(read_tree(root), library)] == []


def test_the_same_content_grows_twice_alike(tmp_path: Path) -> None:
    small = small_content(tmp_path / "small")
    trees = [grown(small, tmp_path / name, 2) / "data/evidence" for name in ("one", "two")]
    one, two = ({file.name: file.read_bytes() for file in tree.iterdir()} for tree in trees)
    assert one == two


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_grows_by_more_than_a_tenth_at_ten_times_the_records(sizes: dict[int, Content], lang: str) -> None:
    keys = (*LONG, *practices(sizes[FULL]), "index", "method")
    # One content after the other: what all pages of one ask for is worked out once, and kept for the last content alone.
    found = {times: [FRAME + weight(sizes[times], lang, key) for key in keys] for times in (FULL, TEN_TIMES)}
    for key, before, after in zip(keys, found[FULL], found[TEN_TIMES], strict=True):
        assert after <= 1.1 * before, f"{key}: {before} -> {after}"


def test_every_list_and_further_page_stays_within_its_budget(sizes: dict[int, Content]) -> None:
    for content in sizes.values():
        for key in LONG:
            budget = PAGES["country"] if key.startswith("countries/") else LISTS.get(key, OTHERS)
            assert weight(content, "es", key) + FRAME <= budget, key
        heaviest = {one.kind: one.key for one in shelves(content).values() if len(one.ids) == ON_A_SHELF}.values()
        for key in heaviest:
            assert weight(content, "es", key) + FRAME <= OTHERS, key
    assert len(heaviest) > 2  # at ten times the records several lists fill a further page


def test_nothing_is_left_out_of_the_further_pages(sizes: dict[int, Content]) -> None:
    content = sizes[TEN_TIMES]
    every = {parent: groups(content, parent) for parent in ("evidence", "timeline", "bibliography", "countries/cl")}
    for parent, found in every.items():
        for name, group in found.items():
            on_shelves = [one for shelf in shelves(content).values() if (shelf.parent, shelf.group) == (parent, name) for one in shelf.ids]
            assert tuple(on_shelves) == (group.every if group.key else ())
            assert group.key or group.first == group.every
    assert {one for group in every["evidence"].values() for one in group.every} == set(content.evidence_by_id)
    assert set(places_of_sources(content)) == set(content.sources)


@pytest.mark.parametrize(
    ("counts", "most", "expected"),
    [
        ({"a": 2, "b": 3}, 10, {"a": 2, "b": 3}),
        ({"a": 2, "b": 90, "c": 90}, 12, {"a": 2, "b": 5, "c": 5}),
        ({"a": 5, "b": 5}, 3, {"a": 2, "b": 1}),
        ({"a": 5}, 0, {"a": 0}),
        ({}, 5, {}),
    ],
)
def test_a_page_is_shared_out_fairly(counts: dict[str, int], most: int, expected: dict[str, int]) -> None:
    assert fair(counts, most) == expected
