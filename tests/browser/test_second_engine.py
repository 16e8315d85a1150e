"""A second engine beside axe-core, with rules of its own: IBM's accessibility-checker-engine, on every page type and on what opens.

What breaks WCAG 2.2 or IBM's requirements is a violation (all content in a landmark, each drawing named or hidden, fields of one name
in one group); what it only recommends, or asks people to look at, is left out.
"""

from __future__ import annotations

from collections import defaultdict

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.library import Library
from tests.browser.test_accessibility import PREPARE, each, opened
from tests.tools import ace

pytestmark = pytest.mark.long

# Each language meets both widths and both schemes.
LOOKS = [("es", 360, "light"), ("en", 360, "dark"), ("en", 1280, "light"), ("es", 1280, "dark")]
# Rules that can only recommend, or only ask people to look, are not run: more than a third of the time went on them.
CHECK = """async (policies) => {
  const checker = new ace.Checker();
  const counts = (id) => String(checker.engine.getRule(id).run).includes("RuleFail")
    && policies.some((policy) => Object.values(checker.ruleReasonLevels[id][policy] ?? {}).includes("VIOLATION"));
  for (const policy of policies) checker.rulesetRules[policy] = checker.rulesetRules[policy].filter(counts);
  return (await checker.check(document, policies)).results
    .filter(({ value }) => value[0] === "VIOLATION" && value[1] === "FAIL")
    .map(({ ruleId, message, path }) => [`${ruleId}: ${message}`, path.dom]);
}"""


def violations(page: Page) -> dict[str, list[str]]:
    """What the engine finds on a page: rule and message, with the places of the first elements."""
    page.add_script_tag(content=ace())
    found = defaultdict(list)
    for what, where in page.evaluate(CHECK, ["IBM_Accessibility", "WCAG_2_2"]):
        found[what].append(where)
    return {what: where[:3] for what, where in found.items()}


@each(LOOKS)
def test_it_finds_nothing_on_any_page_type(browser: Browser, small_server: str, small_library: Library, look: tuple[str, int, str]) -> None:
    found = {}
    with opened(browser, look) as page:
        for name, place in places(small_library.content, look[0]).items():
            page.goto(small_server + place)
            page.evaluate(PREPARE)
            if faults := violations(page):
                found[name] = faults
    assert found == {}


@each(LOOKS[:1])
def test_it_finds_nothing_in_an_open_menu_and_search(
    browser: Browser, small_server: str, small_library: Library, look: tuple[str, int, str]
) -> None:
    with opened(browser, look) as page:
        page.goto(small_server + places(small_library.content, look[0])["practice"])
        page.locator(".menu summary").click()
        assert violations(page) == {}, "menu"
        page.reload()
        page.locator("[data-search]").click()
        page.get_by_role("combobox").fill("agua")
        expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
        assert violations(page) == {}, "search"


def test_it_sees_violations(browser: Browser, small_server: str) -> None:
    wrong = '<a href="#content">x</a><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    with opened(browser, LOOKS[0]) as page:
        page.goto(small_server)
        page.evaluate("wrong => document.body.insertAdjacentHTML('afterbegin', wrong)", wrong)
        assert {one.partition(":")[0] for one in violations(page)} >= {"aria_content_in_landmark", "svg_graphics_labelled"}
