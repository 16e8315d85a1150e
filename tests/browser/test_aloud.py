"""The few sentences at the head of a practice, read aloud: with voices that stand in for a device's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.interface import word

PLACE = {"es": "practicas/acuerdos-de-prueba/", "en": "en/practices/trial-agreements/"}
# What a browser gives, with nobody to speak: `said` holds the sentences, `next` ends the one that is spoken.
SPEECH = """(voices) => {
  window.said = [];
  let queue = [];
  window.next = () => queue.shift()?.onend?.();
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    speak: (one) => { queue.push(one); window.said.push([one.text, one.voice.name, one.lang]); },
    cancel: () => { const stopped = queue; queue = []; for (const one of stopped) one.onerror?.(); },
  } });
}"""
SPANISH = {"name": "Paloma", "lang": "es_MX", "localService": True}
CHILEAN = {"name": "Catalina", "lang": "es-CL", "localService": True}
ENGLISH = {"name": "Kate", "lang": "en-GB", "localService": True}
DISTANT = {"name": "Distant", "lang": "es-ES", "localService": False}


def opened(browser: Browser, server: str, voices: list[dict] | None, lang: str = "es", **options: object) -> tuple[BrowserContext, Page]:
    context = browser.new_context(locale="es-CL", **options)
    page = context.new_page()
    page.add_init_script(f"({SPEECH})({voices!r})".replace("True", "true").replace("False", "false") if voices is not None else "")
    if voices is None:
        page.add_init_script("delete window.speechSynthesis; Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    page.goto(server + PLACE[lang])
    return context, page


@pytest.mark.parametrize(("lang", "voice"), [("es", ["Catalina", "es-CL"]), ("en", ["Kate", "en-GB"])])
def test_the_sentences_are_said_in_order_by_a_voice_of_the_language(
    browser: Browser, small_server: str, lang: str, voice: list[str]
) -> None:
    context, page = opened(browser, small_server, [SPANISH, CHILEAN, ENGLISH], lang)
    page.get_by_role("button", name=word("easy.read", lang)).press("Enter")
    sentences = page.locator(".easy li").all_inner_texts()
    assert len(sentences) == 5
    expect(page.get_by_role("button", name=word("easy.stop", lang))).to_be_visible()
    assert page.evaluate("said") == [[sentence, *voice] for sentence in sentences]
    for _ in sentences:
        page.evaluate("next()")
    expect(page.get_by_role("button", name=word("easy.read", lang))).to_be_visible()
    context.close()


def test_it_stops_and_starts_again(browser: Browser, small_server: str) -> None:
    context, page = opened(browser, small_server, [SPANISH])
    page.get_by_role("button", name=word("easy.read")).click()
    page.get_by_role("button", name=word("easy.stop")).click()
    page.get_by_role("button", name=word("easy.read")).click()
    assert len(page.evaluate("said")) == 10
    expect(page.get_by_role("button", name=word("easy.stop")), "what was stopped does not end what speaks now").to_be_visible()
    context.close()


@pytest.mark.parametrize("voices", [[], [ENGLISH], [DISTANT]], ids=["none", "another language", "not on the device"])
def test_without_a_voice_on_the_device_it_says_so(browser: Browser, small_server: str, voices: list[dict]) -> None:
    context, page = opened(browser, small_server, voices)
    page.get_by_role("button", name=word("easy.read")).click()
    expect(page.get_by_role("status").filter(has_text=word("easy.silent"))).to_be_visible()
    expect(page.locator("[data-read]")).to_be_hidden()
    assert page.evaluate("said") == []
    context.close()


def test_a_browser_that_cannot_speak_shows_no_button(browser: Browser, small_server: str) -> None:
    for context, page in (
        opened(browser, small_server, None),
        opened(browser, small_server, [SPANISH], java_script_enabled=False),
    ):
        assert page.locator(".easy li").count() == 5
        expect(page.locator("[data-read]")).to_be_hidden()
        context.close()
