"""An address of the bibliography of before, which had every source on one page, leads to the page where the source is now."""

import pytest
from playwright.sync_api import Page, expect

from scripts.content.library import Library
from scripts.facts.addresses import Addresses
from scripts.facts.shelves import places_of_sources


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_id_of_a_source_leads_to_its_page(page: Page, small_server: str, small_library: Library, lang: str) -> None:
    addresses = Addresses(small_library.content)
    source, key = max(places_of_sources(small_library.content).items())
    page.goto(f"{small_server}{addresses.of(lang, 'bibliography')}#{source}")
    page.wait_for_url(f"{small_server}{addresses.of(lang, key)}#{source}")
    expect(page.locator(f"#{source}")).to_be_visible()


def test_an_unknown_id_stays_where_the_letters_are(page: Page, small_server: str) -> None:
    page.goto(f"{small_server}bibliografia/#nada-de-esto")
    page.wait_for_timeout(300)
    assert page.url.endswith("bibliografia/#nada-de-esto")
    expect(page.locator(".letters a").first).to_be_visible()
