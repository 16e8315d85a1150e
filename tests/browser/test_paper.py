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
