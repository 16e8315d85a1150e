"""Every attack of tests/attacks, built as if the lint and the schemas had let it pass, does nothing in a browser: the policy holds."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Route
from playwright.sync_api import Error as BrowserError

from scripts.content.model import LANGUAGES
from scripts.rules.built import allow_list, pages
from scripts.rules.built.pages import Site
from scripts.tools.html import read_page
from tests.conftest import ENVIRONMENT, serving
from tests.small import copy, shrink
from tests.unit.test_attacks import ATTACKS, FOLDER

pytestmark = pytest.mark.long

# A name that no list knows cannot be looked up: not even with the lint off does a page come of these.
NO_PAGE = frozenset(["actors-html.md", "marker-html.md"])
# A page may always lead on to another: no policy forbids it. The allow-list must name these.
LEADING_ON = frozenset(["ataque-meta-refresh/"])
HARMFUL = (
    *("script", "script-remote", "script-src-data", "img-onerror", "svg-onload", "iframe-srcdoc", "base", "form-javascript", "autofocus"),
    *("details-ontoggle", "style-import", "link-javascript", "link-entity", "link-reference", "attribute-onclick", "image-remote"),
)
BUILD = """
import sys
from scripts.content import schemas
from scripts.tools.problems import Problem
from scripts.rules import judge
judge.everything = lambda *_: iter(())
schemas.Schemas.refused = lambda _, document, path: (Problem(path, one.line, one.rule, one.values) for one in document.faults)
from mkdocs.__main__ import cli
cli(["build", "--no-strict", "--site-dir", sys.argv[1]])
"""
# What a reader might do: touch whatever listens, follow each link that is no address, send each form that leads elsewhere; and what a
# script of the page might: load something by an address relative to it.
PROVOKE = """() => {
  new Image().src = "relative.png";
  for (const element of document.querySelectorAll("*")) {
    for (const {name} of [...element.attributes]) {
      if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
    }
    const link = element.matches("a") && element.getAttribute("href");
    if (link && !/^(https?|mailto):/.test(new URL(link, location).href)) element.dispatchEvent(new MouseEvent("click", {cancelable: true}));
    if (element.matches("form") && new URL(element.action).origin !== location.origin) element.requestSubmit();
  }
}"""
ALLOWED = "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="  # of alert(1)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with every attack as a page or a record in it."""
    root = shrink(copy(tmp_path_factory.mktemp("attacked") / "project"))
    for name, kind in ATTACKS.items():
        for place in [f"docs/{lang}/{name}" for lang in LANGUAGES] if kind == "page" else [f"data/evidence/{name}"]:
            if name not in NO_PAGE:
                (root / place).write_bytes((FOLDER / name).read_bytes())
    site = root.parent / "site"
    command = [sys.executable, "-c", BUILD, str(site)]
    result = subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.fixture(scope="module")
def address(attacked: Path) -> Iterator[str]:
    """Where that site is served."""
    with serving(attacked) as one:
        yield one


def reached(site: Path) -> list[str]:
    """Every Spanish page into which a word of an attack came."""
    pages = [p for p in sorted(site.rglob("*.html")) if p.relative_to(site).parts[0] != "en"]
    words = re.compile("alert|evil|ataque", re.IGNORECASE)
    return [p.relative_to(site).as_posix().removesuffix("index.html") for p in pages if words.search(p.read_text(encoding="utf-8"))]


def hits(browser: Browser, address: str, pages: list[str], without_policy: bool = False) -> dict[str, set[str]]:
    """What the attacks achieve: page -> a dialog, or the foreign address asked for. Where nothing happens, the page is left out."""
    context = browser.new_context(bypass_csp=without_policy, locale="es-CL")
    found: dict[str, set[str]] = {}

    def told(dialog: Dialog) -> None:
        found.setdefault(current, set()).add("dialog")
        dialog.dismiss()

    def asked(route: Route) -> None:
        found.setdefault(current, set()).add(route.request.url)
        route.abort()

    context.route(re.compile(r"^(?!http://127\.0\.0\.1:)"), asked)
    page = None
    for current in pages:
        if page is None:
            page = context.new_page()
            page.on("dialog", told)
        try:
            page.goto(address + quote(current))
            page.evaluate(PROVOKE)
            for _ in range(50 if without_policy or current in LEADING_ON else 1):  # what does harm is waited for, on a slow machine too
                page.wait_for_timeout(100)
                if current in found:
                    break
        except BrowserError:
            found.setdefault(current, set()).add("left")
        if current in found:  # whatever goes on in this page must not be held against the next one
            page.close()
            page = None
    context.close()
    return found


def test_no_attack_does_anything(browser: Browser, attacked: Path, address: str) -> None:
    pages = reached(attacked)
    assert len(pages) >= len(ATTACKS) - 10
    assert set(hits(browser, address, pages)) == LEADING_ON


def test_without_the_policy_they_would(browser: Browser, address: str) -> None:
    """What finds hits can find them: with the policy alone taken away, the same pages do harm."""
    pages = [f"ataque-{name}/" for name in HARMFUL]
    assert set(hits(browser, address, pages, without_policy=True)) == set(pages)


def test_a_script_that_the_policy_allows_is_seen(browser: Browser, attacked: Path, address: str) -> None:
    text = (attacked / "ataque-script/index.html").read_text(encoding="utf-8")
    (attacked / "allowed.html").write_text(text.replace("script-src 'self'", f"script-src 'self' '{ALLOWED}'"), encoding="utf-8")
    assert hits(browser, address, ["allowed.html"]) == {"allowed.html": {"dialog"}}


def test_the_check_of_the_built_site_names_them_too(attacked: Path) -> None:
    """The wall between the lint and the policy: it alone can stop a page that leads elsewhere by itself."""
    harmful = LEADING_ON | {f"ataque-{name}/" for name in HARMFUL}
    site = Site(attacked, {one: read_page(attacked / one / "index.html", attacked) for one in harmful}, None, None)
    rules = (allow_list.unlisted_element, allow_list.unknown_script, pages.third_party)
    assert {problem.path for rule in rules for problem in rule(site)} == harmful


def test_attacks_on_the_search_do_nothing_either(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="es-CL")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("ataque", delay=20)
    page.wait_for_timeout(500)
    page.evaluate(PROVOKE)
    page.close()
