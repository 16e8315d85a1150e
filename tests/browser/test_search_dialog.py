"""The search dialog in a real browser: keys that open it, a combobox that keyboards and screen readers understand, focus given back."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.interface import word


def test_it_opens_by_keys_moves_by_arrows_and_leads_by_enter(page: Page, small_server: str) -> None:
    page.goto(small_server + "foro/")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    field.type("agua universidad")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(word("lookup.count", text="agua universidad"))
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = page.locator("#search-list").get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-list").get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.get_by_role("option", name="Ahorrar agua con la universidad").click()
    expect(page).to_have_url(small_server + "practicas/agua-con-la-universidad/")


def test_what_was_chosen_stays_so_in_a_list_that_comes_late(page: Page, small_server: str) -> None:
    page.goto(small_server + "foro/")
    page.keyboard.press("/")
    page.get_by_role("combobox").type("agua univers")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text(word("lookup.count", text="agua univers"))
    page.keyboard.press("ArrowDown")
    page.keyboard.type("idad")
    expect(status).to_contain_text(word("lookup.count", text="agua universidad"))
    expect(page.locator("#search-list").get_by_role("option", selected=True)).to_contain_text("Ahorrar agua con la universidad")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{small_server}practicas/agua-con-la-universidad/"))


def test_escape_closes_it_and_gives_the_focus_back(page: Page, search_server: str) -> None:
    page.goto(search_server + "en/method/")
    link = page.locator("[data-search]")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_results_are_grouped_and_hits_marked_without_accents_too(page: Page, search_server: str) -> None:
    page.goto(search_server)
    page.locator("[data-search]").click()
    page.get_by_role("combobox").type("genero")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(word("lookup.count", text="genero"))
    groups = page.locator("#search-list").get_by_role("group")
    expect(page.locator("mark", has_text="género").first).to_be_visible()
    assert set(groups.evaluate_all("all => all.map((one) => one.firstChild.textContent)")) >= {"Prácticas", "Evidencia", "Palabras"}


def test_all_results_have_an_address(page: Page, search_server: str) -> None:
    page.goto(search_server)
    page.locator("[data-search]").click()
    page.get_by_role("combobox").type("relaves")
    page.get_by_role("link", name=word("lookup.all")).click()
    expect(page).to_have_url(search_server + "buscar/?q=relaves")
    expect(page.locator("[data-results]").get_by_role("link", name="relaves", exact=True)).to_be_visible()


def test_a_choice_narrows_the_list_and_goes_with_the_reader_to_all_results(page: Page, search_server: str) -> None:
    page.goto(search_server + "en/")
    page.keyboard.press("/")
    page.get_by_role("combobox", name=word("lookup.label", "en")).type("water")
    page.get_by_text(word("library.filters", "en"), exact=True).click()
    page.get_by_label(word("lookup.type", "en")).select_option("word")
    expect(page.locator("#search-list").get_by_role("group")).to_have_count(1)
    page.get_by_role("link", name=word("lookup.all", "en")).click()
    expect(page).to_have_url(search_server + "en/search/?q=water&show=word")


def test_what_is_not_found_leads_to_words_that_are_near_and_to_the_way_of_proposing_it(page: Page, search_server: str) -> None:
    page.goto(search_server)
    page.keyboard.press("/")
    page.get_by_role("combobox", name=word("lookup.label")).type("lixivizzzzzz")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_contain_text(word("lookup.none", text="lixivizzzzzz"))
    expect(dialog.get_by_role("group", name=word("lookup.nearest")).get_by_role("option").first).to_contain_text("lixiviación")
    expect(dialog.get_by_role("link", name=word("lookup.propose"))).to_have_attribute("href", re.compile("contribuir/$"))


def test_the_search_page_opens_instead_when_the_index_cannot_be_fetched(browser: Browser, search_server: str) -> None:
    page = browser.new_page()  # not the one that fails where a request does
    page.route("**/search/es/**", lambda route: route.abort())
    page.goto(search_server)
    page.locator("[data-search]").click()
    expect(page).to_have_url(search_server + "buscar/")
    page.close()


def test_axe_finds_nothing_in_the_open_dialog(browser: Browser, search_server: str) -> None:
    for width, scheme, place, asked in ((360, "dark", "en/", "water"), (1280, "light", "", "agua")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        one = context.new_page()
        one.goto(search_server + place)
        one.locator("[data-search]").click()
        one.get_by_role("combobox").type(asked)
        expect(one.locator("#search-list").get_by_role("option").first).to_be_visible()
        one.keyboard.press("ArrowDown")
        faults = Axe().run(one, context="dialog", options={"resultTypes": ["violations"]}).response["violations"]
        assert [f["id"] for f in faults] == [], faults
        context.close()


def test_enter_ahead_of_the_list_leads_to_the_results_of_what_was_typed(page: Page, search_server: str) -> None:
    page.goto(search_server)
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name=word("lookup.label"))
    field.fill("relaves")
    expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
    field.evaluate("""(one) => {
      one.value = "agua";
      one.dispatchEvent(new Event("input"));
      one.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    }""")
    expect(page).to_have_url(search_server + "buscar/?q=agua")


def test_a_line_that_fails_while_searching_is_told_and_the_next_key_tries_anew(browser: Browser, search_server: str) -> None:
    page = browser.new_page()  # not the one that fails where a request does
    page.goto(search_server)
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name=word("lookup.label"))
    page.route("**/w/*.json", lambda route: route.abort())
    field.fill("relaves")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(word("lookup.failed"))
    page.unroute("**/w/*.json")
    field.press_sequentially(" ")
    expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
    page.close()


def test_numbers_of_choices_are_fetched_when_somebody_looks(page: Page, search_server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(search_server)
    page.keyboard.press("/")
    page.get_by_role("combobox", name=word("lookup.label")).fill("agua")
    expect(page.locator("#search-list").get_by_role("option").first).to_be_visible()
    assert not [url for url in asked if url.endswith("facets.json")]
    page.get_by_text(word("library.filters"), exact=True).click()
    expect(page.get_by_label(word("library.country")).locator("option", has_text="Perú (")).to_have_count(1)
