"""Words in a row, as a sentence of each language lists them."""

from __future__ import annotations

import pytest

from scripts.tools.lists import listed


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ([], "es", ""),
        (["Academia"], "es", "Academia"),
        (["Gobierno", "Academia"], "es", "Gobierno y academia"),
        (["Gobierno", "Industria"], "es", "Gobierno e industria"),
        (["Agua", "Hierro"], "es", "Agua y hierro"),
        (["Agua", "Hidrocarburos"], "es", "Agua e hidrocarburos"),
        (["Gobierno", "ONG", "Academia"], "es", "Gobierno, ONG y academia"),
        (["Gobierno", "Industria", "Sociedad civil y comunidades"], "es", "Gobierno, industria, y sociedad civil y comunidades"),
        (["Gobierno", "Sociedad civil y comunidades"], "es", "Gobierno y sociedad civil y comunidades"),
        (["Government", "Industry"], "en", "Government and industry"),
        (["Industry", "Civil society and communities"], "en", "Industry and civil society and communities"),
        (["Government", "Industry", "Civil society and communities"], "en", "Government, industry, and civil society and communities"),
    ],
)
def test_a_list_reads_as_a_sentence(words: list[str], lang: str, said: str) -> None:
    assert listed(words, lang) == said
