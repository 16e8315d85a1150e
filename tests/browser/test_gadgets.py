"""Our own scripts cannot be turned against readers: on a page that a stranger filled they lead to no other site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.finishing.finish import write_all
from scripts.frontend.assets import assets, published
from scripts.frontend.policy import policy
from scripts.rules.built import allow_list
from scripts.rules.built.pages import read_site
from tests.conftest import serving
from tests.small import load

EVIL = "https://elsewhere.example/"
SCRIPT = {name: f"../assets/{assets()[name][0].removeprefix('assets/')}" for name in ("root.js", "moved.js", "notfound.js")}
GADGETS = {
    "root": (f'<script src="{SCRIPT["root.js"]}" data-front="{EVIL}"></script>', ""),
    "root-relative": (f'<script src="{SCRIPT["root.js"]}" data-front="//elsewhere.example/"></script>', ""),
    "root-above": (f'<script src="{SCRIPT["root.js"]}" data-front="../../elsewhere/"></script>', ""),
    "root-script": (f'<script src="{SCRIPT["root.js"]}" data-front="javascript:alert(1)//"></script>', ""),
    "moved": (f'<script src="{SCRIPT["moved.js"]}"></script>', f'<a href="{EVIL}" data-moved-to>x</a>'),
    "moved-relative": (f'<script src="{SCRIPT["moved.js"]}"></script>', '<a href="\\\\elsewhere.example/" data-moved-to>x</a>'),
    "moved-above": (f'<script src="{SCRIPT["moved.js"]}"></script>', '<a href="../../elsewhere/" data-moved-to>x</a>'),
    "moved-script": (f'<script src="{SCRIPT["moved.js"]}"></script>', '<a href="javascript:alert(1)" data-moved-to>x</a>'),
    "notfound": (
        f'<script src="{SCRIPT["notfound.js"]}" defer></script>',
        f'<main id="content" data-base="{EVIL}" data-versions="notfound"><a href="x" data-home="//elsewhere.example/">x</a></main>',
    ),
    "attribute": ("""<script data-front='src="assets/a.js"' src="../images/x.js"></script>""", ""),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages below site/ with one gadget each."""
    folder = tmp_path_factory.mktemp("gadgets") / "site"
    write_all(folder, published())
    for name, (head, body) in GADGETS.items():
        (folder / name).mkdir()
        text = f'<!doctype html><html lang="es" class="kind-page"><head><meta http-equiv="Content-Security-Policy" content="{policy()}">'
        (folder / name / "index.html").write_text(f"{text}<title>x</title>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site.parent) as one:
        yield one + "site/"


@pytest.mark.parametrize("name", GADGETS)
def test_a_gadget_leads_nowhere(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(locale="es-CL")
    asked: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.route(
        "**/*", lambda route: (asked.append(route.request.url), route.continue_())[1] if address in route.request.url else route.abort()
    )
    page.goto(f"{address}{name}/")
    page.wait_for_timeout(200)
    assert page.url == f"{address}{name}/"
    for link in page.query_selector_all("[data-home]"):
        assert link.evaluate("link => link.href").startswith(address.removesuffix("site/"))
    page.close()


def test_within_the_site_they_lead_on(browser: Browser, site: Path, address: str) -> None:
    text = (site / "moved/index.html").read_text(encoding="utf-8")
    (site / "on").mkdir()
    (site / "on/index.html").write_text(text.replace(EVIL, "../attribute/"), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{address}on/#x")
    page.wait_for_url(f"{address}attribute/#x")
    page.close()


def test_the_check_of_the_built_site_names_each(site: Path) -> None:
    found = read_site(site, load().content, None)
    told = {p.path for rule in (allow_list.unknown_script, allow_list.leading_away) for p in rule(found)}
    assert {f"{name}/" for name in GADGETS} <= told
