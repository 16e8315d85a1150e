"""Terms of the glossary on the practices' pages: once, few, explained, never where they would break the reading."""

from collections import Counter

import pytest

from scripts.content.model import LANGUAGES
from scripts.facts.addresses import Addresses
from scripts.pages import term_links
from scripts.rules.built.pages import Site
from tests.html import text, tree


@pytest.fixture(params=["small_site", "built_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """The small site, and the real one for what must hold for any content."""
    return request.getfixturevalue(request.param)


def practice_pages(site: Site) -> list[tuple[str, str]]:
    addresses = Addresses(site.content)
    return [(lang, site.pages[addresses.of(lang, p.key)].html) for lang in LANGUAGES for p in site.content.practices]


def test_on_the_pages_once_few_and_explained(site: Site) -> None:
    for _, html in practice_pages(site):
        page = tree(html)
        used = [link.attributes["href"].removeprefix("#term-") for link in page.css("a.term")]
        assert [link.attributes["aria-describedby"] for link in page.css("a.term")] == [f"means-{one}" for one in used]
        assert not [one for one, count in Counter(used).items() if count > 1]
        assert len(used) <= term_links.LIMIT
        for one in used:
            assert len(page.css(f"#term-{one}")) == len(page.css(f"dd#means-{one}")) == 1
        listed = [entry.attributes["id"].removeprefix("term-") for entry in page.css("[id^=term-]")]
        assert used == listed, "the list at the end has the same words in the same order"


def test_the_pages_of_the_tests_explain_words(small_site: Site) -> None:
    assert all(tree(html).css("article a.term") for _, html in practice_pages(small_site))


def test_on_the_pages_never_in_links_headings_or_the_sentence(site: Site) -> None:
    for _, html in practice_pages(site):
        page = tree(html)
        assert [text(one) for one in page.css(":is(h1, h2, h3, h4, figure, code, th, summary, nav, a) a.term")] == []
        assert len(page.css("a.term")) == len(page.css("article a.term"))
        assert page.css("a a") == []
