"""Whole pages as people bring them from other programs: few messages, none twice for one fault, none that is not true."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from scripts.content.files import SourceFile, tree
from scripts.rules import judge
from scripts.tools.paths import ROOT
from scripts.tools.problems import Problem

FOREIGN = ROOT / "tests/foreign"
HEAD = "---\ntitle: Una página\ndescription: Una página que sirve para probar las reglas.\nslug: una-pagina\n---\n\n"
MOST = 12
# What each page has to be told: its own kinds of fault.
KINDS = {
    "blog": {"raw-html", "letter-by-name", "unknown-comment", "bare-address", "absolute-link"},
    "docs": {"title-in-body", "shallow-indent", "malformed-id", "link-scheme", "picture-by-reference", "picture-without-text"},
    "pandoc": {"missing-field", "unknown-field", "title-in-body", "malformed-id", "lost-backslash", "footnote", "table-without-rule"},
    "pdf": {"broken-word", "compatibility-letter", "letter-by-name", "missing-list", "loose-line", "table-without-rule"},
    "readme": {"title-in-body", "remote-picture", "unsupported-syntax", "raw-html"},
    "wiki": {"unsupported-syntax", "title-in-body"},
    "word": {"missing-list", "raw-html", "table-without-rule", "picture-without-text", "unlisted-attribute", "footnote"},
}


def told(name: str) -> list[Problem]:
    text = (FOREIGN / f"{name}.md").read_text(encoding="utf-8")
    raw = (text if text.startswith("---\n") else HEAD + text).encode()
    return sorted(set(judge.of_source(tree([SourceFile("docs/es/una-pagina.md", raw, len(raw))]))))


@pytest.mark.parametrize("name", KINDS)
def test_a_foreign_page_is_told_its_faults_and_few(name: str) -> None:
    found = told(name)
    assert {p.rule for p in found} >= KINDS[name]
    assert len(found) <= MOST, found
    assert "missing-blank-line" not in {p.rule for p in found}, "no blank line is missing in any of them"


@pytest.mark.parametrize("name", KINDS)
def test_no_line_is_told_more_than_its_faults(name: str) -> None:
    """A line with a picture may have three faults; none of these pages has a line with more."""
    assert max(Counter(p.line for p in told(name)).values()) <= 3


def test_every_page_of_the_folder_is_tried() -> None:
    assert {Path(file).stem for file in FOREIGN.glob("*.md")} == set(KINDS)
