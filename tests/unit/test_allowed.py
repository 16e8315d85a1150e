"""The closed list of what may stand in a page holds what our templates print, no less and no more."""

from __future__ import annotations

import json
import re

from jinja2 import Environment

from scripts.content.library import Library
from scripts.facts.addresses import addresses_of
from scripts.pages.context import PageContext
from scripts.pages.library import FACETS, YEAR, library
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings

ALLOWED = json.loads((ROOT / "scripts/rules/built/allowed.json").read_text(encoding="utf-8"))
# Not for any element: the rule itself allows the first on `html` alone, and the list has the second among what a script may have.
ELSEWHERE = {"data-moved", "data-front"}
MADE = {"pages/library.html": 2}  # templates that print names of attributes which their view gives, and how many times


def _text(template: str) -> str:
    """What a template prints by itself, the values left out as `{}`."""
    kinds = {"data": lambda value: value, "variable_begin": lambda _: "{}"}
    return "".join(kinds[kind](value) for _, kind, value in Environment().lex(template) if kind in kinds)


def test_the_attributes_for_scripts_are_those_that_the_templates_print(small_library: Library) -> None:
    texts = {
        file.relative_to(ROOT / "overrides").as_posix(): _text(file.read_text(encoding="utf-8"))
        for file in (ROOT / "overrides").rglob("*.html")
    }
    assert {name: count for name, text in texts.items() if (count := len(re.findall(r"\sdata-\{\}", text)))} == MADE
    page = PageContext(small_library.content, addresses_of(small_library.content), Settings(None, None), "es", "evidence")
    made = [*library(page).words, *(facet.letter for facet in FACETS), YEAR]
    printed = {*(f"data-{name}" for name in made), *(name for text in texts.values() for name in re.findall(r"\s(data-\w[\w-]*)", text))}
    assert {f"data-{name}" for name in ALLOWED["data"]} == printed - ELSEWHERE


def test_the_list_is_in_order_and_says_nothing_twice() -> None:
    for names in (ALLOWED["data"], ALLOWED["anywhere"], *ALLOWED["elements"].values()):
        assert names == sorted(set(names))
