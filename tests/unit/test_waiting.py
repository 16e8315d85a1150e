"""Tests wait for what comes in ways that hold on a slow machine too."""

import ast

from scripts.tools.paths import ROOT


def test_nothing_waits_in_a_way_that_the_policy_of_our_pages_refuses() -> None:
    """`wait_for_function` works where the first look comes late enough, and fails on a slow machine: see tests/browser/interface.py."""
    files = [file for folder in ("tests", "bench") for file in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    waiting = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "wait_for_function"
    ]
    assert waiting == []
