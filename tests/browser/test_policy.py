"""The policy that every page carries stands in the way of nothing of ours: no violation on any page type, whatever a reader uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.library import Library

TELL = """addEventListener("securitypolicyviolation", (event) =>
  told(`${event.effectiveDirective}: ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`));"""


@contextmanager
def watched(browser: Browser, width: int = 1280, lang: str = "es") -> Iterator[tuple[Page, list[str]]]:
    """A page and what the policy refused on it: as the browser tells the page, and as it tells its console."""
    context = browser.new_context(viewport={"width": width, "height": 800}, locale=lang)
    refused: list[str] = []
    context.expose_binding("told", lambda _, text: refused.append(text))
    context.add_init_script(TELL)
    page = context.new_page()
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    yield page, refused
    context.close()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_page_type_obeys_it(browser: Browser, small_server: str, small_library: Library, lang: str) -> None:
    addresses = [*places(small_library.content, lang).values(), "404.html"]
    with watched(browser, lang=lang) as (page, refused):
        for address in addresses:
            page.goto(small_server + address)
            assert refused == [], address


@pytest.mark.parametrize("width", [360, 1280])
def test_it_allows_everything_that_a_reader_uses(browser: Browser, small_server: str, small_library: Library, width: int) -> None:
    there = places(small_library.content)
    with watched(browser, width) as (page, refused):
        page.goto(small_server + there["practice"])
        if width < 500:
            page.locator(".menu summary").click()
        page.locator("[data-palette]").click()
        page.locator("a.term").first.hover()
        expect(page.locator(".tip")).to_be_visible()
        if width < 500:
            page.locator("main .contents summary").click()
            page.locator(".menu summary").click()
            expect(page.locator(".menu").get_by_role("link").first).to_be_visible()
            page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.get_by_role("dialog").wait_for()
        page.keyboard.type("agua", delay=20)
        expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()

        page.goto(small_server + there["library"])
        page.locator('details[data-facet="k"] summary').click()
        page.locator('label:has(input[value="law"])').click()
        page.wait_for_url("**tipo=law**")

        page.goto(small_server + there["search"])
        page.get_by_role("main").get_by_role("searchbox").or_(page.get_by_role("main").get_by_role("combobox")).first.fill("relaves")
        expect(page.locator("[data-results] a").first).to_be_visible()
        page.locator("[data-language]").click()
        page.wait_for_url("**/en/**")
        assert refused == []


def test_a_violation_would_be_noticed(browser: Browser, small_server: str) -> None:
    with watched(browser) as (page, refused):
        page.goto(small_server)
        page.evaluate("document.body.setAttribute('style', 'margin: 0')")
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = true'}))")
        for _ in range(100):  # both are told a moment later
            if all(any(what in one for one in refused) for what in ("style-src", "script-src")):
                break
            page.wait_for_timeout(50)
        assert any("style-src" in one for one in refused) and any("script-src" in one for one in refused)
        assert page.evaluate("window.hit") is None
