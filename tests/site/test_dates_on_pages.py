"""A page says of when a figure is where its text does not."""

from __future__ import annotations

import pytest

from scripts.facts.addresses import Addresses
from scripts.facts.dates import UNDATED, in_words, years
from scripts.rules.built.pages import Site


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_page_says_of_when_a_figure_is_where_its_text_does_not(small_site: Site, lang: str) -> None:
    content = small_site.content
    addresses = Addresses(content)
    results = [(record, result) for record in content.evidence for result in record.results]
    assert {bool(years(result)) for _, result in results} == {True, False}
    for record, result in results:
        said = small_site.pages[addresses.of(lang, record.key)].text
        undated = content.word("record.as-of-undated", lang)
        words = undated if result.as_of == UNDATED else content.word("record.as-of", lang, date=in_words(result.as_of, lang))
        assert (f"{result.text[lang]} {words}" in said) == (bool(result.as_of) and not years(result)), record.id
