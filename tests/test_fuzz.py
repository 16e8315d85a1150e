"""Whatever a person sends, a reader answers with a value or with problems; it never breaks off and never keeps anybody waiting."""

from __future__ import annotations

from scripts import lint
from scripts.problems import Problem
from scripts.source_tree import SourceFile

HEAD = "---\ntitle: Una página\ndescription: Una descripción de la página.\n---\n\n"


def lint_of(text: str, path: str = "docs/es/x.md") -> list[Problem]:
    """What the lint says of a file with this text."""
    raw = text.encode("utf-8")
    return list(lint.problems_of(SourceFile(path, raw, len(raw))))


def test_a_carriage_return_alone_ends_no_line() -> None:
    found = lint_of(HEAD + "Uno\rdos\r\r| a | b |\r|---|---|\n- tres\n\n[x](javascript:y)\n")
    assert {(p.rule, p.line) for p in found} >= {("windows-line-end", 6), ("link-scheme", 9)}
