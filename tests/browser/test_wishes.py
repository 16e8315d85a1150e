"""What readers ask of their machines: less motion, more contrast, their own colours, bigger letters, narrow windows, wider spacing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from bench.places import KEYS, places
from scripts.content.library import Library

# WCAG 1.4.12, word for word.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  const long = text => text.split(",").some(part => parseFloat(part) > 0.01);
  const animated = style.animationName !== "none" && long(style.animationDuration);
  return animated || long(style.transitionDuration) || style.scrollBehavior === "smooth";
}).map(one => one.outerHTML.slice(0, 80))"""
# Text that its box cuts off. The line of a closed fold may be shortened: `cut_off` looks at it opened too.
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
  const style = getComputedStyle(one);
  const closed = style.overflowY === "hidden" || style.overflowX === "hidden" || style.overflowY === "clip";
  const cut = one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
  const shortened = style.webkitLineClamp !== "none" && one.closest("details:not([open]) > summary");
  return closed && cut && one.innerText && one.clientHeight > 1 && !one.matches(".hero") && !shortened;
}).map(one => one.outerHTML.slice(0, 80))"""
# Words that go on in the next line without a hyphen; addresses and what programs read may.
CUT_WORDS = """() => {
  const found = [], range = document.createRange(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement.checkVisibility() || text.parentElement.closest("script, svg, pre, .address")) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]{4,}/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(one => one.width > 0).map(one => Math.round(one.top)));
      if (lines.size > 1) found.push(word[0]);
    }
  }
  return found;
}"""
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(browser: Browser, width: int, **wishes: str) -> Page:
    """A page with wishes of its own."""
    return browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True, **wishes).new_page()


@pytest.fixture(params=["es", "en"])
def addresses(request: pytest.FixtureRequest, small_server: str, small_library: Library) -> dict[str, str]:
    """Address of each page type, in a language."""
    return {name: small_server + place for name, place in places(small_library.content, request.param).items()}


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("width", [320, 640])
def test_no_page_needs_sideways_scrolling(browser: Browser, server: str, library: Library, lang: str, width: int) -> None:
    """320 px is 400 % of a window of 1280, 640 px is 200 % (WCAG 1.4.10 and 1.4.4). It holds for any content."""
    page = opened(browser, width)
    found = {}
    for name, place in places(library.content, lang).items():
        page.goto(server + place)
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        if (over := page.evaluate(WIDTH)) > 0:
            found[name] = over
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_word_is_cut_in_two(browser: Browser, addresses: dict[str, str], width: int) -> None:
    page = opened(browser, width)
    found = {}
    for name in (name for name in KEYS if name != "bibliography"):  # its thousands of titles are of others
        page.goto(addresses[name])
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        if words := page.evaluate(CUT_WORDS):
            found[name] = words
    page.add_style_tag(content="main { max-width: 5rem !important }")
    assert page.evaluate(CUT_WORDS)  # it would be noticed
    page.context.close()
    assert found == {}


def cut_off(page: Page) -> tuple[int, list[str]]:
    """Pixels by which the page is too wide, and text that its box cuts off: as the page comes, and with every fold opened."""
    over, clipped = page.evaluate(WIDTH), page.evaluate(CLIPPED)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    return max(over, page.evaluate(WIDTH)), clipped + page.evaluate(CLIPPED)


NAMES = ("home", "practice", "record", "library", "matrix", "search")


def test_wider_spacing_cuts_nothing_off(browser: Browser, addresses: dict[str, str]) -> None:
    found = {}
    for width in (320, 1280):
        page = opened(browser, width)
        for name in NAMES:
            page.goto(addresses[name])
            page.add_style_tag(content=SPACING)
            over, clipped = cut_off(page)
            if over > 0 or clipped:
                found[width, name] = over, clipped
        page.context.close()
    assert found == {}


def test_letters_twice_as_big_cut_nothing_off(browser: Browser, addresses: dict[str, str]) -> None:
    """The reader's own size of letters, set in the browser; the window keeps its width."""
    found = {}
    for width in (640, 1280):
        page = opened(browser, width)
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        for name in NAMES:
            page.goto(addresses[name])
            assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
            over, clipped = cut_off(page)
            if over > 0 or clipped:
                found[width, name] = over, clipped
        page.context.close()
    assert found == {}


def test_less_motion_means_none(browser: Browser, addresses: dict[str, str]) -> None:
    page = opened(browser, 360, reduced_motion="reduce")
    found = {}
    for name in KEYS:
        page.goto(addresses[name])
        if moving := page.evaluate(MOVING):
            found[name] = moving
    page.context.close()
    assert found == {}


def test_more_contrast_makes_the_quiet_plain(browser: Browser, addresses: dict[str, str]) -> None:
    page = opened(browser, 360, contrast="more")
    page.goto(addresses["practice"])
    quiet, plain = page.evaluate("[getComputedStyle(document.querySelector('.lead')).color, getComputedStyle(document.body).color]")
    page.context.close()
    assert quiet == plain


def test_own_colours_keep_what_colour_told(browser: Browser, addresses: dict[str, str]) -> None:
    """In forced colours marks keep a border, drawings take the reader's colour and the focus stays marked."""
    page = opened(browser, 360, forced_colors="active")
    page.goto(addresses["practice"])
    basis, drawing, text = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".basis")).borderTopStyle,
                  getComputedStyle(document.querySelector(".title-row svg")).color, getComputedStyle(document.body).color]"""
    )
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.context.close()
    assert basis != "none" and drawing == text and outline != "none"
