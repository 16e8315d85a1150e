"""One name, four places: every rule has its function (or reader), its message, its bad example and its paragraph in the manual."""

from __future__ import annotations

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.facts.addresses import Addresses
from scripts.facts.markers import MARKERS as MARKER_NAMES
from scripts.pages.context import PageContext
from scripts.pages.markers import MARKERS
from scripts.rules.catalogue import Rule, catalogue
from scripts.tools.settings import Settings
from tests.unit.bad_examples import examples

EXAMPLES = {e.rule for e in examples()}


@pytest.fixture(scope="module")
def manual(library: Library) -> dict[str, str]:
    """The manual's list in both languages."""
    where = Settings("https://github.com/example/practicas", None)
    addresses = Addresses(library.content)
    return {lang: MARKERS["rules"](PageContext(library.content, addresses, where, lang, "manual")) for lang in LANGUAGES}


@pytest.mark.parametrize("rule", catalogue(), ids=lambda r: r.name)
def test_a_rule_has_its_four_places(rule: Rule, manual: dict[str, str]) -> None:
    assert rule.line.endswith("."), "its docstring is the rule in one line"
    for key in (f"check.{rule.name}", f"rule.{rule.name}"):
        assert {"es", "en"} <= set(words().get(key, {})), f"{key} is missing in data/ui.yml"
    assert words()[f"rule.{rule.name}"]["en"] == rule.line, "the manual says what the docstring says"
    assert rule.name in EXAMPLES, "it has no bad example in tests/bad"
    for lang in LANGUAGES:
        assert f'<h3 id="{rule.name}">' in manual[lang]


def test_every_message_and_example_belongs_to_a_rule() -> None:
    names = {rule.name for rule in catalogue()}
    named = {key: {word.removeprefix(key) for word in words() if word.startswith(key)} for key in ("check.", "rule.")}
    named["tests/bad/"] = EXAMPLES
    lost = [f"{key}{name}" for key, found in named.items() for name in sorted(found - names)]
    assert lost == [], "they belong to no rule: is the function in the RULES of its module?"


def test_the_rules_know_the_markers_that_pages_can_show() -> None:
    assert set(MARKER_NAMES) == set(MARKERS)
