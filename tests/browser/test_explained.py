"""What a name of trust means opens where it stands, without a script, by mouse and by keyboard; and closes again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.interface import word

PLACES = [("practicas/acuerdos-de-prueba/", "strength"), ("en/evidence/cl-ley-de-prueba/", "source"), ("comparacion/", "basis")]


@pytest.mark.parametrize(("address", "name"), PLACES)
def test_it_opens_and_closes_without_a_script(browser: Browser, small_server: str, address: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(small_server + address)
    lang = "en" if address.startswith("en/") else "es"
    button = page.locator(f"[popovertarget=about-{name}]")
    meaning = page.locator(f"#about-{name}")
    expect(button).to_have_text(f"{word('trust.what', lang)} {word(f'trust.{name}', lang)}")
    expect(meaning).to_be_hidden()
    button.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning.get_by_role("link", name=word("trust.more", lang))).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    button.click()
    expect(meaning).to_be_visible()
    context.close()
