"""The letter in a real browser: filled, chosen, copied, printed, opened in the mail, nothing kept or sent; the sheets of a round table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.content.library import Library
from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from tests.browser.interface import word

ADDRESS = {"es": "pregunte/chile/", "en": "en/ask/chile/"}
HOSTILE = '<img src=x onerror="document.title=1"> & {x} "á"'


def letter(page: Page) -> str:
    return page.locator("#letter-text").inner_text()


def mailed(page: Page) -> str:
    address = page.locator("#letter-mail").get_attribute("href") or ""
    assert re.fullmatch(r"mailto:\?subject=[^&?#\s]+&body=[^&?#\s]+", address)
    return parse_qs(address.removeprefix("mailto:?"))["body"][0].replace("\r\n", "\n")


def fill(page: Page, lang: str) -> None:
    page.get_by_label(word("letter.field-name", lang), exact=True).fill("Ana Prueba")
    page.get_by_label(word("letter.field-to", lang)).fill("Organismo uno")
    page.get_by_label(word("letter.field-project", lang)).fill(HOSTILE)
    page.locator("input[type=radio]").first.check()
    page.locator(".letter-questions summary").first.click()
    page.locator(".letter-questions input").nth(1).check()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_letter_says_what_was_written_and_chosen(page: Page, small_server: str, small_library: Library, lang: str) -> None:
    page.goto(small_server + ADDRESS[lang])
    title = page.title()
    blank = mailed(page)
    assert word("letter.blank-to", lang) in blank
    fill(page, lang)
    door = next(d for d in small_library.content.doors["CL"].doors if d.kind == "information")
    question = [q for q in small_library.content.questions if q.to == "authority"][1]
    for text in (letter(page), mailed(page)):
        for wanted in ("Ana Prueba", "Organismo uno", HOSTILE, door.law[lang], question.question[lang], question.answered_by[lang]):
            assert wanted in text, wanted
        assert f"[{word('letter.blank-name', lang)}]" not in text and word("letter.blank-item", lang) not in text
        assert text.count("Ana Prueba") == 2, "where it introduces and where it signs"
    assert page.title() == title and page.locator("#letter-text img").count() == 0
    page.get_by_label(word("letter.field-name", lang), exact=True).fill("")
    assert f"[{word('letter.blank-name', lang)}]" in letter(page)


def test_nothing_of_it_is_kept_or_sent(page: Page, small_server: str) -> None:
    page.goto(small_server + ADDRESS["es"], wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page, "es")
    page.get_by_label(word("letter.field-reply")).press("Enter")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    asked = [url for url in asked if "/assets/ahead." not in url]  # what a pointer brings on any page
    assert asked == [] and "Ana" not in kept and "Ana" not in page.url
    page.reload()
    assert "Ana Prueba" not in letter(page)


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "without"])
def test_the_letter_is_copied_and_the_reader_is_told(page: Page, small_server: str, clipboard: bool) -> None:
    if clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(small_server + ADDRESS["es"])
    fill(page, "es")
    page.get_by_role("button", name=word("letter.copy")).press("Enter")
    expect(page.locator("#letter-done")).to_have_text(word("letter.copied"))
    if clipboard:
        assert "Organismo uno" in page.evaluate("navigator.clipboard.readText()")
    else:
        assert "Organismo uno" in page.evaluate("String(getSelection())")


def test_the_letter_prints_alone(page: Page, small_server: str) -> None:
    page.goto(small_server + ADDRESS["es"])
    page.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    fill(page, "es")
    page.get_by_role("button", name=word("letter.print")).click()
    assert "letter-alone" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.locator("article > :visible").count() == 1 and page.locator("#letter-text").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "letter-alone" not in page.evaluate("document.documentElement.className")


def test_without_script_the_letter_stands_there_with_its_blanks(browser: Browser, small_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_server + ADDRESS["es"])
    assert f"[{word('letter.blank-name')}]" in letter(page) and word("letter.receipt") in letter(page)
    assert word("letter.blank-law") in mailed(page)
    for hidden in ("#letter-fields", "#letter-copy", "#letter-print"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".letter-questions").first.is_visible()
    context.close()


def test_it_works_from_a_folder(browser: Browser, small_folder: Path) -> None:
    page = browser.new_page()
    page.goto((small_folder / ADDRESS["es"] / "index.html").as_uri())
    fill(page, "es")
    assert "Ana Prueba" in mailed(page)
    page.close()


@pytest.fixture(params=["A4", "Letter"])
def paper(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


CUT = """() => [...document.querySelectorAll(".table-card, .role-cards > li")]
  .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).length"""


def sheets_of(browser: Browser, server: str, content: Content, lang: str, paper: str) -> dict[str, tuple[int, int, int]]:
    """Practice -> pages printed, sheets meant, cards cut."""
    # about the width that the margins leave of A4, the narrower of the two papers
    page = browser.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    found = {}
    for practice in content.practices:
        page.goto(server + addresses_of(content).of(lang, practice.kit))
        pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
        found[practice.stem] = (pages, page.locator(".sheet").count(), page.evaluate(CUT))
    page.close()
    return found


@pytest.mark.parametrize("lang", ["es", "en"])
def test_each_sheet_of_a_round_table_is_one_page(
    browser: Browser, small_server: str, small_library: Library, lang: str, paper: str
) -> None:
    found = sheets_of(browser, small_server, small_library.content, lang, paper)
    assert {stem: one for stem, one in found.items() if one[0] != one[1] or one[2]} == {}


@pytest.mark.content
def test_no_card_is_cut_however_much_a_step_says(browser: Browser, server: str, library: Library) -> None:
    found = sheets_of(browser, server, library.content, "es", "A4")
    assert {stem: one for stem, one in found.items() if one[2]} == {}
