"""The search page in a real browser. Some of it needs many documents: those frozen in tests/corpus.py."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.interface import word


def test_the_front_page_leads_to_the_results_and_a_result_to_its_page(page: Page, small_server: str) -> None:
    page.goto(small_server)
    page.get_by_role("searchbox").fill("acuerdos prueba")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{small_server}buscar/?q=acuerdos+prueba")
    expect(page.get_by_role("status")).to_contain_text(word("lookup.count", text="acuerdos prueba"))
    page.locator("[data-results]").get_by_role("link", name="Acuerdos de prueba", exact=True).click()
    expect(page).to_have_url(f"{small_server}practicas/acuerdos-de-prueba/")


def test_typing_renews_the_results_and_the_address(page: Page, search_server: str) -> None:
    page.goto(search_server + "en/search/")
    page.get_by_role("searchbox").type("water footpr")
    expect(page.locator("[data-results]")).to_contain_text("Cutting the water footprint of leaching")
    expect(page).to_have_url(f"{search_server}en/search/?q=water+footpr")


def test_a_list_that_comes_late_does_not_take_the_focus_away(page: Page, search_server: str) -> None:
    page.goto(search_server + "buscar/?q=huella+hidri")
    link = page.locator("[data-results]").get_by_role("link", name="Reducir la huella hídrica en la lixiviación").first
    link.focus()
    page.evaluate("""() => {
      const field = document.querySelector("main input[type=search]");
      field.value = "huella hidrica";
      field.dispatchEvent(new Event("input"));
    }""")
    expect(page.get_by_role("status")).to_contain_text("«huella hidrica»")
    expect(link).to_be_focused()


def test_a_passage_shows_the_sentence_with_its_hits_and_leads_to_its_place(page: Page, small_server: str) -> None:
    page.goto(f"{small_server}buscar/?q={quote('balance hidrico de toda la vida de la mina')}")
    result = page.locator("[data-results] li", has=page.get_by_role("link", name="Ahorrar agua con la universidad"))
    passage = result.locator(".passage", has_text="Haga un balance hídrico de toda la vida de la mina")
    expect(passage.locator("mark").first).to_be_visible()
    passage.get_by_role("link").click()
    expect(page).to_have_url(f"{small_server}practicas/agua-con-la-universidad/#how")


def test_results_are_narrowed_and_the_address_keeps_the_choice(page: Page, search_server: str) -> None:
    page.goto(f"{search_server}buscar/?q=agua")
    page.get_by_text(word("library.filters")).click()
    page.get_by_label(word("library.country")).select_option("PE")
    page.get_by_label(word("lookup.type")).select_option("evidence")
    expect(page).to_have_url(f"{search_server}buscar/?q=agua&pais=PE&mostrar=evidence")
    expect(page.get_by_role("heading", level=2, name=re.compile("Prácticas"))).to_have_count(0)
    abouts = page.locator("[data-results] .meta")
    expect(abouts.first).to_contain_text("Perú")
    expect(abouts.filter(has_not_text="Perú")).to_have_count(0)
    expect(page.get_by_label(word("library.kind")).locator("option", has_text="Ley (")).to_have_count(1)
    page.reload()
    expect(page.get_by_label(word("library.country"))).to_have_value("PE")
    expect(abouts.first).to_contain_text("Perú")


def test_more_results_are_added_at_a_wish(page: Page, search_server: str) -> None:
    page.goto(f"{search_server}en/search/?q=water")
    evidence = page.locator("[data-results] section", has=page.get_by_role("heading", name=re.compile("^Evidence")))
    expect(evidence.locator("li")).to_have_count(8)
    evidence.get_by_role("button", name=word("lookup.show-more", "en", count=8)).click()
    expect(evidence.locator("li")).to_have_count(16)
    expect(evidence.locator("li").nth(8).get_by_role("link").first).to_be_focused()


def test_a_misspelt_word_is_corrected_and_the_reader_is_told(page: Page, search_server: str) -> None:
    page.goto(f"{search_server}buscar/?q={quote('economia cicular')}")
    expect(page.get_by_role("status")).to_contain_text(word("lookup.corrected", corrected="economía circular", text="economia cicular"))
    expect(page.locator("[data-results] a").first).to_contain_text("conomía circular")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("huelladecarbono", "huella carbono"),
        ("coperstewardship", "copper stewardship"),
        ("geo-membrana", "geomembrana"),
    ],
)
def test_words_typed_as_one_or_in_two_are_mended(page: Page, search_server: str, typed: str, meant: str) -> None:
    page.goto(f"{search_server}buscar/?q={quote(typed)}")
    expect(page.get_by_role("status")).to_contain_text(f"Mostrando resultados para «{meant}»")


def test_a_known_word_is_not_corrected_and_the_vocabulary_not_fetched(page: Page, search_server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{search_server}buscar/?q=relaves")
    expect(page.get_by_role("status")).to_contain_text(word("lookup.count", text="relaves"))
    assert not [url for url in asked if url.endswith("words.json")]


def test_nothing_found_is_said_and_helped(page: Page, search_server: str) -> None:
    page.goto(f"{search_server}buscar/?q=lixivizzzzzz")
    expect(page.get_by_role("status")).to_contain_text(word("lookup.none", text="lixivizzzzzz"))
    expect(page.locator("[data-results]").get_by_role("link", name="lixiviación", exact=True)).to_be_visible()
    page.get_by_role("link", name=word("lookup.propose")).click()
    expect(page).to_have_url(search_server + "contribuir/")


@pytest.mark.parametrize(
    "text", ["constructor", "__proto__ agua", "...", "%%% ???", "ñ", "a" * 3000, "agua " * 300, "\U0001f4a7", "<img src=x>"]
)
def test_odd_queries_are_answered_and_shown_as_text(page: Page, search_server: str, text: str) -> None:
    page.goto(search_server + "buscar/")
    page.get_by_role("searchbox").fill(text)
    expect(page.locator("[data-lookup]")).to_have_attribute("data-ready", text)
    expect(page.get_by_role("status")).to_contain_text(re.compile("[Rr]esultados"))
    expect(page.locator("[data-results] img")).to_have_count(0)


def test_a_failing_line_is_told_and_the_next_try_may_succeed(browser: Browser, search_server: str) -> None:
    page = browser.new_page()  # not the one that fails where a request does
    page.route("**/search/es/**", lambda route: route.abort())
    page.goto(f"{search_server}buscar/?q=relaves")
    expect(page.get_by_role("status")).to_contain_text(word("lookup.failed"))
    page.unroute("**/search/es/**")
    page.get_by_role("button", name=word("search.button")).click()
    expect(page.get_by_role("status")).to_contain_text(word("lookup.count", text="relaves"))
    page.close()


def test_nothing_of_the_search_is_loaded_before_the_reader_turns_to_it(page: Page, search_server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(search_server + "practicas/acuerdos-de-prueba/")
    assert not [url for url in asked if "lookup" in url or "/search/" in url or "search." in url]


def test_without_scripts_the_lists_are_offered(browser: Browser, search_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{search_server}buscar/?q=agua")
    expect(plain.locator("main").get_by_role("link", name="Bibliografía")).to_be_visible()
    context.close()
