"""What the reader points to is there before the press; nothing else is fetched ahead: no other page, language or file."""

import pytest
from playwright.sync_api import Browser, Page

from bench.second_click import pressed
from scripts.rules.built.pages import Site

DELIVERY = "() => performance.getEntriesByType('navigation')[0].deliveryType"


def deliveries(page: Page, selector: str) -> str:
    """How the page comes that a link leads to, when it was pointed to before the press."""
    link = page.locator(selector).locator("visible=true").first
    link.hover()
    page.wait_for_timeout(900)
    with page.expect_navigation(wait_until="domcontentloaded"):
        link.evaluate("link => link.click()")
    return str(page.evaluate(DELIVERY))


@pytest.mark.parametrize(("point", "expected"), [(True, "navigational-prefetch"), (False, "")])
def test_a_page_that_was_pointed_to_is_there_before_the_press(browser: Browser, small_server: str, point: bool, expected: str) -> None:
    _, delivery = pressed(browser, f"{small_server}foro/", "evidencia/", point)
    assert delivery == expected


def test_the_other_language_is_not_fetched_ahead(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.goto(f"{small_server}foro/")
    assert deliveries(page, "[data-language]") == ""
    page.close()


def test_a_file_is_not_fetched_ahead(browser: Browser, small_server: str) -> None:
    """A download that is pointed to is asked for by nobody: the rules name addresses that end in a slash, and leave downloads out."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{small_server}datos/")
    page.locator("a[download]").locator("visible=true").first.hover()
    page.wait_for_timeout(900)
    assert not [url for url in asked if "/data/v1/" in url]
    context.close()


def test_every_page_has_the_rules_once(built_site: Site) -> None:
    for address, page in built_site.readable.items():
        assert len([one for one in page.all("script") if one.get("type") == "speculationrules"]) == 1, address
