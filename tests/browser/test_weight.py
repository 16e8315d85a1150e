"""Budgets: the rules that the build keeps, a bad example of each, and the bytes that a browser really fetches."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.browser import first_view
from bench.places import KEYS, places
from bench.search import QUERIES, cost
from bench.server import serving
from scripts.content.library import Library
from scripts.rules.built import weight
from scripts.rules.built.pages import Site, read_site
from scripts.tools.problems import Problem
from tests.conftest import SITE_URL

HEAD = '<!doctype html><html lang="es" class="kind-record"><head><title>t</title>{head}</head><body><h1>t</h1>{body}</body></html>'


@pytest.mark.parametrize("rule", weight.RULES, ids=lambda rule: rule.__name__)
def test_the_site_keeps_the_budget(small_site: Site, rule: Callable[[Site], list[Problem]]) -> None:
    assert list(rule(small_site)) == []


def noise(size: int) -> str:
    """Text that does not compress below `size` bytes."""
    return os.urandom(size).hex()


def bad_site(folder: Path, small_library: Library, files: dict[str, str], head: str = "", body: str = "") -> Site:
    """A site of one record's page and the files that it loads."""
    address = "evidencia/cl-ley-de-prueba/index.html"
    for name, text in {address: HEAD.format(head=head, body=body), **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read_site(folder, small_library.content, SITE_URL)


def test_a_page_over_budget_is_told_with_the_section_that_grew(tmp_path: Path, small_library: Library) -> None:
    bad_site(tmp_path / "good", small_library, {}, body='<h2 id="results">R</h2><p>short</p>')
    site = bad_site(
        tmp_path / "bad", small_library, {}, body=f'<h2 id="results">R</h2><p>{noise(7000)}</p><h2 id="other">O</h2><p>same</p>'
    )
    (problem,) = weight.heavy_page(site, tmp_path / "good")
    assert problem.rule == "heavy-page"
    assert problem.values["parts"].startswith("results +")
    assert "results" in problem.message(small_library.content.ui, "es")
    (problem,) = weight.heavy_page(site)
    assert problem.values["parts"].startswith("results ")


def test_a_page_leaves_room_for_what_an_edition_adds(tmp_path: Path, small_library: Library) -> None:
    nearly = weight.PAGES["record"] * 5 // 6  # gzip makes some 118 bytes of the letters of 100
    site = bad_site(tmp_path, small_library, {}, body=f"<p>{noise(nearly)}</p>")
    size = weight.gzip_size(next(iter(site.pages.values())).html.encode())
    assert weight.PAGES["record"] - weight.EDITION < size < weight.PAGES["record"]
    assert [one.rule for one in weight.heavy_page(site)] == ["heavy-page"]
    (tmp_path / "addresses.json").write_text("{}", encoding="utf-8")
    assert list(weight.heavy_page(site)) == []


def test_a_page_without_addresses_leaves_room_for_them_too(tmp_path: Path, small_library: Library) -> None:
    site = bad_site(tmp_path, small_library, {}, body=f"<p>{noise(weight.PAGES['record'] * 4 // 5)}</p>")
    assert list(weight.heavy_page(site)) == []
    assert [one.rule for one in weight.heavy_page(replace(site, site_url=None))] == ["heavy-page"]


def test_a_heavy_first_view_is_told_with_the_file_that_grew(tmp_path: Path, small_library: Library) -> None:
    head = '<script defer src="../../assets/app.11112222.js"></script>'
    bad_site(tmp_path / "good", small_library, {"assets/app.33334444.js": "1"}, head)
    site = bad_site(tmp_path / "bad", small_library, {"assets/app.11112222.js": noise(26_000)}, head)
    (problem,) = weight.heavy_view(site, tmp_path / "good")
    assert problem.values["parts"].startswith("app.js +")
    assert not list(weight.heavy_blocking(site))


def test_many_requests_are_told(tmp_path: Path, small_library: Library) -> None:
    files = {f"assets/{n}.js": "1" for n in range(6)}
    site = bad_site(tmp_path, small_library, files, "".join(f'<script defer src="../../{name}"></script>' for name in files))
    (problem,) = weight.many_requests(site)
    assert problem.values["found"] == 7


def test_a_folder_among_the_files_is_no_file(tmp_path: Path, small_library: Library) -> None:
    (tmp_path / "good/assets/cards").mkdir(parents=True)
    files = {"assets/a.css": noise(30_000)}
    site = bad_site(tmp_path / "bad", small_library, files, '<link rel="stylesheet" href="../../assets/a.css">')
    (problem,) = weight.heavy_view(site, tmp_path / "good")
    assert problem.values["parts"].startswith("a.css")


def test_what_blocks_the_first_view_is_told(tmp_path: Path, small_library: Library) -> None:
    files = {"assets/a.css": noise(9_000), "assets/b.js": noise(9_000)}
    head = '<link rel="stylesheet" href="../../assets/a.css"><script src="../../assets/b.js"></script>'
    (problem,) = weight.heavy_blocking(bad_site(tmp_path, small_library, files, head))
    assert "a.css" in problem.values["parts"] and "b.js" in problem.values["parts"]


@pytest.fixture(scope="module")
def gzip_server(small_folder: Path):
    with serving(small_folder) as address:
        yield address


@pytest.mark.parametrize("name", KEYS)
def test_the_first_view_as_a_phone_fetches_it(browser: Browser, gzip_server: str, small_library: Library, name: str) -> None:
    view = first_view(browser, gzip_server + places(small_library.content)[name])
    assert view.failed == [] and view.foreign == []
    assert len(view.sizes) <= weight.REQUESTS, view.sizes
    assert view.overhead <= weight.VIEWS.get(name, weight.VIEW), view.sizes


SHIFTS = """window.shift = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.shift += one.value })
  .observe({type: "layout-shift", buffered: true});"""


def test_nothing_jumps_while_a_slow_line_brings_it(browser: Browser, small_server: str, small_library: Library) -> None:
    found = {}
    for width in (360, 1440):
        context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        line = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
        for name in ("home", "practice", "record", "library", "matrix", "timeline", "search"):
            page.goto(small_server + places(small_library.content)[name], wait_until="networkidle")
            if (shift := page.evaluate("window.shift")) > 0.01:
                found[width, name] = shift
        context.close()
    assert found == {}


@pytest.mark.parametrize(("place", "text"), [(place, text) for place, texts in QUERIES.items() for text in texts])
def test_a_search_costs_little_from_an_opened_page_to_its_first_result(browser: Browser, gzip_server: str, place: str, text: str) -> None:
    size, _, _ = cost(browser, gzip_server + place, text)
    assert size <= 120_000
