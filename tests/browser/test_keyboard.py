"""Without a mouse, at both widths, from the address bar: every stop can be seen, and the ways through the site can be walked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.library import Library

# What holds the focus: its words, whether it lies in the window, and whether it is marked.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const name = (one.getAttribute("aria-label") || one.innerText || one.name || one.tagName).trim().slice(0, 60);
  return {name, seen, marked: outlined || style.boxShadow !== "none", place: [...document.querySelectorAll("*")].indexOf(one)};
}"""


@pytest.fixture(params=[360, 1440])
def hands(request: pytest.FixtureRequest, browser: Browser):
    """A page at one width that is used by keyboard alone."""
    width = request.param
    context = browser.new_context(viewport={"width": width, "height": 740 if width < 500 else 900}, locale="es-CL", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def stops(page: Page, limit: int = 400) -> list[dict]:
    """Press Tab from the address bar until the focus leaves the page; every stop on the way."""
    seen: list[dict] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (seen and stop["place"] == seen[0]["place"]):
            break
        seen.append(stop)
    return seen


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    """Press Tab until what `selector` names has the focus; every stop on the way can be seen."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        assert stop and stop["seen"] and stop["marked"], stop
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {limit} stops")


@pytest.mark.parametrize("name", ["home", "practice", "record", "library", "matrix", "timeline", "search", "country"])
def test_every_stop_is_in_the_window_and_marked(hands: Page, small_server: str, small_library: Library, name: str) -> None:
    hands.goto(small_server + places(small_library.content)[name])
    found = stops(hands, 120)
    assert len(found) > 10
    assert [stop for stop in found if not (stop["seen"] and stop["marked"])] == []


def test_skip_to_the_content(hands: Page, small_server: str) -> None:
    hands.goto(small_server + "practicas/acuerdos-de-prueba/")
    tab_to(hands, ".skip")
    hands.keyboard.press("Enter")
    expect(hands.locator("#content")).to_be_focused()
    hands.keyboard.press("Tab")
    assert hands.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_open_the_menu_and_reach_a_page(hands: Page, small_server: str) -> None:
    hands.goto(small_server)
    if hands.locator(".menu summary").is_visible():
        tab_to(hands, ".menu summary")
        hands.keyboard.press("Enter")
    tab_to(hands, ".menu nav a")
    hands.keyboard.press("Enter")
    expect(hands).to_have_url(small_server + "practicas/")


def test_close_the_menu_with_escape(hands: Page, small_server: str) -> None:
    if hands.viewport_size["width"] > 500:
        hands.goto(small_server)
        expect(hands.locator(".menu nav a").first).to_be_visible()
        return
    hands.goto(small_server)
    tab_to(hands, ".menu summary")
    hands.keyboard.press("Enter")
    tab_to(hands, ".menu nav a")
    hands.keyboard.press("Escape")
    expect(hands.locator(".menu nav a").first).to_be_hidden()
    expect(hands.locator(".menu summary")).to_be_focused()


def test_change_language_on_the_same_page(hands: Page, small_server: str) -> None:
    hands.goto(small_server + "practicas/acuerdos-de-prueba/")
    tab_to(hands, "[data-language]")
    hands.keyboard.press("Enter")
    expect(hands).to_have_url(small_server + "en/practices/trial-agreements/")


def test_change_the_palette(hands: Page, small_server: str) -> None:
    hands.goto(small_server)
    if hands.locator(".menu summary").is_visible():  # where it stands at the menu's end
        tab_to(hands, ".menu summary")
        hands.keyboard.press("Enter")
    tab_to(hands, "[data-palette]")
    hands.keyboard.press("Enter")
    expect(hands.locator("html")).to_have_attribute("data-theme", "dark")
    hands.keyboard.press("Space")
    expect(hands.locator("html:not([data-theme])")).to_have_count(1)


def test_open_a_record_in_a_practice_and_go_to_it(hands: Page, small_server: str) -> None:
    hands.goto(small_server + "practicas/acuerdos-de-prueba/")
    tab_to(hands, ".record summary", 120)
    hands.keyboard.press("Enter")
    tab_to(hands, ".record[open] .meta a")
    hands.keyboard.press("Enter")
    expect(hands.locator("html")).to_have_class("kind-record")


def test_search_and_open_the_first_result(hands: Page, small_server: str) -> None:
    hands.goto(small_server)
    tab_to(hands, "[data-search]")
    hands.keyboard.press("Enter")
    field = hands.get_by_role("combobox")
    expect(field).to_be_focused()
    assert (stop := hands.evaluate(STOP))["seen"] and stop["marked"], stop
    hands.keyboard.press("Escape")
    expect(hands.locator("[data-search]")).to_be_focused()
    hands.keyboard.press("Enter")
    expect(field).to_be_focused()
    hands.keyboard.type("acuerdos de prueba")
    expect(hands.get_by_role("dialog").get_by_role("status")).to_contain_text("«acuerdos de prueba»")
    hands.keyboard.press("ArrowDown")
    expect(hands.locator("#search-list").get_by_role("option", selected=True)).to_have_count(1)
    hands.keyboard.press("Enter")
    expect(hands).to_have_url(small_server + "practicas/acuerdos-de-prueba/")


def test_search_on_the_page_of_results(hands: Page, small_server: str) -> None:
    hands.goto(small_server + "buscar/")
    expect(hands.locator("main input[type=search]")).to_be_focused()
    hands.keyboard.type("acuerdos de prueba")
    expect(hands.get_by_role("status")).to_contain_text("«acuerdos de prueba»")  # not the list of what was typed so far
    expect(hands.locator("[data-results] a").first).to_have_text("Acuerdos de prueba")
    tab_to(hands, "[data-results] a")
    hands.keyboard.press("Enter")
    expect(hands).to_have_url(small_server + "practicas/acuerdos-de-prueba/")


def test_filter_the_library_and_open_a_record(hands: Page, small_server: str) -> None:
    hands.goto(small_server + "evidencia/")
    tab_to(hands, ".filters summary")
    if not hands.evaluate("document.activeElement.parentElement.open"):
        hands.keyboard.press("Enter")
    tab_to(hands, ".filters input")
    hands.keyboard.press("Space")
    expect(hands).to_have_url(re.compile(r"[?#].*=.*"))
    tab_to(hands, ".records a", 120)
    hands.keyboard.press("Enter")
    expect(hands.locator("html")).to_have_class("kind-record")
