"""At the foot of a page: it is shared by the browser or by WhatsApp, and cited in four forms that programs read."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import bibtexparser
import pytest
import rispy
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, Page, expect

from tests.browser.interface import word
from tests.conftest import SITE_URL

PAGES = {
    "es": ["", "practicas/acuerdos-de-prueba/", "paises/chile/", "metodo/"],
    "en": ["en/", "en/evidence/", "en/about/"],
}
EVERY = [(lang, path) for lang, paths in PAGES.items() for path in paths]
SHARE = "Object.defineProperty(navigator, 'share', {value: data => { window.shared = data; return Promise.reject(new Error('no')); }})"
CSL = Draft202012Validator(json.loads((Path(__file__).parent / "schema_csl.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", ["", "practicas/acuerdos-de-prueba/", "paises/chile/", "en/countries/chile/"])
def test_where_the_browser_can_share_there_is_a_button(page: Page, small_server: str, path: str) -> None:
    lang = "en" if path.startswith("en") else "es"
    page.add_init_script(SHARE)
    page.goto(f"{small_server}{path}?q=x#content")
    assert page.locator(".share a").count() == 0
    page.locator(".share").get_by_role("button", name=word("page.share", lang), exact=True).click()
    shared = page.evaluate("window.shared")
    assert shared["text"].startswith(f"{small_server}{path} "), "a chat shows no card where the text does not begin with the address"
    assert shared["title"] == page.title() and shared["text"].endswith(page.title())


@pytest.mark.parametrize("scripts", [True, False])
def test_elsewhere_there_is_a_link_to_whatsapp_and_nothing_is_asked_of_it(browser: Browser, small_server: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    if scripts:
        page.add_init_script("delete Navigator.prototype.share")
    page.goto(small_server + "practicas/acuerdos-de-prueba/")
    link = page.get_by_role("link", name=word("page.share-whatsapp"))
    expect(link).to_be_visible()
    address = link.get_attribute("href") or ""
    text = parse_qs(urlsplit(address).query)["text"][0]
    assert address.startswith("https://wa.me/?text=")
    assert text.startswith((small_server if scripts else SITE_URL) + "practicas/acuerdos-de-prueba/")
    assert [url for url in asked if not url.startswith(small_server)] == []
    context.close()


def test_a_page_that_lies_on_a_device_is_shared_and_cited_by_its_published_address(browser: Browser, small_folder: Path) -> None:
    page = browser.new_page()
    page.add_init_script(SHARE)
    page.goto((small_folder / "practicas/acuerdos-de-prueba/index.html").as_uri())
    assert page.locator(".share a").get_attribute("href") == f"https://wa.me/?text={SITE_URL}practicas/acuerdos-de-prueba/"
    page.locator("[data-cite] summary").click()
    text = page.locator("[data-cite] pre").first.inner_text()
    assert f"{SITE_URL}practicas/acuerdos-de-prueba/" in text and "file:" not in text and "@misc{17-practicas-acuerdos-de-prueba," in text
    page.close()


def test_only_pages_that_people_share_have_it(page: Page, small_server: str) -> None:
    page.goto(small_server + "metodo/")
    assert page.locator(".share").count() == 0


@pytest.mark.parametrize(("lang", "path"), EVERY, ids=lambda one: one or "front")
def test_each_form_can_be_copied_and_saved_and_is_read_by_what_reads_it(browser: Browser, small_server: str, lang: str, path: str) -> None:
    context = browser.new_context(accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(small_server + path)
    address, title = SITE_URL + path, page.locator(".citation cite").inner_text()
    page.locator("summary", has_text=word("page.cite-forms", lang)).click()
    for name, read in (("APA", None), ("BibTeX", bibtex), ("RIS", ris), ("CSL-JSON", csl)):
        page.get_by_role("button", name=f"{word('page.cite-copy', lang)}: {name}", exact=True).click()
        expect(page.locator("[data-cite] [role=status]")).to_have_text(f"{name}: {word('page.cite-copied', lang)}")
        copied = page.evaluate("navigator.clipboard.readText()")
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"{word('page.cite-save', lang)}: {name}", exact=True).click()
        assert Path(saved.value.path()).read_bytes().decode("utf-8").replace("\r", "") == copied.replace("\r", "")
        assert Path(saved.value.suggested_filename).suffix == {"APA": ".txt", "BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".json"}[name]
        if read:
            assert read(copied) == (author(lang), title, "2026", address), name
        else:
            assert copied == page.locator(".citation > span").inner_text() + "\n" and copied.count(address) == 1
            assert copied.startswith(f"{author(lang)}. (2026, ")
    context.close()


def author(lang: str) -> str:
    return word("page.cite-author", lang, site=word("site.name", lang))


def bibtex(text: str) -> tuple[str, str, str, str]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks and len(library.entries) == 1
    fields = {name: field.value for name, field in library.entries[0].fields_dict.items()}
    assert (fields["month"], fields["day"]) == ("jan", "1"), "of the edition"
    return fields["author"].strip("{}"), fields["title"].strip("{}"), fields["year"], fields["url"]


def ris(text: str) -> tuple[str, str, str, str]:
    (entry,) = rispy.loads(text)
    assert entry["type_of_reference"] == "ELEC" and entry["date"] == "2026/01/01/"
    return entry["authors"][0].removesuffix(","), entry["title"], entry["year"], entry["urls"][0]


def csl(text: str) -> tuple[str, str, str, str]:
    entries = json.loads(text)
    assert [e.message for e in CSL.iter_errors(entries)] == []
    (entry,) = entries
    assert entry["issued"]["date-parts"] == [[2026, 1, 1]]
    return entry["author"][0]["literal"], entry["title"], str(entry["issued"]["date-parts"][0][0]), entry["URL"]


def test_what_programs_take_for_signs_is_written_so_that_they_read_letters(page: Page, small_server: str) -> None:
    """A title may hold any letter."""
    title = r"100 % & $5 #1 a_b {c} \d ~e ^f"
    page.route(
        "**/metodo/",
        lambda route: route.fulfill(
            body=route.fetch().text().replace("<cite>", "<cite>" + title.replace("&", "&amp;")), content_type="text/html"
        ),
    )
    page.goto(small_server + "metodo/")
    page.locator("[data-cite] summary").click()
    text = page.locator("[data-cite] pre").first.inner_text()
    assert r"100 \% \& \$5 \#1 a\_b \{c\} \textbackslash{}d \textasciitilde{}e \textasciicircum{}f" in text
    assert not bibtexparser.parse_string(text).failed_blocks


def test_a_reader_without_scripts_has_the_citation_and_no_dead_button(browser: Browser, small_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_server + "metodo/")
    expect(page.locator(".citation")).to_be_visible()
    expect(page.locator("[data-cite]")).to_be_hidden()
    context.close()


def test_forms_that_cannot_be_fetched_say_so(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.route("**/cite.*.js", lambda route: route.abort())
    page.goto(small_server + "metodo/")
    page.locator("[data-cite] summary").click()
    expect(page.locator("[data-cite]")).to_contain_text(word("page.cite-failed"))
    page.close()
