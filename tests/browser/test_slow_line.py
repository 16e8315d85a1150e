"""An impatient reader on a slow line: what is asked for twice while it is still on its way comes once."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.interface import word

_LATE = 0.8  # seconds


def arrived(page: Page, held: list[Route]) -> Route:
    """The one request that is held back, once it has come. Held back from before the page, or it may come from the browser's memory."""
    for _ in range(400):
        if held:
            break
        page.wait_for_timeout(25)
    (route,) = held
    return route


@pytest.mark.parametrize("late", ["**/assets/dialog.*.js", "**/search/es/start.json"])
def test_two_presses_open_one_dialog(page: Page, small_server: str, late: str) -> None:
    def wait(route: Route) -> None:
        time.sleep(_LATE)
        route.continue_()

    page.route(late, wait)
    page.goto(small_server + "foro/")
    for _ in range(3):
        page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("agua")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("agua")
    assert page.locator("dialog").count() == 1
    assert page.locator("script[src*='assets/dialog.']").count() == 1
    page.get_by_role("combobox").fill("")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_failed_start_leads_to_the_search_page(page: Page, small_server: str) -> None:
    page.route(
        "**/assets/dialog.*.js",
        lambda route: route.fulfill(status=200, content_type="text/javascript", body="window.openSearch = () => Promise.reject()"),
    )
    page.goto(small_server + "foro/")
    page.locator("[data-search]").click()
    expect(page).to_have_url(small_server + "buscar/")


def test_what_is_typed_while_the_dialog_is_late_is_kept_and_answered(page: Page, small_server: str) -> None:
    held: list[Route] = []
    page.route("**/assets/dialog.*.js", lambda route: held.append(route))
    page.goto(small_server + "foro/")
    page.keyboard.press("/")
    field = page.get_by_role("dialog").locator("input")
    expect(field).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(word("search.loading"))
    page.keyboard.type("agua univ")
    expect(page.get_by_role("combobox")).to_have_count(0)  # its script has not come
    arrived(page, held).continue_()
    expect(page.get_by_role("combobox")).to_have_value("agua univ")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("ersidad")
    expect(page.get_by_role("combobox")).to_have_value("agua universidad")
    expect(page.get_by_role("option", name="Ahorrar agua con la universidad")).to_be_visible()


def test_what_is_typed_goes_along_where_the_dialog_never_comes(browser: Browser, small_server: str) -> None:
    page = browser.new_page()  # not the one that fails where a request does
    held: list[Route] = []
    page.route("**/assets/dialog.*.js", lambda route: held.append(route))
    page.goto(small_server + "foro/")
    page.keyboard.press("/")
    page.get_by_role("dialog").locator("input").fill("agua")
    arrived(page, held).abort()
    expect(page).to_have_url(small_server + "buscar/?q=agua")
    page.close()
