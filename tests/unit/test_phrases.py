"""Words with values: what is missing shows its name, and words ask for nothing but values."""

from __future__ import annotations

import pytest

from scripts.tools.phrases import Phrases, fill


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("{count} de {total}", "3 de {total}"),
        ("{count.__class__} {count:>99} {count!r} {", "{count.__class__} {count:>99} {count!r} {"),
        ("{words}", "w"),
    ],
)
def test_names_alone_are_replaced(words: str, shown: str) -> None:
    assert fill(words, count=3, words="w") == shown


def test_a_missing_word_shows_its_key() -> None:
    words = Phrases({"site.name": {"es": "Sitio", "en": "Site"}})
    assert words["site.name"]["es"] == "Sitio"
    assert fill(words["site.menu"]["es"], count=3) == words["site.menu"]["en"] == "{site.menu}"
    assert "site.menu" not in words
