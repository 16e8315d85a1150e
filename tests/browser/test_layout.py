"""What a designer would ask of every page: no half of a wide screen stays empty, nothing short takes a line for itself on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from bench.places import KEYS, places
from scripts.content.library import Library

WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# How far to the right what is seen of the page's own content reaches, as a share of the width that it may have.
REACH = """() => {
  const main = document.querySelector("main").getBoundingClientRect(), seen = [];
  for (const one of document.querySelectorAll("main :is(a, p, h3, h4, td, dd, li, svg, summary)")) {
    const box = one.getBoundingClientRect();
    if (box.width > 0 && one.checkVisibility() && !one.closest(".page-foot")) seen.push(box.right);
  }
  return (Math.max(...seen) - main.left) / main.width;
}"""
LINES = """all => all.map(one => Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)))"""
# Long enough that an empty half would be one: short pages may be narrow.
LONG = 2000


def opened(browser: Browser, width: int) -> Page:
    """A page of this width."""
    return browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_long_page_leaves_half_a_wide_screen_empty(browser: Browser, small_server: str, small_library: Library, lang: str) -> None:
    page = opened(browser, 1280)
    there = places(small_library.content, lang)
    found = {}
    for name in KEYS:
        page.goto(small_server + there[name])
        if page.evaluate("document.documentElement.scrollHeight") > LONG and (reach := page.evaluate(REACH)) < 0.8:
            found[name] = f"{reach:.0%}"
    page.add_style_tag(content="main { display: block !important } main * { max-width: 30rem !important; position: static !important }")
    assert page.evaluate(REACH) < 0.8  # it would be noticed
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("width, most", [(360, 3), (1280, 2)])
def test_a_closed_record_says_what_was_found_in_few_lines(
    browser: Browser, small_server: str, small_library: Library, width: int, most: int
) -> None:
    page = opened(browser, width)
    page.goto(small_server + places(small_library.content)["practice"])
    findings = page.locator("details.record:not([open]) .finding")
    lines = findings.evaluate_all(LINES)
    assert lines and max(lines) <= most
    # what it is and who says it stand in the same run of text as what was found
    assert findings.evaluate_all("all => all.every(one => one.firstElementChild.matches('.meta') && one.textContent.trim())")
    page.context.close()


def test_a_closed_question_stands_at_the_end_of_its_line_where_it_fits(browser: Browser, small_server: str, small_library: Library) -> None:
    page = opened(browser, 1280)
    page.goto(small_server + places(small_library.content)["practice"])
    beside = page.locator("li > .stand").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top < one.previousElementSibling.getBoundingClientRect().bottom)"
    )
    page.context.close()
    assert any(beside)


@pytest.mark.parametrize("width", [360, 768, 990, 1280])
def test_heads_of_the_comparison_are_whole(browser: Browser, small_server: str, small_library: Library, width: int) -> None:
    """A name of a country takes one line and no more room than its column has."""
    page = opened(browser, width)
    page.goto(small_server + places(small_library.content)["matrix"])
    heads = page.locator(".matrix thead th + th a").evaluate_all(
        """all => all.map(one => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const lines = new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top)));
          return [one.textContent.trim(), lines.size, one.scrollWidth <= one.clientWidth + 1];
        })"""
    )
    page.context.close()
    assert heads and [head for head in heads if head[1:] != [1, True]] == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_letters_twice_as_big_fit_a_phone(browser: Browser, small_server: str, small_library: Library, lang: str) -> None:
    """The reader's own size of letters on 360 px, with every page type: no page grows wider than the screen."""
    page = opened(browser, 360)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    there = places(small_library.content, lang)
    found = {}
    for name in KEYS:
        page.goto(small_server + there[name])
        if (over := page.evaluate(WIDTH)) > 0:
            found[name] = over
    page.context.close()
    assert found == {}


def test_the_heads_of_the_comparison_stay_on_a_phone(browser: Browser, small_server: str, small_library: Library) -> None:
    page = opened(browser, 360)
    page.goto(small_server + places(small_library.content)["matrix"])
    page.locator(".matrix tbody tr").last.evaluate("one => one.scrollIntoView({ block: 'start' })")
    top = page.locator(".matrix thead th").nth(1).evaluate("one => one.getBoundingClientRect().top")
    page.context.close()
    assert abs(top) < 5
