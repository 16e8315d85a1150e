"""The page of standards shows what the patterns find."""

import pytest

from scripts.content.model import LANGUAGES
from scripts.facts.addresses import Addresses
from scripts.facts.standards import index
from scripts.rules.built.pages import Site
from tests.html import hrefs, text, tree


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_shows_what_the_index_holds(built_site: Site, lang: str) -> None:
    page = built_site.pages[Addresses(built_site.content).of(lang, "standards")]
    for one in index(built_site.content):
        html = page.html.partition(f'<h2 id="{one.standard.id}"')[2].partition("<h2")[0].partition("<footer")[0]
        section = tree(html)
        assert one.standard.name[lang] in text(section.body) or one.standard.name[lang] == one.standard.short[lang]
        assert len(section.css("li")) == len(one.indicators) + len(one.practices) + len(one.records)
        assert {r.id for r in one.records} <= {href.rstrip("/").rpartition("/")[2] for href in hrefs(section)}
