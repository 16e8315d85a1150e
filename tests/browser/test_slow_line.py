"""An impatient reader on a slow line: what is asked for twice while it is still on its way comes once."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Route, expect

_LATE = 0.8  # seconds


@pytest.mark.parametrize("late", ["**/assets/dialog.*.js", "**/search/es/start.json"])
def test_two_presses_open_one_dialog(page: Page, small_server: str, late: str) -> None:
    def wait(route: Route) -> None:
        time.sleep(_LATE)
        route.continue_()

    page.goto(small_server + "foro/")
    page.route(late, wait)
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
    page.goto(small_server + "foro/")
    page.route(
        "**/assets/dialog.*.js",
        lambda route: route.fulfill(status=200, content_type="text/javascript", body="window.openSearch = () => Promise.reject()"),
    )
    page.locator("[data-search]").click()
    expect(page).to_have_url(small_server + "buscar/")
