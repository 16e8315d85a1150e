"""Terms of the glossary on practice pages: found as people write them, never where they would break the reading."""

import dataclasses
import re

import pytest

from scripts.content.library import Library
from scripts.content.model import Term, Text
from scripts.facts.addresses import Addresses
from scripts.pages import term_links
from scripts.pages.context import PageContext
from scripts.tools.settings import Settings

LINK = re.compile(r'<a class="term" href="#term-([a-z0-9-]+)" aria-describedby="means-\1">([^<]*)</a>')


def view_of(small_library: Library, lang: str) -> PageContext:
    content = small_library.content
    return PageContext(content, Addresses(content), Settings(None, None), lang, content.practices[0].key)


def marked(small_library: Library, text: str, lang: str = "es") -> str:
    return LINK.sub(r"<\1|\2>", term_links.mark(view_of(small_library, lang), text)[0])


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


@pytest.mark.parametrize(
    ("lang", "term", "written"),
    [
        ("es", "certificación laboral", "certificaciones laborales"),
        ("es", "certificaciones laborales", "certificación laboral"),
        ("es", "alcances medidos", "un alcance medido"),
        ("es", "estériles", "el estéril"),
        ("es", "luz solar", "luces solares"),
        ("es", "relave seco", "relaves secos"),
        ("en", "mining company", "mining companies"),
        ("en", "mining companies", "a mining company"),
        ("en", "greenhouse gases", "a greenhouse gas"),
        ("en", "green job", "green jobs"),
        ("en", "leaching process", "leaching processes"),
    ],
)
def test_a_term_is_found_in_the_singular_and_the_plural(small_library: Library, lang: str, term: str, written: str) -> None:
    used = found_by(small_library, lang, written, Term("t", Text(term, term), Text("d", "d"), (), {}))
    assert [one.term.id for one in used] == ["t"]


def found_by(small_library: Library, lang: str, text: str, *terms: Term) -> list[term_links.Used]:
    content = dataclasses.replace(small_library.content, terms=terms)
    return term_links.mark(PageContext(content, Addresses(small_library.content), Settings(None, None), lang, "practices"), text)[1]


def test_a_synonym_of_several_words_is_found_and_the_page_says_which_word_it_uses(small_library: Library) -> None:
    synonyms = {"es": ("mina a cielo abierto", "rajo")}
    term = Term("t", Text("tajo abierto", "open pit"), Text("d", "d"), (), {"CL": ("rajo abierto",)}, synonyms)
    for text, here in (
        ("Los tajos abiertos.", ""),
        ("Un rajo abierto.", "rajo abierto"),
        ("Las minas a cielo abierto.", "minas a cielo abierto"),
    ):
        content = dataclasses.replace(small_library.content, terms=(term,))
        view = PageContext(content, Addresses(small_library.content), Settings(None, None), "es", "practices")
        used = term_links.mark(view, text)[1]
        assert [one.here for one in term_links.definitions(view, used)] == [here], text
    assert found_by(small_library, "es", "Un rajo.", term) == [], "one word that nobody attests may mean anything"


def test_where_there_are_many_those_of_the_prose_are_explained(small_library: Library) -> None:
    terms = tuple(Term(f"t{i}", Text(f"palabra{i}", f"word{i}"), Text("d", "d"), (), {}) for i in range(term_links.LIMIT + 1))
    cards = " ".join(one.term.es for one in terms[1:])
    used = found_by(small_library, "es", f"## Evidencia {{ #evidence }}\n\n{cards} {cards}\n\n{terms[0].term.es}", *terms)
    assert "t0" not in [one.term.id for one in used]
    used = found_by(small_library, "es", f"{terms[0].term.es}\n\n## Evidencia {{ #evidence }}\n\n{cards} {cards}", *terms)
    assert used[0].term.id == "t0" and len(used) == term_links.LIMIT


def test_a_word_of_two_terms_explains_neither(small_library: Library) -> None:
    one, two = (Term(i, Text(i, i), Text("d", "d"), (), {"CL": ("palabra doble",)}) for i in ("uno", "dos"))
    content = dataclasses.replace(small_library.content, terms=(one, two))
    view = PageContext(content, Addresses(small_library.content), Settings(None, None), "es", "practices")
    assert term_links.mark(view, "Una palabra doble.")[1] == []


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
