"""Where do we stand? One practice filled in, in both languages: closed, opened, taken out, forgotten, brought back, made a plan."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Practice
from scripts.exports.plan_file import plan_schema
from scripts.facts.addresses import Addresses
from tests.browser.interface import becomes, word
from tests.browser.test_accessibility import name_of, opened, violations

KEY = "17-practices-plan"
OTHER = {"es": "en", "en": "es"}


@pytest.fixture
def practice(small_library: Library) -> Practice:
    """A practice with several steps."""
    return max(small_library.content.practices, key=lambda one: len(one.steps))


@pytest.fixture
def context(browser: Browser, small_server: str) -> Iterator[BrowserContext]:
    """A phone that asks nothing of anybody but the site."""
    one = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    asked: list[str] = []
    one.on("request", lambda request: asked.append(request.url))
    yield one
    one.close()
    assert not [url for url in asked if not url.startswith((small_server, small_server.rsplit("/", 2)[0], "blob:"))], (
        "nothing beyond the site"
    )


def address(content: Content, lang: str, key: str) -> str:
    return Addresses(content).of(lang, key)


def answer(page: Page, step: str, state: str) -> None:
    box = page.locator(f"#step-{step}")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator(f"input[value={state}]").check()


def kept(page: Page) -> dict:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")


def taken(page: Page, name: str) -> bytes:
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click()
    return Path(found.value.path()).read_bytes()


def brought(page: Page, text: str) -> str:
    """What the page says of a file."""
    page.locator("[role=status]").evaluate("one => one.replaceChildren()")  # not what it said of the file before
    page.locator("input[type=file]").set_input_files({"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()})
    becomes(page, "document.querySelector('[role=status]').textContent")
    return page.locator("[role=status]").inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_practice_from_the_first_answer_to_the_plan(
    context: BrowserContext, small_server: str, small_library: Library, practice: Practice, lang: str
) -> None:
    content = small_library.content
    steps = [step.id for step in practice.steps]
    page = context.new_page()
    page.goto(small_server + address(content, lang, practice.key))
    assert page.locator("script[src*='stand.']").count() == 0, "the script is fetched when it is used"
    answer(page, steps[0], "done")
    expect(page.get_by_text(word("stand.saved", lang))).to_be_visible()
    assert kept(page)["steps"] == {steps[0]: {"state": "done"}}
    answer(page, steps[1], "written")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()

    # closed, and opened in the other language
    page = context.new_page()
    page.goto(small_server + address(content, OTHER[lang], practice.key))
    expect(page.locator(f"#step-{steps[0]} input[value=done]")).to_be_checked()
    expect(page.locator(f"#step-{steps[0]} summary span")).to_have_text(f" {content.label('states', 'done', OTHER[lang])}")

    # out to a file, forgotten, undone, forgotten
    page.goto(small_server + address(content, lang, practice.key))
    file = taken(page, word("stand.save", lang))
    forget = page.get_by_role("button", name=word("stand.forget", lang))
    forget.click()
    assert kept(page) == {}
    page.get_by_role("button", name=word("stand.undo", lang)).click()
    assert set(kept(page)["steps"]) == set(steps[:2])
    forget.click()
    expect(page.locator(f"#step-{steps[0]} input:checked")).to_have_count(0)

    # brought back, and made a plan
    page.goto(small_server + address(content, lang, "plan"))
    assert word("plan.brought", lang, count=2) in brought(page, file.decode())
    assert kept(page)["steps"] == {steps[0]: {"state": "done"}, steps[1]: {"state": "written"}}
    first = page.locator(f"[data-step={steps[0]}]")
    first.locator("[data-f=wanted]").select_option("kept")
    first.locator("[data-f=who]").fill("=HYPERLINK(1)")
    first.locator("[data-f=by]").fill("2027-03-31")
    first.locator("[data-f=barrier]").fill("Falta; presupuesto, ñandú")
    measure = page.locator(f"[data-practice='{practice.stem}'] .plan-measure")
    measure.locator("[data-f=indicator]").select_option(practice.indicators[0].id)
    measure.locator("[data-f=target]").fill("40 %")
    measure.locator("[data-f=target]").blur()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    the_rest(page, content, practice, lang)


def the_rest(page: Page, content: Content, practice: Practice, lang: str) -> None:
    """What is taken away from a plan with a date, an owner and a target."""
    said = content.word("stand.said", lang)
    for name, separator in (("comma", ";"), ("point", ",")):
        table = taken(page, word(f"plan.{name}", lang)).decode("utf-8")
        assert table.startswith("\ufeff")
        lines = list(csv.reader(io.StringIO(table[1:], newline=""), delimiter=separator))
        assert len(lines[0]) == len(lines[1]) == len(lines[2]) == 11
        assert lines[1][2:7] == [
            *(content.label("states", one, lang) for one in ("done", "kept")),
            *("'=HYPERLINK(1)", "2027-03-31", "Falta; presupuesto, ñandú"),
        ]
        assert lines[1][10] == "40 %" and lines[-1] == [said]
    (event,) = icalendar.Calendar.from_ical(taken(page, word("plan.calendar", lang))).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2027, 3, 31)
    assert said in event["DESCRIPTION"] and practice.steps[0].first[lang] in event["DESCRIPTION"]
    file = json.loads(taken(page, word("stand.save", lang)))
    assert file["note"] == said and file["practices"][practice.stem]["target"] == "40 %"
    Draft202012Validator(plan_schema(content), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(file)
    page.emulate_media(media="print")
    shown = page.locator(".plan-practice:visible")
    expect(shown).to_have_count(1)
    expect(shown.get_by_text(said)).to_be_visible()
    value = page.evaluate("getComputedStyle(document.querySelector('[data-f=who]').parentElement, '::after').content")
    assert "HYPERLINK" in value
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1, "one page a practice"
    page.emulate_media(media="screen")


HOSTILE = {
    "size": "[" * 300_000,
    "form": "<script>alert(1)</script>",
    "older": '{"version": 0, "steps": {}}',
    "newer": '{"version": 7, "steps": {}}',
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hostile_file_is_refused_or_cleaned_and_loses_nothing(
    page: Page, small_server: str, small_library: Library, practice: Practice, lang: str
) -> None:
    content, step = small_library.content, practice.steps[0].id
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(small_server + address(content, lang, "plan"))
    before = {"version": 1, "steps": {practice.steps[1].id: {"who": "Ana"}}}
    brought(page, json.dumps(before))
    for why, text in HOSTILE.items():
        assert brought(page, text) == content.word(f"plan.refused-{why}", lang), why
        assert kept(page)["steps"] == before["steps"]
    script = "<img src=x onerror=alert(1)>"
    mixed = {
        "version": 1,
        "place": 7,
        "steps": {step: {"state": "perfect", "barrier": script, "score": 9}, "no-such-step": {"who": "x"}, "constructor": []},
    }
    assert (
        content.word("plan.brought-part", lang, count=1, left=5)
        == brought(page, json.dumps(mixed)).partition(word("stand.undo", lang))[0].strip()
    )
    assert kept(page)["steps"] == {**before["steps"], step: {"barrier": script}}
    assert page.locator(f"[data-step={step}] [data-f=barrier]").input_value() == script
    page.locator("[role=status]").get_by_role("button").click()
    assert kept(page)["steps"] == before["steps"]


def test_a_link_offers_steps_and_carries_no_answer(page: Page, small_server: str, small_library: Library, practice: Practice) -> None:
    one, two = (step.id for step in practice.steps[:2])
    page.goto(small_server + f"mi-plan/#steps={one},{two},no-such-step")
    assert kept(page) == {}, "nothing changes before somebody says so"
    page.get_by_role("button", name=word("plan.add")).click()
    assert kept(page)["steps"] == {one: {}, two: {}}
    page.locator(f"[data-step={one}] [data-f=who]").fill("Ana")
    page.locator(f"[data-step={one}] legend input").uncheck()
    assert kept(page)["steps"] == {one: {"who": "Ana", "out": True}, two: {}}, "what was said is not lost"
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.get_by_role("button", name=word("plan.share")).click()
    assert page.locator("[role=status] input").input_value().endswith(f"mi-plan/#steps={two}")


@pytest.mark.parametrize(
    "blocked", ["Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }", "delete window.localStorage"]
)
def test_a_device_that_keeps_nothing_is_told_and_the_page_works_on(
    browser: Browser, small_server: str, practice: Practice, small_library: Library, blocked: str
) -> None:
    page = browser.new_page()
    if blocked.startswith("delete"):
        blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    page.add_init_script(blocked)
    page.goto(small_server + address(small_library.content, "es", practice.key))
    step = practice.steps[0].id
    answer(page, step, "kept")
    expect(page.get_by_text(small_library.content.word("stand.blocked", "es"))).to_be_visible()
    expect(page.locator(f"#step-{step} input[value=kept]")).to_be_checked()
    assert json.loads(taken(page, word("stand.save")))["steps"] == {step: {"state": "kept"}}
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_script_all_questions_are_read_and_printed(
    browser: Browser, small_server: str, small_library: Library, practice: Practice, lang: str
) -> None:
    content = small_library.content
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(small_server + address(content, lang, practice.key))
    page.locator(".stand summary").first.click()
    expect(page.locator(".stand input").first).to_be_visible()
    page.emulate_media(media="print")
    for step in practice.steps:
        for said in (step.shows, step.ask):
            expect(page.locator(f"#step-{step.id}").get_by_text(said[lang])).to_be_visible()
        expect(page.locator(f"#step-{step.id} input:visible")).to_have_count(5)
    page.goto(small_server + address(content, lang, "plan"))
    page.emulate_media(media="print")
    expect(page.locator("[data-step]:visible")).to_have_count(sum(len(one.steps) for one in content.practices))
    page.context.close()


@pytest.mark.parametrize("look", [("es", 360, "light"), ("en", 1440, "dark")], ids=name_of)
def test_axe_finds_nothing_in_answers_and_plan(
    browser: Browser, small_server: str, small_library: Library, practice: Practice, look
) -> None:
    content, lang = small_library.content, look[0]
    with opened(browser, look) as page:
        page.goto(small_server + address(content, lang, practice.key))
        for step in practice.steps[:2]:
            answer(page, step.id, "done")
        expect(page.get_by_role("button", name=word("stand.save", lang))).to_be_visible()
        assert violations(page, ".stand", ".stand-foot") == []
        page.goto(small_server + address(content, lang, "plan"))
        expect(page.locator(f"[data-step={practice.steps[0].id}] [data-f=who]")).to_be_visible()
        assert violations(page, ".plan") == []


def test_answers_are_given_by_keyboard_alone_and_seen_in_forced_colours(
    browser: Browser, small_server: str, small_library: Library, practice: Practice
) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}, forced_colors="active").new_page()
    page.goto(small_server + address(small_library.content, "es", practice.key))
    step = practice.steps[0].id
    page.locator(f"#step-{step} summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text(word("stand.saved"))).to_be_visible()
    assert kept(page)["steps"] == {step: {"state": "written"}}
    radio = page.locator(f"#step-{step} input:checked")
    assert radio.bounding_box()["width"] >= 16
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(small_server + "mi-plan/")
    page.locator(f"[data-step={step}] [data-f=who]").press_sequentially("Ana Rojas")
    assert page.evaluate("document.activeElement.value") == "Ana Rojas"
    assert kept(page)["steps"] == {step: {"state": "written", "who": "Ana Rojas"}}, "kept before the field is left"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_answers_are_kept_for_a_page_that_is_opened_as_a_file(
    browser: Browser, small_folder: Path, practice: Practice, small_library: Library
) -> None:
    page = browser.new_page()
    page.goto((small_folder / address(small_library.content, "es", practice.key) / "index.html").as_uri())
    step = practice.steps[0].id
    answer(page, step, "checked")
    expect(page.get_by_text(word("stand.saved"))).to_be_visible()
    for _ in range(5):  # a browser may hand on what a page keeps a moment after the page has said so
        page.reload()
        if kept(page):
            break
    expect(page.locator(f"#step-{step} input[value=checked]")).to_be_checked()
    page.close()


@pytest.mark.parametrize(
    ("lang", "query"), [("es", "autodiagnóstico"), ("es", "mi plan"), ("es", "donde estamos"), ("en", "self-assessment"), ("en", "my plan")]
)
def test_the_search_leads_to_the_plan(page: Page, small_server: str, small_library: Library, lang: str, query: str) -> None:
    content = small_library.content
    page.goto(f"{small_server}{address(content, lang, 'search')}?q={query}")
    links = page.locator("[data-results] h3 a")
    expect(links.first).to_be_visible()
    there = address(content, lang, "plan")
    assert [link.get_attribute("href").split("#")[0].endswith(there) for link in links.all()[:3]].count(True), query
