"""Which languages there are, which is the other, and which one an address speaks is said in one place."""

from __future__ import annotations

import ast

import pytest

from scripts.content.model import LANGUAGES, language_at, other
from scripts.tools.paths import ROOT

HOMES = {"scripts/content/model/languages.py", "scripts/tools/problems.py"}  # the second knows nothing of the content


def _spelt_out(node: ast.AST) -> bool:
    """True for `("es", "en")` and for `"en" if … else "es"`."""
    parts = node.elts if isinstance(node, ast.Tuple | ast.List) else [node.body, node.orelse] if isinstance(node, ast.IfExp) else []
    return {one.value for one in parts if isinstance(one, ast.Constant)} == set(LANGUAGES)


def test_nothing_else_spells_the_languages_out() -> None:
    found = {
        f"{path}:{node.lineno}"
        for module in sorted((ROOT / "scripts").rglob("*.py"))
        if (path := module.relative_to(ROOT).as_posix()) not in HOMES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if _spelt_out(node)
    }
    assert found == set(), "LANGUAGES, other() and language_at() of scripts/content/model/languages.py"


@pytest.mark.parametrize(
    ("address", "lang"),
    [("", "es"), ("en/", "en"), ("en/practices/", "en"), ("practicas/", "es"), ("energia/", "es"), ("es/", "es"), ("fr/x/", "es")],
)
def test_an_address_says_its_language(address: str, lang: str) -> None:
    assert language_at(address) == lang


def test_the_other_language_of_the_other_is_its_own() -> None:
    assert all(other(lang) != lang and other(other(lang)) == lang for lang in LANGUAGES)
