"""Attacks on readers by way of a contribution: the lint refuses each."""

from __future__ import annotations

import re

import pytest

from scripts.content.files import SourceFile
from scripts.rules import judge
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file

FOLDER = ROOT / "tests/attacks"
ATTACKS = {entry["file"]: entry["kind"] for entry in read_yaml_file(FOLDER / "manifest.yml").value}


def place(file: str) -> str:
    """Where an attack would lie."""
    return f"docs/es/{file}" if ATTACKS[file] == "page" else f"data/evidence/{file}"


@pytest.mark.parametrize("file", ATTACKS)
def test_the_lint_refuses_an_attack(file: str) -> None:
    raw = (FOLDER / file).read_bytes()
    assert list(judge.of_file(SourceFile(place(file), raw, len(raw))))


def test_there_are_at_least_forty_attacks_and_all_are_listed() -> None:
    assert sorted(ATTACKS) == sorted(f.name for f in FOLDER.iterdir() if f.name != "manifest.yml")
    assert len(ATTACKS) >= 40


def test_a_template_escapes_what_it_prints() -> None:
    """Everything is escaped by itself (scripts/hooks); only what is HTML already, or a policy of ours, is printed as it is."""
    html = {"page.content", "frame.structured", "frame.policy", "policy", "loop(section.children)"}
    for template in sorted((ROOT / "overrides").rglob("*.html")):
        for printed in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", template.read_text(encoding="utf-8"), re.DOTALL):
            value, _, last = printed.rpartition("|")
            assert last.strip() != "safe" or value.strip() in html, f"{template.name}: {printed}"
