"""The copy opened from a device's storage, by file:// and without a server: links, search, filters, answers, a plan; it asks nobody."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import OFFLINE
from scripts.takeaway.offline_copy import copies
from scripts.tools.settings import Settings
from tests.browser.interface import word
from tests.browser.test_standing import answer

WHERE = Settings(None, None, date="2026-01-31")
README = {"es": "LEAME.html", "en": "README.html"}


@pytest.fixture(scope="module")
def unpacked(small_library: Library, small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of each language's copy, as a reader has it after unpacking; its name has a space and an accent in it."""
    folders = {}
    packed = dict(copies(small_library.content, WHERE, small_folder))
    for lang in LANGUAGES:
        folder = tmp_path_factory.mktemp("Mis descargas de agosto é")
        with zipfile.ZipFile(BytesIO(packed[OFFLINE[lang]])) as archive:
            archive.extractall(folder)
        folders[lang] = next(folder.iterdir())
    return folders


@pytest.fixture
def alone(browser: Browser) -> Iterator[Page]:
    """A phone without network: a request beyond its own storage, or a fault of a script, fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="es-CL", accept_downloads=True)
    context.set_offline(True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    page.on(
        "request", lambda asked: faults.append(f"asked: {asked.url}") if not asked.url.startswith(("file:", "blob:", "data:")) else None
    )
    page.on("requestfailed", lambda asked: faults.append(f"failed: {asked.url}"))
    yield page
    context.close()
    assert not faults, faults


def file_of(folder: Path, library: Library, lang: str, key: str) -> str:
    address = addresses_of(library.content).of(lang, key)
    return (folder / address.removeprefix("en/") / "index.html").as_uri()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_and_every_link_of_the_first_page_leads_on(alone: Page, unpacked: dict[str, Path], lang: str) -> None:
    alone.goto((unpacked[lang] / README[lang]).as_uri())
    alone.locator("main a.button").click()
    expect(alone).to_have_url((unpacked[lang] / "index.html").as_uri())
    expect(alone.locator("h1")).to_be_visible()
    assert alone.evaluate("getComputedStyle(document.querySelector('.site-head')).display") != "block", "the stylesheet is there"
    assert alone.locator("svg[data-drawn]").count() and not alone.locator("svg[data-drawn]:empty").count(), "what is drawn is drawn"
    links = alone.eval_on_selector_all("a[href]", "all => all.map(one => new URL(one.getAttribute('href'), location.href).href)")
    for address in sorted({link for link in links if link.startswith("file:")}):
        alone.goto(address)
        expect(alone.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_search_finds_with_accents_and_without(alone: Page, unpacked: dict[str, Path], small_library: Library, lang: str) -> None:
    practice = small_library.content.practices[0]
    title = small_library.content.pages[lang, practice.key].title
    found = {}
    for text in {"es": ("práctica 1", "practica 1"), "en": ("practice 1", "practíce 1")}[lang]:
        alone.goto(file_of(unpacked[lang], small_library, lang, "forum"))
        alone.keyboard.press("/")
        alone.get_by_role("combobox").type(text)
        expect(alone.get_by_role("dialog").get_by_role("status")).to_contain_text(word("lookup.count", lang, text=text))
        found[text] = alone.locator("#search-list").get_by_role("option").all_text_contents()
        alone.locator("#search-list").get_by_role("option", name=title).first.click()
        expect(alone.locator("h1")).to_have_text(title)
    first, second = found.values()
    assert first == second and first


def test_a_record_that_is_found_is_shown(alone: Page, unpacked: dict[str, Path], small_library: Library) -> None:
    record = small_library.content.evidence[0]
    alone.goto(file_of(unpacked["es"], small_library, "es", "search"))
    alone.locator("main input[type=search]").fill(record.name.es)
    alone.locator("[data-results] a", has_text=record.name.es).first.click()
    expect(alone.locator(f"#{record.id} > h2")).to_be_in_viewport()
    expect(alone.locator(f"#{record.id} > h2")).to_have_text(record.name.es)


def test_the_page_of_results_says_what_nobody_finds(alone: Page, unpacked: dict[str, Path], small_library: Library) -> None:
    alone.goto(file_of(unpacked["es"], small_library, "es", "search") + "?q=zzzyyyxxx")
    expect(alone.locator("main [role=status]")).to_have_text(word("lookup.none", text="zzzyyyxxx"))
    alone.locator(".search-help a").first.click()
    expect(alone.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_library_filters(alone: Page, unpacked: dict[str, Path], small_library: Library, lang: str) -> None:
    alone.goto(file_of(unpacked[lang], small_library, lang, "evidence"))
    form = alone.locator("#library-form")
    box = form.locator("[data-facet=c]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator("input[value=MX]").check()
    wanted = [one for one in small_library.content.evidence if one.country == "MX"]
    expect(alone.locator(".shelf li[data-p]:visible")).to_have_count(len(wanted))
    assert "?" in alone.url
    alone.reload()
    expect(alone.locator(".shelf li[data-p]:visible")).to_have_count(len(wanted))


def test_answers_are_kept_and_stand_in_the_plan(alone: Page, unpacked: dict[str, Path], small_library: Library) -> None:
    content = small_library.content
    practice = max(content.practices, key=lambda one: len(one.steps))
    step = next(iter(practice.steps))
    alone.goto(file_of(unpacked["es"], small_library, "es", practice.key))
    answer(alone, step.id, "kept")
    expect(alone.locator("[data-stand] [role=status]")).to_contain_text(word("stand.saved"))
    alone.goto(file_of(unpacked["es"], small_library, "es", "plan"))
    one = alone.locator(f"[data-step='{step.id}']")
    expect(one.locator("[data-f=state]")).to_have_value("kept")
    with alone.expect_download() as taken:
        alone.get_by_role("button", name=word("stand.save")).click()
    assert step.id in Path(taken.value.path()).read_text(encoding="utf-8")


def test_what_a_long_list_leaves_to_its_script_is_there(alone: Page, small_library: Library, small_folder: Path, tmp_path: Path) -> None:
    """As of a library with more records than its page shows: the last one of Mexico lies in the file beside it."""
    site = shutil.copytree(small_folder, tmp_path / "site")
    page = site / "evidencia/index.html"
    text = page.read_text(encoding="utf-8")
    record = [one for one in small_library.content.evidence if one.country == "MX"][-1]
    item = next(one for one in LexborHTMLParser(text).css(".shelf li[data-p]") if one.css_first(f"a[href*='{record.id}/']"))
    values = {name.removeprefix("data-"): value for name, value in item.attributes.items() if name.startswith("data-")}
    row = ["MX", f"{record.id}/", record.name.es, "independent", "x", "y", *values.values()]
    (site / "evidencia/more.json").write_text(json.dumps({"letters": list(values), "rows": [row]}), encoding="utf-8")
    start = text.index(item.html.split(">")[0])
    text = text[:start] + text[text.index("</li>", start) + len("</li>") :]
    page.write_text(text.replace('id="library-form"', 'id="library-form" data-more', 1), encoding="utf-8")

    with zipfile.ZipFile(BytesIO(dict(copies(small_library.content, WHERE, site))[OFFLINE["es"]])) as archive:
        archive.extractall(tmp_path / "copy")
    alone.goto(file_of(next((tmp_path / "copy").iterdir()), small_library, "es", "evidence") + "?pais=MX")
    expect(alone.locator(".shelf li[data-p]:visible")).to_have_count(sum(one.country == "MX" for one in small_library.content.evidence))
    alone.locator(".shelf a", has_text=record.name.es).click()
    expect(alone.locator(f"#{record.id} > h2")).to_have_text(record.name.es)
