"""Terms of the glossary on practice pages: once, few, never where they would break the reading; by mouse, keys, touch, and alone."""

import dataclasses
import re
from collections import Counter

import pytest
from playwright.sync_api import Browser, Page

from scripts.content.model import LANGUAGES, Term, Text
from scripts.content.read import Library
from scripts.facts.addresses import Addresses
from scripts.pages import term_links
from scripts.pages.context import PageContext
from scripts.rules.built.pages import Site
from scripts.tools.settings import Settings
from tests.html import text, tree

LINK = re.compile(r'<a class="term" href="#term-([a-z0-9-]+)" aria-describedby="means-\1">([^<]*)</a>')


def view_of(small_library: Library, lang: str) -> PageContext:
    content = small_library.content
    return PageContext(content, Addresses(content), Settings(None, None), lang, content.practices[0].key)


def marked(small_library: Library, text: str, lang: str = "es") -> str:
    return LINK.sub(r"<\1|\2>", term_links.mark(view_of(small_library, lang), text)[0])


@pytest.fixture(params=["small_site", "built_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """The small site, and the real one for what must hold for any content."""
    return request.getfixturevalue(request.param)


def practice_pages(site: Site) -> list[tuple[str, str]]:
    addresses = Addresses(site.content)
    return [(lang, site.pages[addresses.of(lang, p.key)].html) for lang in LANGUAGES for p in site.content.practices]


def test_first_occurrence_only(small_library: Library) -> None:
    assert marked(small_library, "Los relaves y otros relaves.") == "Los <relaves|relaves> y otros relaves."


def test_longest_first_and_plurals(small_library: Library) -> None:
    assert marked(small_library, "Los depósitos de relaves.") == "Los <deposito-de-relaves|depósitos de relaves>."
    assert marked(small_library, "Two voluntary agreements.", "en") == "Two <acuerdo-voluntario|voluntary agreements>."


def test_attested_variants_but_not_of_the_other_language(small_library: Library) -> None:
    assert marked(small_library, "Presas de jales") == "<deposito-de-relaves|Presas de jales>"
    assert marked(small_library, "El tailings pond") == "El tailings pond"


def test_code_is_left_alone(small_library: Library) -> None:
    text = "```\nrelaves\n```\n\nEl código `relaves` y ``otros ` relaves`` de los relaves."
    assert marked(small_library, text) == text.replace("los relaves", "los <relaves|relaves>")


def test_whole_words_only(small_library: Library) -> None:
    assert marked(small_library, "Los relavesx y antirelaves, pre-relaves.") == "Los relavesx y antirelaves, pre-relaves."


def test_abbreviations_only_as_written(small_library: Library) -> None:
    assert "<acuerdo-de-produccion-limpia|APL>" in marked(small_library, "Un APL.")
    assert marked(small_library, "Un apl.") == "Un apl."


def test_ambiguous_words_are_left_alone(small_library: Library) -> None:
    assert marked(small_library, "Una red de aprendizaje sobre la mesa.") == "Una red de aprendizaje sobre la mesa."
    assert marked(small_library, "The certification in exchange for it.", "en") == "The certification in exchange for it."


@pytest.mark.parametrize(
    "text",
    [
        "## Los relaves { #relaves }",
        "[los relaves](x.md)",
        '<a href="x">los relaves</a>',
        "`relaves`",
        "<code>relaves</code>",
        "**Cubrir los relaves.**",
        "<h4>Relaves</h4>",
        '<figure class="statement"><blockquote><p>Los relaves</p></blockquote></figure>',
        "«los relaves»",
        '<p class="meta">Relaves S. A.</p>',
        '<span lang="es">relaves</span>',
        '<img alt="relaves">',
        "<!-- relaves -->",
    ],
)
def test_never_where_it_would_break_the_reading(small_library: Library, text: str) -> None:
    assert marked(small_library, text) == text


def test_few_a_page(small_library: Library) -> None:
    many = tuple(Term(f"t{i}", Text(f"palabra{i}", f"word{i}"), Text("d", "d"), (), {}) for i in range(term_links.LIMIT + 3))
    content = dataclasses.replace(small_library.content, terms=many)
    view = PageContext(content, Addresses(content), Settings(None, None), "es", "practices")
    assert len(term_links.mark(view, ". ".join(one.term.es for one in many))[1]) == term_links.LIMIT


def test_a_word_of_two_terms_explains_neither(small_library: Library) -> None:
    one, two = (Term(i, Text(i, i), Text("d", "d"), (), {"CL": ("palabra doble",)}) for i in ("uno", "dos"))
    content = dataclasses.replace(small_library.content, terms=(one, two))
    view = PageContext(content, Addresses(small_library.content), Settings(None, None), "es", "practices")
    assert term_links.mark(view, "Una palabra doble.")[1] == []


def test_on_the_pages_once_few_and_explained(site: Site) -> None:
    for _, html in practice_pages(site):
        page = tree(html)
        used = [link.attributes["href"].removeprefix("#term-") for link in page.css("a.term")]
        assert [link.attributes["aria-describedby"] for link in page.css("a.term")] == [f"means-{one}" for one in used]
        assert not [one for one, count in Counter(used).items() if count > 1]
        assert len(used) <= term_links.LIMIT
        for one in used:
            assert len(page.css(f"#term-{one}")) == len(page.css(f"dd#means-{one}")) == 1
        listed = [entry.attributes["id"].removeprefix("term-") for entry in page.css("[id^=term-]")]
        assert used == listed, "the list at the end has the same words in the same order"


def test_the_pages_of_the_tests_explain_words(small_site: Site) -> None:
    assert all(tree(html).css("article a.term") for _, html in practice_pages(small_site))


def test_on_the_pages_never_in_links_headings_or_the_sentence(site: Site) -> None:
    for _, html in practice_pages(site):
        page = tree(html)
        assert [text(one) for one in page.css(":is(h1, h2, h3, h4, figure, code, th, summary, nav, a) a.term")] == []
        assert len(page.css("a.term")) == len(page.css("article a.term"))
        assert page.css("a a") == []


# In a browser


PLACE = "practicas/acuerdos-de-prueba/"
TERM = "article > p a.term, article > ol a.term"


def test_hover_shows_the_definition_and_escape_closes_it(page: Page, small_server: str) -> None:
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.hover()
    tip = page.locator(".tip")
    tip.wait_for(state="visible")
    assert tip.inner_text() == page.locator("#" + term.get_attribute("aria-describedby")).inner_text()
    tip.hover()
    assert tip.is_visible(), "the pointer may move onto the definition"
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden")


def test_keyboard(page: Page, small_server: str) -> None:
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.focus()
    page.locator(".tip").wait_for(state="visible")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#term-"))
    assert page.locator(page.evaluate("location.hash")).is_visible()


def test_touch_shows_first_and_follows_then(browser: Browser, small_server: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    term.scroll_into_view_if_needed()
    term.tap()
    tip = page.locator(".tip")
    tip.wait_for(state="visible")
    assert "#" not in page.url
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    term.tap()
    page.wait_for_url(re.compile(r"#term-"))
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("h1").tap()
    tip.wait_for(state="hidden")
    context.close()


def test_without_scripts_the_link_leads_to_the_definition(browser: Browser, small_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_server + PLACE)
    term = page.locator(TERM).first
    target = term.get_attribute("href")
    term.click()
    assert page.url.endswith(target)
    assert page.locator(f"{target} dd").is_visible()
    page.locator(f"{target} dt a").click()
    assert page.url.endswith("/glosario/#" + target.removeprefix("#term-"))
    context.close()


def test_a_word_in_the_chip_of_the_actors_is_no_link(library: Library) -> None:
    content = library.content
    known = (
        *content.terms,
        dataclasses.replace(content.terms[0], id="x", term=Text("sociedad civil", "civil society"), variants={}, ambiguous=()),
    )
    content = dataclasses.replace(content, terms=known)
    view = PageContext(content, Addresses(content), Settings(None, None), "es", "practices/07-water-footprint")
    chip = '<span class="actors"><span class="sr">Quién</span> Gobierno, Sociedad civil</span>'
    body, _ = term_links.mark(view, f"Texto &quot; {chip} y la sociedad civil.")
    assert chip in body and 'href="#term-x"' in body
