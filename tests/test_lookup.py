"""The search page in a real browser: found with accents or without, in the reader's language, by the words of other countries."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.content import Library
from scripts.finishing.lookup import rows


def test_everything_can_be_found(library: Library) -> None:
    content = library.content
    for lang in ("es", "en"):
        found = [group for group, *_ in rows(content, lang)]
        assert found.count("practice") == len(content.practices)
        assert found.count("evidence") == len(content.evidence)
        assert found.count("word") == len(content.terms)


@pytest.mark.parametrize(
    ("place", "query", "title"),
    [
        ("buscar/", "huella hidrica", "Reducir la huella hídrica en la lixiviación"),
        ("buscar/", "genero", "Sensibilización en género y ambiente"),
        ("buscar/", "jales", "relaves"),
        ("buscar/", "tailings", "relaves"),
        ("buscar/", "ley 21305", "Ley 21.305 sobre eficiencia energética"),
        ("buscar/", "la economía circular en el plástico", "Economía circular y residuos plásticos"),
        ("en/search/", "water footprint", "Cutting the water footprint of leaching"),
        ("en/search/", "relaves", "tailings"),
    ],
)
def test_the_answer_is_among_the_first(page: Page, server: str, place: str, query: str, title: str) -> None:
    page.goto(f"{server}{place}?q={query}")
    results = page.locator("[data-results] a")
    expect(results.first).to_be_visible()
    assert title in results.all_text_contents()[:8]


def test_the_front_page_leads_to_the_results_and_a_result_to_its_page(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_role("searchbox").fill("acuerdos voluntarios")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}buscar/?q=acuerdos+voluntarios")
    expect(page.get_by_role("status")).to_contain_text("Resultados para «acuerdos voluntarios»")
    page.locator("[data-results]").get_by_role("link", name="Acuerdos voluntarios para reducir la huella de carbono").click()
    expect(page).to_have_url(f"{server}practicas/acuerdos-voluntarios/")


def test_nothing_found_is_said_and_helped(page: Page, server: str) -> None:
    page.goto(f"{server}buscar/?q=zzzzz")
    expect(page.get_by_role("status")).to_contain_text("No hay resultados")
    expect(page.locator("main").get_by_role("link", name="Glosario")).to_be_visible()


def test_without_scripts_the_lists_are_offered(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{server}buscar/?q=agua")
    expect(plain.locator("main").get_by_role("link", name="Bibliografía")).to_be_visible()
    context.close()
