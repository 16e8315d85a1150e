"""Long lists are cut: what a page weighs does not grow with the library, nothing is lost, and every group keeps its share."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.growing import grown
from scripts.content.files import read_tree
from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content
from scripts.content.read import load
from scripts.facts.shelves import ON_A_SHELF, best, fair, groups, places_of_sources, shelves
from scripts.pages.compose import compose_page
from scripts.rules import judge
from scripts.rules.built.weight import KB, LISTS, OTHERS, PAGES
from scripts.takeaway.copy_layout import Layout
from scripts.takeaway.epub import books
from scripts.takeaway.handbook import handbook
from scripts.takeaway.memo import memos
from scripts.takeaway.selection import RECORDS, selected
from scripts.tools.settings import Settings
from tests.small import small_content

FULL, TEN_TIMES = 30, 300  # times the frozen content: as many records as the site has, and ten times as many
FRAME = 4 * KB  # what the layout puts around a page, compressed
PUBLISHED = Settings(None, "https://example.org/practicas/", date="2026-01-31")
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


def evidence_of(book: dict[str, Any]) -> dict[tuple[int, str], dict[str, Any]]:
    """Practice and country -> what the handbook says of its records."""
    practices = [one for theme in book["themes"] for one in theme["practices"]]
    return {
        (one["number"], country["name"]): country
        for one in practices
        for block in one["blocks"]
        if block["kind"] == "evidence"
        for country in block["countries"]
    }


def test_a_book_of_few_records_has_all_of_them(small_library: Library) -> None:
    content = small_library.content
    assert 0 < len(content.evidence) <= RECORDS
    book = handbook(content, PUBLISHED, "es")
    assert not book["reading"]["selection"] and all(not one["others"] for one in evidence_of(book).values())
    assert selected(content) == set(content.evidence_by_id)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_does_not_grow_with_the_library_and_says_what_it_leaves_out(sizes: dict[int, Content], lang: str) -> None:
    content = sizes[TEN_TIMES]
    book = handbook(content, PUBLISHED, lang)
    found = evidence_of(book)
    whole = [record["id"] for one in found.values() for record in one["records"] if record["whole"]]
    assert len(whole) == len(set(whole)) == RECORDS
    assert {record["id"] for one in found.values() for record in one["records"]} == set(whole), "what is named in short stands whole too"
    assert str(RECORDS) in book["reading"]["selection"] and str(len(content.evidence)) in book["reading"]["selection"]
    for (number, name), one in found.items():
        country = next(code for code in content.vocabulary["countries"] if content.label("countries", code, lang) == name)
        every = len(content.evidence_of(number, country))
        left = every - len(one["records"])
        assert bool(one["others"]) == bool(left)
        assert not left or (str(left) in one["others"]["told"] and one["others"]["address"].startswith(PUBLISHED.home or "?"))


def test_every_practice_and_country_has_its_share_of_a_book_the_best_backed_first(sizes: dict[int, Content]) -> None:
    content = sizes[TEN_TIMES]
    chosen = selected(content)
    shares = Counter((one.practices[0], one.country) for one in content.evidence if one.id in chosen)
    assert set(shares) == {(one.practices[0], one.country) for one in content.evidence}
    assert max(shares.values()) - min(shares.values()) <= 1
    for practice, country in shares:
        group = best(one for one in content.evidence if (one.practices[0], one.country) == (practice, country))
        assert [one.id in chosen for one in group] == sorted((one.id in chosen for one in group), reverse=True)


def test_no_book_or_memo_grows_by_more_than_a_tenth_at_ten_times_the_records(sizes: dict[int, Content]) -> None:
    assert len(sizes[FULL].evidence) >= RECORDS
    for name, made in (("book", books), ("memo", memos)):
        before, after = ({path: len(data) for path, data in made(sizes[times], PUBLISHED)} for times in (FULL, TEN_TIMES))
        assert before.keys() == after.keys()
        for path, size in before.items():
            assert after[path] <= 1.1 * size, f"{name} {path}: {size} -> {after[path]}"


def test_records_of_a_country_lie_in_files_of_eighty_in_the_copy(sizes: dict[int, Content]) -> None:
    layout = Layout(sizes[TEN_TIMES], "es", None)
    files = Counter(place.path for place in layout.pages.values() if place.part)
    assert max(files.values()) == ON_A_SHELF and sum(files.values()) == len(sizes[TEN_TIMES].evidence)
    assert all(path.endswith(".html") for path in files) and len({place.at("") for place in layout.pages.values()}) == len(layout.pages)


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
