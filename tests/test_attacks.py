"""Attacks on readers by way of a contribution: the lint refuses each."""

from __future__ import annotations

import pytest

from scripts import lint
from scripts.content import ROOT
from scripts.source_tree import SourceFile
from scripts.yamlio import read_yaml_file

FOLDER = ROOT / "tests/attacks"
ATTACKS = {entry["file"]: entry["kind"] for entry in read_yaml_file(FOLDER / "manifest.yml").value}


def place(file: str) -> str:
    """Where an attack would lie."""
    return f"docs/es/{file}" if ATTACKS[file] == "page" else f"data/evidence/{file}"


@pytest.mark.parametrize("file", ATTACKS)
def test_the_lint_refuses_an_attack(file: str) -> None:
    raw = (FOLDER / file).read_bytes()
    assert list(lint.problems_of(SourceFile(place(file), raw, len(raw))))


def test_there_are_at_least_forty_attacks_and_all_are_listed() -> None:
    assert sorted(ATTACKS) == sorted(f.name for f in FOLDER.iterdir() if f.name != "manifest.yml")
    assert len(ATTACKS) >= 40
