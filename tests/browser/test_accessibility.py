"""What machines can judge: axe-core on every page type in both schemes and widths, the Nu Html Checker on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.library import Library
from scripts.content.model import Content
from scripts.pages.parts_gallery import page as gallery_page
from tests import nu

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
WIDTHS = {360: 740, 1280: 800, 1440: 900}
# Each language meets both widths and both schemes without looking at every page eight times.
LOOKS = [("es", 360, "light"), ("en", 360, "dark"), ("en", 1440, "light"), ("es", 1440, "dark")]
# On the real content, which has no colour or size of its own, two of them meet both languages, widths and schemes; its contrast, on which
# half of the time would go, is that of the same parts in the small content and in the gallery.
LOOKS_OF_THE_REAL = [("en", 360, "dark"), ("es", 1440, "light")]
WITHOUT_CONTRAST = RULES | {"rules": {"color-contrast": {"enabled": False}}}

pytestmark = pytest.mark.long

RUN = "([within, rules]) => axe.run(within ?? document, rules).then(({ violations }) => violations)"

# The entries of a long list are alike: the first of each are looked at, in an opened state.
PREPARE = """() => {
  for (const list of document.querySelectorAll("main :is(ul, ol, dl, tbody)")) [...list.children].slice(24).forEach((one) => one.remove());
  for (const one of document.querySelectorAll("main details")) one.open = true;
}"""


def violations(page: Page, *within: str, rules: dict = RULES) -> list[str]:
    """What axe-core finds, on the whole page or in the elements of these selectors, each with the elements concerned."""
    page.evaluate(Axe().axe_script)
    # The violations alone are handed over: what a page passes is many times as long.
    found = page.evaluate(RUN, [{"include": [[one] for one in within]} if within else None, rules])
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]} {one['nodes'][0]['failureSummary']}" for one in found]


def name_of(look: tuple[str, int, str]) -> str:
    return "-".join(map(str, look))


def each(looks: list[tuple[str, int, str]]) -> pytest.MarkDecorator:
    """The longest file of all: each look may run in a process of its own (tests/conftest.py)."""
    return pytest.mark.parametrize("look", looks, ids=name_of)


@contextmanager
def opened(browser: Browser, look: tuple[str, int, str]) -> Iterator[Page]:
    """A page in one language, width and scheme."""
    _, width, scheme = look
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, bypass_csp=True)
    yield context.new_page()
    context.close()


def found_by_axe(browser: Browser, look: tuple[str, int, str], server: str, content: Content, rules: dict = RULES) -> dict[str, list[str]]:
    """The violations on each page type that has any."""
    found = {}
    with opened(browser, look) as page:
        for name, place in places(content, look[0]).items():
            if (name, look[0]) == ("bibliography", "en"):  # with its thousands of links it is looked at in Spanish alone
                continue
            page.goto(server + place)
            page.evaluate(PREPARE)
            if faults := violations(page, rules=rules):
                found[name] = faults
    return found


@pytest.mark.parametrize("look", [("es", 360, "light"), ("en", 1440, "dark")], ids=name_of)
def test_axe_finds_nothing_in_the_gallery_of_parts(browser: Browser, small_library: Library, tmp_path: Path, look) -> None:
    """Every part in every state, in one language: the page has both, one below the other, and with them each id of a part twice."""
    file = tmp_path / "parts.html"
    file.write_text(gallery_page(small_library.content, look[:1]), encoding="utf-8")
    with opened(browser, look) as page:
        page.goto(file.as_uri())
        page.evaluate(PREPARE)
        assert violations(page) == []


@each(LOOKS)
def test_axe_finds_nothing_on_any_page_type(browser: Browser, small_server: str, small_library: Library, look) -> None:
    assert found_by_axe(browser, look, small_server, small_library.content) == {}


@each(LOOKS_OF_THE_REAL)
def test_axe_finds_nothing_on_any_page_type_of_the_real_content(browser: Browser, server: str, library: Library, look) -> None:
    assert found_by_axe(browser, look, server, library.content, WITHOUT_CONTRAST) == {}


@each(LOOKS)
def test_axe_finds_nothing_in_open_menus_and_dialogs(browser: Browser, small_server: str, small_library: Library, look) -> None:
    """On the front page everything; on the others what was opened: what lies behind it there is judged by the tests above."""
    there = places(small_library.content, look[0])
    with opened(browser, look) as page:
        for name in ("home", "practice", "library"):
            menus, search = ((), ()) if name == "home" else (("header",), ("dialog[open]",))
            page.goto(small_server + there[name])
            page.evaluate("document.querySelectorAll('header details').forEach(one => { one.open = true })")
            assert violations(page, *menus) == [], f"{name}: menu"
            page.reload()
            page.locator("[data-search]").click()
            page.locator("dialog[open]").get_by_role("combobox").fill({"es": "agua", "en": "water"}[look[0]])
            expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
            page.keyboard.press("ArrowDown")
            assert violations(page, *search) == [], f"{name}: search"


@pytest.fixture(scope="module")
def judged(built_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """File and message of each error on the pages of the site, and on one page more that has some."""
    bad = tmp_path_factory.mktemp("html") / "bad.html"
    bad.write_text("<!doctype html><title>x</title><ul><p>no</p></ul>", encoding="utf-8")
    found = nu.errors(built_folder, bad)
    return [(re.sub(".*/(?:practicas|html[^/]*)/", "", one["url"]), f"{one.get('lastLine')}: {one['message']}") for one in found]


def test_the_html_is_valid_on_every_page(judged: list[tuple[str, str]]) -> None:
    assert [one for one in judged if one[0] != "bad.html"] == []


def test_the_validator_sees_errors(judged: list[tuple[str, str]]) -> None:
    assert any("not allowed" in message for file, message in judged if file == "bad.html")


def test_axe_sees_violations(page: Page, small_server: str) -> None:
    page.goto(small_server)
    page.evaluate("document.querySelector('.brand').insertAdjacentHTML('afterend', '<button></button>')")
    assert any(one.startswith("button-name") for one in violations(page))
