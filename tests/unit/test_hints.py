"""Hints: `make check` prints what could be better, in both languages and with its place, and is green all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.rules.hints import HINTS, LONGEST
from tests.unit.bad_examples import make_house

RECORD, PAGE = "data/evidence/cl-one.yml", "docs/es/method.md"
LONG = "Una " + "palabra " * LONGEST + "."


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The tiny content, of which no hint says anything."""
    return make_house(tmp_path / "house")


def put(house: Path, path: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; the line on which it stands."""
    text = (house / path).read_text(encoding="utf-8")
    assert old in text
    (house / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_what_is_well_said_gets_no_hint(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(house, PAGE, "\n\n## ", f"\n\nUna {'palabra ' * (LONGEST - 1)}.\n\n## ")
    assert check.main([str(house)]) == 0
    assert f"{PAGE}:" not in capsys.readouterr().out


def test_a_long_sentence_is_named_with_its_place_and_stops_nobody(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = put(house, PAGE, "\n\n## ", f"\n\n{LONG}\n\n## ") + 2
    assert check.main([str(house)]) == 0
    said = [one for one in capsys.readouterr().out.splitlines() if one.startswith(f"{PAGE}:{line}: ")]
    assert len(said) == len(LANGUAGES)
    assert all(str(LONGEST + 1) in one for one in said), said


def test_github_shows_it_as_a_notice(house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    put(house, PAGE, "\n\n## ", f"\n\n{LONG}\n\n## ")
    assert check.main([str(house)]) == 0
    out = capsys.readouterr().out
    assert f"::notice file={PAGE},line=" in out
    assert "::error" not in out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_record_says_is_read_in_both_languages(house: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    text = (house / RECORD).read_text(encoding="utf-8")
    start = text.index(f"{lang}:", text.index("\nwhat:"))
    line = text[:start].count("\n") + 1
    end = text.index("\n", start)
    figures = text[start:end].count("2020"), text[start:end].count("12")
    assert figures == (1, 1), "the figures stay those of the other language"
    (house / RECORD).write_text(f'{text[:start]}{lang}: "2020 12 {LONG}"{text[end:]}', encoding="utf-8")
    assert check.main([str(house)]) == 0
    assert f"{RECORD}:{line}: " in capsys.readouterr().out


def test_every_hint_has_its_words_and_is_a_sentence() -> None:
    for hint in HINTS:
        assert (hint.__doc__ or "").endswith(".")
        assert set(words()[f"hint.{hint.__name__.replace('_', '-')}"]) >= set(LANGUAGES)
