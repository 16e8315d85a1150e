"""Every bad example is stopped by the rule that its folder names, on its line, with words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.content.files import read_tree
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.rules import judge
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from tests.unit.bad_examples import BAD, Example, House, examples, make_site, manifest


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("bad") / "house")


@pytest.mark.parametrize("example", examples(), ids=str)
def test_a_bad_example_is_stopped_by_name(house: House, example: Example) -> None:
    found = house.problems(example)
    assert (example.rule, example.line) in {(p.rule, p.line) for p in found}, found


@pytest.mark.parametrize("example", examples(), ids=str)
def test_the_message_speaks_both_languages_and_names_what_was_found(house: House, example: Example) -> None:
    problem = next(p for p in house.problems(example) if p.rule == example.rule)
    messages = {lang: problem.message(words(), lang) for lang in ("es", "en")}
    assert messages["es"] != messages["en"]
    for text in messages.values():
        assert len(text) > 20 and not re.search(r"\{(found|where|line|id|letter|most)\}", text), text


def test_what_had_no_fault_before_hides_no_fault(house: House, tmp_path: Path) -> None:
    """With the verdicts on the faultless house, and on each example before, every rule on the content says what it says without any."""
    with Kept("faultless", tmp_path / "kept.sqlite") as faultless:
        assert list(judge.everything(read_tree(house.folder), load(house.folder, faultless), faultless)) == []
        for example in (one for one in examples() if one.check == "content"):
            for _ in range(2):
                assert list(house.content_problems(example, faultless)) == house.problems(example), example


def test_what_had_no_fault_in_the_site_before_hides_no_fault(house: House, tmp_path: Path) -> None:
    """The same of the rules on built pages."""
    with Kept("faultless in the site", tmp_path / "kept.sqlite") as faultless:
        site = make_site(house.library, house.folder.parent / "kept")
        assert list(house.check_site(site, house.library.content, faultless)) == []
        for example in (one for one in examples() if one.check == "built"):
            for _ in range(2):
                assert list(house.built_problems(example, faultless)) == house.problems(example), example


@pytest.mark.parametrize("example", examples(good=True), ids=str)
def test_what_is_just_allowed_is_not_stopped(house: House, example: Example) -> None:
    assert [p for p in house.problems(example) if p.rule == example.rule] == []


def test_the_house_of_the_examples_is_faultless(house: House) -> None:
    library = load(house.folder)
    assert list(judge.everything(read_tree(house.folder), library)) == []


def test_the_site_of_the_examples_is_faultless(house: House) -> None:
    found = {p.rule for p in house.check_site(make_site(house.library, house.folder.parent / "good"), house.library.content)}
    assert found == set()


def test_the_real_content_raises_no_alarm() -> None:
    assert list(judge.of_source(read_tree(ROOT))) == []


def test_every_file_of_the_corpus_is_in_the_manifest_once() -> None:
    found = (f.relative_to(BAD) for f in BAD.rglob("*") if f.is_file() and f.parent != BAD)
    files = sorted(f.as_posix() for f in found if "house" not in f.parts)
    assert files == sorted(map(str, manifest()))
    assert len({str(e) for e in examples()}) >= 160


def test_no_example_is_harmless_without_its_fault() -> None:
    """The examples differ: no two are the same file in the same place."""
    seen: dict[tuple, Path] = {}
    for example in manifest():
        key = (example.place, example.file.read_bytes(), str(example.extra))
        assert key not in seen, (example, seen[key])
        seen[key] = example.file
