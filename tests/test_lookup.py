"""The search page in a real browser, held against what people would type (tests/search): shares by kind, wrong language, nothing found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.addresses import Addresses
from scripts.content import ROOT, Library
from scripts.finishing.lookup import rows
from scripts.yamlio import read_yaml_file

PLACES = {"es": "buscar/", "en": "en/search/"}
# Right first, right among the first three, at least; nothing may be found for none, nothing in the other language.
SHARES = {"es": (0.95, 0.99), "en": (0.95, 0.99)}
_ASK = "async (texts) => { const d = await DATA; return texts.map((t) => find.search(d, t).found.map((row) => row[2])); }"


def queries(lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, text and the keys of the right answers, of each query of tests/search."""
    for kind, by_text in read_yaml_file(ROOT / f"tests/search/queries-{lang}.yml").value.items():
        for text, keys in by_text.items():
            yield kind, text, [keys] if isinstance(keys, str) else keys


def test_everything_can_be_found(library: Library) -> None:
    content = library.content
    for lang in ("es", "en"):
        found = [group for group, *_ in rows(content, lang)]
        assert found.count("practice") == len(content.practices)
        assert found.count("evidence") == len(content.evidence)
        assert found.count("word") == len(content.terms)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_what_people_type_finds_what_they_mean(page: Page, server: str, library: Library, lang: str) -> None:
    asked = list(queries(lang))
    page.goto(server + PLACES[lang])
    source = page.locator("[data-lookup]").get_attribute("data-source")
    script = _ASK.replace("DATA", f"fetch('{source}').then((a) => a.json()).then((a) => find.index(a.rows, a.words.small))")
    answers = page.evaluate(script, [text for _, text, _ in asked])
    addresses = Addresses(library.content)
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for (kind, _, keys), answer in zip(asked, answers, strict=True):
        right = {addresses.of(lang, key.partition("#")[0]) + "".join(key.partition("#")[1:]) for key in keys}
        place = next((i for i, one in enumerate(answer) if one in right), None)
        foreign = any(one.startswith("en/") != (lang == "en") for one in answer)
        for row in (table[kind], table["all"]):
            for column, hit in enumerate((True, place == 0, place is not None and place < 3, not answer, foreign)):
                row[column] += hit
    print(f"\n{lang}: queries, right first, right in three, empty, wrong language")
    for kind, row in table.items():
        print(f"  {kind:16}" + "".join(f"{number:6}" for number in row))
    count, first, three, empty, foreign = table["all"]
    assert count >= {"es": 150, "en": 100}[lang]
    assert (empty, foreign) == (0, 0)
    assert first / count >= SHARES[lang][0]
    assert three / count >= SHARES[lang][1]


def test_the_front_page_leads_to_the_results_and_a_result_to_its_page(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_role("searchbox").fill("acuerdos voluntarios")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}buscar/?q=acuerdos+voluntarios")
    expect(page.get_by_role("status")).to_contain_text("Resultados para «acuerdos voluntarios»")
    page.locator("[data-results]").get_by_role("link", name="Acuerdos voluntarios para reducir la huella de carbono").click()
    expect(page).to_have_url(f"{server}practicas/acuerdos-voluntarios/")


def test_typing_renews_the_results_and_the_address(page: Page, server: str) -> None:
    page.goto(server + "en/search/")
    page.get_by_role("searchbox").type("water footpr")
    expect(page.locator("[data-results]")).to_contain_text("Cutting the water footprint of leaching")
    expect(page).to_have_url(f"{server}en/search/?q=water+footpr")


def test_a_misspelt_word_is_corrected_and_the_reader_is_told(page: Page, server: str) -> None:
    page.goto(f"{server}buscar/?q={quote('economia cicular')}")
    expect(page.get_by_role("status")).to_contain_text("Mostrando resultados para «economia circular».")
    expect(page.locator("[data-results] a").first).to_contain_text("conomía circular")


def test_nothing_found_is_said_and_helped(page: Page, server: str) -> None:
    page.goto(f"{server}buscar/?q=qqqqxxzz")
    expect(page.get_by_role("status")).to_contain_text("No hay resultados")
    expect(page.locator("main").get_by_role("link", name="Glosario")).to_be_visible()


def test_nothing_of_the_search_is_loaded_before_the_reader_turns_to_it(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + "practicas/huella-hidrica/")
    assert not [url for url in asked if "lookup" in url or "/search/" in url]


def test_without_scripts_the_lists_are_offered(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{server}buscar/?q=agua")
    expect(plain.locator("main").get_by_role("link", name="Bibliografía")).to_be_visible()
    context.close()
