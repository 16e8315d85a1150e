"""Printed, a practice is a hand-out of few pages: what to do, without menus, with its address, evidence by name.

How many pages a practice takes depends on how much an editor writes; so what is held here is the size of print.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from scripts.content.library import Library
from scripts.facts.addresses import Addresses

SHOWN = "selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).length"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_practice_is_a_hand_out_of_two_pages(browser: Browser, small_server: str, small_library: Library, lang: str) -> None:
    page = browser.new_page()
    addresses = Addresses(small_library.content)
    counts = {}
    for practice in small_library.content.practices:
        page.goto(small_server + addresses.of(lang, practice.key))
        counts[practice.stem] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.close()
    assert max(counts.values()) <= 2, counts


def test_paper_carries_what_a_reader_of_paper_needs(browser: Browser, small_server: str) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    page.goto(small_server + "practicas/acuerdos-de-prueba/")
    page.emulate_media(media="print")
    for shown in (
        "h1",
        ".statement",
        ".glance",
        "#why",
        "#how",
        "#indicators",
        "#limits",
        ".record h4",
        ".citation .address",
        ".paper-only",
    ):
        assert page.evaluate(SHOWN, shown) > 0, shown
    for hidden in (".site-head", ".site-foot", ".contents", ".take-part", ".record > p", "#sources", "sup.cite"):
        assert page.evaluate(SHOWN, hidden) == 0, hidden
    ink, paper = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    page.context.close()
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")


def test_the_answers_at_the_steps_are_printed_where_they_were_opened_or_given(browser: Browser, small_server: str) -> None:
    page = browser.new_page()
    page.goto(small_server + "practicas/acuerdos-de-prueba/")
    page.emulate_media(media="print")
    assert (page.evaluate(SHOWN, ".stand"), page.evaluate(SHOWN, ".stand-foot")) == (0, 0)
    page.evaluate("document.querySelectorAll('.stand')[1].open = true")
    assert (page.evaluate(SHOWN, ".stand fieldset"), page.evaluate(SHOWN, ".stand-foot")) == (1, 1)
    page.evaluate("document.querySelector('.stand input').checked = true")
    assert page.evaluate(SHOWN, ".stand fieldset") == 2
    page.close()


def test_a_practice_leaves_out_what_only_leads_elsewhere(browser: Browser, small_server: str, small_library: Library) -> None:
    page = browser.new_page()
    for practice in small_library.content.practices:
        page.goto(small_server + Addresses(small_library.content).of("es", practice.key))
        page.emulate_media(media="screen")
        assert page.evaluate(SHOWN, "#related") == page.evaluate(SHOWN, "#related ~ .practice-list")
        page.emulate_media(media="print")
        assert page.evaluate(SHOWN, "#related, #related ~ .practice-list") == 0, "the head goes with its list"
        dots = "[...document.querySelectorAll('.actors')].map(one => getComputedStyle(one, '::after').content)"
        assert set(page.evaluate(dots)) <= {"none"}, "no mark leads to words that are not printed"
    page.close()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_comparison_is_one_sheet(browser: Browser, small_server: str, small_library: Library, lang: str) -> None:
    page = browser.new_page()
    page.goto(small_server + Addresses(small_library.content).of(lang, "comparison"))
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="print")
    kept = {shown: page.evaluate(SHOWN, shown) for shown in (".matrix td a", ".matrix tfoot td", ".legend li", ".citation")}
    page.close()
    assert sheets == 1 and all(kept.values()), kept


@pytest.mark.parametrize(
    ("address", "lists", "columns"),
    [
        ("evidencia/", ".records", "2"),
        ("glosario/", ".glossary", "2"),
        ("bibliografia/", "dl.biblio", "2"),
        ("indicadores/", ".sources", "3"),
    ],
)
def test_long_lists_are_printed_in_columns(browser: Browser, small_server: str, address: str, lists: str, columns: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})
    page.goto(small_server + address)
    if address == "bibliografia/":
        page.goto(page.evaluate("document.querySelector('.letters a').href"))
    page.emulate_media(media="print")
    told = page.evaluate("s => [...document.querySelectorAll(s)].map(one => getComputedStyle(one).columnCount)", lists)
    guesses = "s => [...document.querySelectorAll(s + ' > *')].filter(one => getComputedStyle(one).contentVisibility != 'visible').length"
    guessed, labels = page.evaluate(guesses, lists), page.evaluate(SHOWN, "main .downloads")
    page.close()
    assert told and set(told) == {columns}
    assert guessed == 0, "a sheet is filled by what the items take, not by what a browser reckons before it draws them"
    assert labels == 0, "no label stands without the files it speaks of"
