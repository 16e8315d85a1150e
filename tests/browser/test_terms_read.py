"""Terms of the glossary in a browser: by mouse, keys, touch, and without scripts."""

import re

from playwright.sync_api import Browser, Page, expect

PLACE = "practicas/acuerdos-de-prueba/"


TERM = "article > p a.term, article > ol a.term"


def test_hover_shows_the_definition_and_escape_closes_it(page: Page, small_server: str) -> None:
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.hover()
    tip = page.locator(".tip")
    tip.wait_for(state="visible")
    expect(tip).to_have_text(page.locator("#" + term.get_attribute("aria-describedby")).text_content())
    tip.hover()
    expect(tip, "the pointer may move onto the definition").to_be_visible()
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden")


def test_keyboard(page: Page, small_server: str) -> None:
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.focus()
    page.locator(".tip").wait_for(state="visible")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#term-"))
    expect(page.locator(page.evaluate("location.hash"))).to_be_visible()


def test_touch_shows_first_and_follows_then(browser: Browser, small_server: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.scroll_into_view_if_needed()
    term.tap()
    tip = page.locator(".tip")
    tip.wait_for(state="visible")
    assert "#" not in page.url
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    term.tap()
    page.wait_for_url(re.compile(r"#term-"))
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("h1").tap()
    tip.wait_for(state="hidden")
    context.close()


def test_without_scripts_the_link_leads_to_the_definition(browser: Browser, small_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    target = term.get_attribute("href")
    term.click()
    page.wait_for_url(f"**{target}")
    expect(page.locator(f"{target} dd")).to_be_visible()
    page.locator(f"{target} dt a").click()
    page.wait_for_url("**/glosario/#" + target.removeprefix("#term-"))
    context.close()
