"""A practice as its reader meets it: the evidence at a glance beside the text or above it, sources that open, neighbours one press away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.library import Library
from scripts.facts.addresses import Addresses
from tests.browser.interface import word

PARTS = {"head": ".page-head", "rail": ".rail", "vista": ".vista", "contents": ".rail .contents", "text": "article"}
BOX = "one => one.getBoundingClientRect().toJSON()"


def boxes(browser: Browser, address: str, width: int) -> dict[str, dict[str, float]]:
    """Where the parts of the page lie at this width, in CSS pixels."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    found = {name: page.locator(selector).evaluate(BOX) for name, selector in PARTS.items()}
    page.context.close()
    return found


def test_the_glance_and_the_contents_stand_beside_the_text_where_there_is_room(
    browser: Browser, small_server: str, small_library: Library
) -> None:
    at = boxes(browser, small_server + places(small_library.content)["practice"], 1280)
    assert at["rail"]["left"] > at["text"]["right"], "the rail stands beside the text"
    assert at["rail"]["right"] <= 1280
    assert at["vista"]["top"] < at["text"]["top"], "and begins no lower than it"
    assert at["contents"]["top"] >= at["vista"]["bottom"]


def test_on_a_very_wide_screen_the_contents_stand_on_the_other_side(browser: Browser, small_server: str, small_library: Library) -> None:
    at = boxes(browser, small_server + places(small_library.content)["practice"], 1600)
    assert at["contents"]["right"] < at["text"]["left"] < at["text"]["right"] < at["vista"]["left"]


@pytest.mark.parametrize("width", [360, 800])
def test_where_there_is_no_room_they_stand_above_the_text(browser: Browser, small_server: str, small_library: Library, width: int) -> None:
    at = boxes(browser, small_server + places(small_library.content)["practice"], width)
    assert at["head"]["bottom"] <= at["vista"]["top"]
    assert at["vista"]["bottom"] <= at["contents"]["top"] < at["contents"]["bottom"] <= at["text"]["top"]
    assert at["rail"]["left"] >= 0 and at["rail"]["right"] <= width


def test_each_country_at_a_glance_leads_to_its_evidence(page: Page, small_server: str, small_library: Library) -> None:
    page.goto(small_server + places(small_library.content)["practice"])
    rows = page.locator(".dots a")
    assert rows.count() > 1
    for target in rows.evaluate_all("all => all.map((one) => new URL(one.href).hash.slice(1))"):
        assert page.evaluate("id => document.getElementById(id)?.matches('article h3')", target), target
    rows.first.click()
    expect(page.locator("article h3:target")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_the_folded_sources_open_where_a_number_is_followed(
    browser: Browser, small_server: str, small_library: Library, scripts: bool
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts).new_page()
    page.goto(small_server + places(small_library.content)["practice"])
    source = page.locator("#src-3")
    fold = page.locator("details.fold", has=page.locator("#sources"))
    if fold.get_attribute("open") is not None:  # a page with few sources shows them
        fold.locator("summary").click()
    expect(source).to_be_hidden()
    page.locator("article sup.cite a", has_text="3").first.click()
    expect(source).to_be_in_viewport()
    assert fold.get_attribute("open") is not None
    page.context.close()


def test_an_address_that_names_a_source_opens_them(page: Page, small_server: str, small_library: Library) -> None:
    page.goto(small_server + places(small_library.content)["practice"] + "#src-3")
    expect(page.locator("#src-3")).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_one_walks_through_all_practices_and_back(page: Page, small_server: str, small_library: Library, lang: str) -> None:
    content = small_library.content
    way = [small_server + Addresses(content).of(lang, one.key) for one in content.practices]
    pager = page.get_by_role("navigation", name=word("practice.pager", lang))
    page.goto(way[0])
    expect(pager.locator("[rel=prev]")).to_have_count(0)
    for address in way[1:]:
        pager.locator("[rel=next]").click()
        expect(page).to_have_url(address)
    expect(pager.locator("[rel=next]")).to_have_count(0)
    for address in way[-2::-1]:
        pager.locator("[rel=prev]").click()
        expect(page).to_have_url(address)
