"""The two names of trust stand on the pages in the same words, each explained where it stands, and with a way on where it cannot open."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as tree

from scripts.content.model import LANGUAGES
from scripts.facts.addresses import Addresses
from scripts.facts.strength import counts, strength
from scripts.pages.practice import CARDS
from scripts.rules.built.pages import Site

EXPLAINED = {"evidence": {"basis"}, "comparison": {"basis"}, "countries/pe": {"basis"}}


def explained(html: str) -> dict[str, str]:
    """What is explained on a page -> what is said of it. Each has one button, and its link for a browser that cannot open it."""
    page = tree(html)
    found = {}
    for part in page.css("[popover]"):
        id = part.attributes["id"] or ""
        button = page.css(f'button[popovertarget="{id}"]')
        assert len(button) == 1 and button[0].next.tag == "a", id
        assert (button[0].next.attributes["href"] or "") == (part.css_first("a").attributes["href"] or ""), "both lead to the same place"
        found[id.removeprefix("about-")] = " ".join(part.text().split())
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_name_is_explained_where_it_stands(built_site: Site, lang: str) -> None:
    content, addresses = built_site.content, Addresses(built_site.content)
    wanted = EXPLAINED | {p.key: {"strength", "basis"} for p in content.practices}
    wanted |= {r.key: {"source", "basis"} if r.results else {"source"} for r in content.evidence}
    for key, names in wanted.items():
        said = explained(built_site.pages[addresses.of(lang, key)].html)
        assert set(said) == names, key
        for name, text in said.items():
            assert text.startswith(content.word(f"trust.{name}", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_practice_says_why_its_evidence_is_as_strong_as_it_is(built_site: Site, lang: str) -> None:
    content, addresses = built_site.content, Addresses(built_site.content)
    for practice in content.practices:
        records = content.evidence_of(practice.number)
        found = tree(built_site.pages[addresses.of(lang, practice.key)].html).css_first(".vista")
        text = " ".join(found.text().split())
        assert found.css_first(".strength").text() == content.label("strengths", strength(records), lang)
        for word, count in zip(("independent", "measured", "countries"), counts(records), strict=True):
            assert content.word(f"trust.{word}", lang, count=count) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_record_says_on_the_page_of_a_practice_why_it_is_there(built_site: Site, lang: str) -> None:
    content, addresses = built_site.content, Addresses(built_site.content)
    for practice in content.practices:
        text = built_site.pages[addresses.of(lang, practice.key)].text
        by_country = (content.evidence_of(practice.number, country)[:CARDS] for country in content.vocabulary["countries"])
        for record in (record for records in by_country for record in records):  # those that stand on it
            if practice.number in record.shows:
                assert f"{content.word('record.shows', lang)} {record.shows[practice.number][lang]}" in text, record.id
