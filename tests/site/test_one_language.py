"""One language is enough and is no mistake: what waits for the other is shown as it is, says so, and refuses nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.content.files import read_tree
from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Text
from scripts.content.read import load
from scripts.exports.all import exports
from scripts.facts.addresses import Addresses
from scripts.facts.editions import compare, summarise
from scripts.facts.translation import waiting
from scripts.frontend.templates import Foreign, render
from scripts.pages.compose import compose_page
from scripts.publishing import ready
from scripts.rules import judge
from scripts.rules.built.pages import Site
from scripts.search.documents import documents
from scripts.search.files import cut
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings
from tests.unit.bad_examples import make_house

RECORD, TERM, PAGE = "pe-reglamento-de-prueba", "linea-base", "waiting"
WHERE = Settings("https://example.org/", "https://github.com/example/practicas")
NEITHER = {
    "data/evidence/cl-one.yml": (r"(?s)^name:\n.*?(?=\n\w)", "name: {}"),
    "data/glossary.yml": (r"(?m)^  (es|en): \{.*\n|^  (es|en):\n(    .*\n)+", ""),
}


def said(root: Path) -> list:
    return list(judge.everything(read_tree(root), load(root)))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return make_house(tmp_path / "house")


def test_a_text_gives_what_there_is_and_says_in_which_language() -> None:
    one = Text(es="agua")
    assert (one["es"], one["en"], one.given("en"), one.lang_of("en"), one.lang_of("es")) == ("agua", "agua", "", "es", "es")
    both = Text("agua", "water")
    assert [(both[lang], both.lang_of(lang)) for lang in LANGUAGES] == [("agua", "es"), ("water", "en")]
    with pytest.raises(KeyError):
        one.given("fr")


def test_a_foreign_text_marks_itself_in_a_template_and_is_escaped() -> None:
    html = render("pages/inline.html") + str(Foreign("a <b> & c", "en").__html__())
    assert '<span lang="en">a &lt;b&gt; &amp; c</span>' in html
    assert f"{Foreign('agua', 'es')}" == "agua", "a text like any other elsewhere"


@pytest.mark.parametrize("path", NEITHER)
def test_neither_language_is_refused_in_words(house: Path, path: str) -> None:
    pattern, instead = NEITHER[path]
    text = (house / path).read_text(encoding="utf-8")
    changed = re.sub(pattern, instead, text, count=0 if "glossary" in path else 1)
    assert changed != text
    (house / path).write_text(changed, encoding="utf-8")
    found = [one for one in said(house) if one.path == path]
    assert {one.rule for one in found} == {"wrong-shape"}, found
    words = load(ROOT).content.ui
    assert all(words["shape.some-language"][lang] in found[0].message(words, lang) for lang in LANGUAGES)


def test_only_the_page_of_a_practice_needs_its_twin(house: Path) -> None:
    (house / "docs/en/method.md").unlink()
    assert not [one for one in said(house) if one.rule in ("missing-twin", "missing-page")]
    (house / "docs/en/practices/01-voluntary-agreements.md").unlink()
    found = [one for one in said(house) if one.rule in ("missing-twin", "missing-page")]
    assert [(one.rule, one.path) for one in found] == [("missing-twin", "docs/es/practices/01-voluntary-agreements.md")]


def test_a_link_may_lead_to_a_page_that_waits_and_to_none_that_is_not_there(house: Path) -> None:
    (house / "docs/es/nueva.md").write_text(
        "---\ntitle: Nueva\ndescription: Una página nueva que sirve para probar las reglas.\nslug: nueva\n---\n\nTexto.\n", "utf-8"
    )
    file = house / "docs/en/method.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nSee [the page](nueva.md).\n", encoding="utf-8")
    assert "missing-target" not in {one.rule for one in said(house)}
    file.write_text(text + "\nSee [the page](otra.md) and [that one](../es/nueva.md).\n", encoding="utf-8")
    assert [one.rule for one in said(house) if one.path == "docs/en/method.md"].count("missing-target") == 2


def test_a_page_that_stands_in_takes_no_address_of_another(house: Path) -> None:
    slug = load(house).content.pages["en", "method"].slug
    (house / "docs/es/nueva.md").write_text(
        f"---\ntitle: Nueva\ndescription: Una página nueva que sirve para probar las reglas.\nslug: {slug}\n---\n\nTexto.\n", "utf-8"
    )
    assert "taken-address" in {one.rule for one in said(house)}


def test_the_check_tells_what_waits_and_is_green(small_project: Path) -> None:
    command = [sys.executable, "-m", "scripts.check", str(small_project)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    for path in (f"data/evidence/{RECORD}.yml", "data/glossary.yml", f"docs/es/{PAGE}.md"):
        assert f"{path}: " in result.stdout
    assert "espera su versión en inglés. No hay nada que corregir ahora" in result.stdout
    assert "waits for its version in Spanish. There is nothing to fix now" in result.stdout


def test_everything_that_waits_is_known(small_library: Library) -> None:
    found = {(one.kind, one.id, one.lang) for one in waiting(small_library.content)}
    assert found == {("page", PAGE, "en"), ("record", RECORD, "en"), ("term", TERM, "es")}


def test_a_record_that_lacks_one_text_waits_and_the_words_for_the_search_never_do(small_library: Library) -> None:
    record = small_library.content.evidence_by_id["cl-ley-de-prueba"]

    def languages(**changes: object) -> list[str]:
        content = replace(small_library.content, evidence=(replace(record, **changes),), terms=(), pages={}, practices=())
        return [one.lang for one in waiting(content)]

    assert languages() == [] and languages(keywords={"es": ("agua",)}) == []
    assert languages(gaps=Text(en="None.")) == ["es"]
    assert languages(results=(replace(record.results[0], text=Text(es="Nada.")),)) == ["en"]


def test_a_record_says_that_it_waits_and_marks_what_is_in_the_other_language(small_site: Site) -> None:
    page = small_site.pages[f"en/evidence/{RECORD}/"].html
    assert "This text waits for its translation." in page and "template=3-translation.yml" in page
    assert '<h1><span lang="es">Reglamento de relaves de prueba</span></h1>' in page
    assert '<dd><span lang="es">Autoridad de Prueba</span></dd>' in page and '"inLanguage":"es"' in page
    own = small_site.pages[f"evidencia/{RECORD}/"].html
    assert "espera su traducción" not in own and '<span lang="es">' not in own and '"inLanguage":"es"' in own


@pytest.mark.parametrize(
    "address", ["en/evidence/", "en/practices/open-audits/", "en/countries/peru/", "en/timeline/", "en/bibliography/g/"]
)
def test_every_list_marks_the_record_that_waits(small_site: Site, address: str) -> None:
    assert '<span lang="es">Reglamento de relaves de prueba</span>' in small_site.pages[address].html


def test_a_term_says_that_it_waits_where_it_stands(small_site: Site) -> None:
    entry = re.search(rf'<div id="{TERM}">.*?</div>', small_site.pages["glosario/"].html, re.DOTALL)[0]
    assert '<dfn><span lang="en">baseline</span></dfn>' in entry and "Este texto espera su traducción." in entry
    assert "En inglés" not in entry, "there is no other word to give"
    entry = re.search(rf'<div id="{TERM}">.*?</div>', small_site.pages["en/glossary/"].html, re.DOTALL)[0]
    assert "In Spanish" not in entry and "This text waits" in entry


def test_a_page_that_waits_stands_in_both_languages_with_its_parts(small_site: Site) -> None:
    own, other = small_site.pages["pagina-que-espera/"], small_site.pages["en/pagina-que-espera/"]
    assert own.ids == other.ids, "every part has its address in both"
    assert "This text waits for its translation." in other.html and "espera su traducción" not in own.html
    assert '<html lang="en"' in other.html and '<div lang="es">' in other.html and '<div lang="es">' not in own.html
    assert '<h1><span lang="es">' in other.html and '<li><a href="#part" lang="es">' in other.html
    assert '<a href="../method/">método</a>' in other.html, "its links lead to the pages of the reader's language"
    assert '"inLanguage":"es"' in other.html


def test_what_waits_is_listed_on_the_page_of_the_translations(small_site: Site) -> None:
    for address, none in (("traducciones/", "Nada espera"), ("en/translations/", "Nothing waits")):
        html = small_site.pages[address].html
        assert none not in html
        assert all(part in html for part in ("pagina-que-espera/", f"{RECORD}/", f"#{TERM}"))


def test_the_open_data_leave_out_what_nobody_wrote(small_library: Library) -> None:
    files = exports(small_library.content, "https://example.org/")
    data = {name: json.loads(files[f"data/v1/{name}.json"])["items"] for name in ("evidence", "glossary")}
    record = next(one for one in data["evidence"] if one["id"] == RECORD)
    assert record["name"] == {"es": "Reglamento de relaves de prueba"} and record["what"].keys() == {"es"}
    term = next(one for one in data["glossary"] if one["id"] == TERM)
    assert term["term"] == {"en": "baseline"}
    rows = csv.DictReader(io.StringIO(files["data/v1/evidence.csv"].decode("utf-8-sig")))
    row = next(one for one in rows if one["id"] == RECORD)
    assert (row["name_es"], row["name_en"]) == ("Reglamento de relaves de prueba", "")


def test_the_search_finds_by_the_words_that_exist_and_pages_in_their_own_language_only(small_library: Library) -> None:
    content = small_library.content
    for lang in LANGUAGES:
        found = {one.address: one for one in documents(content, lang)}
        addresses = Addresses(content)
        record = found[addresses.of(lang, f"evidence/{RECORD}")]
        assert record.title == "Reglamento de relaves de prueba" and record.lang == ("es" if lang == "en" else "")
        term = found[f"{addresses.of(lang, 'glossary')}#{TERM}"]
        assert term.title == "baseline" and term.lang == ("en" if lang == "es" else "")
        assert ("pagina-que-espera/" in found) == (lang == "es") and "en/pagina-que-espera/" not in found
        assert all(one.startswith("en/") == (lang == "en") for one in found)
    cards = [json.loads(text) for path, text in cut(content, "en", [record], [], 0) if "/d/" in path]
    assert cards[0][0][-1] == "es", "the card says its language"


def test_a_translation_that_arrives_is_a_change_of_its_part(small_library: Library) -> None:
    content = small_library.content
    record = content.evidence_by_id[RECORD]
    whole = replace(content, evidence=tuple(replace(e, name=Text(e.name.es, "Rule")) if e is record else e for e in content.evidence))
    old, new = summarise(content, "1.0", None), summarise(whole, "1.1", None)
    assert old.evidence[RECORD]["title"] == {"es": record.name.es}
    assert compare(old.evidence, new.evidence).changed == {RECORD: ("name",)}


def test_publishing_tells_what_waits_and_refuses_nothing(small_library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    ready._tell_waiting(small_library.content)
    told = capsys.readouterr().out
    assert "Esperan su traducción" in told and "These wait for their translation" in told and RECORD in told and ": 3 (" in told
    ready._tell_waiting(replace(small_library.content, evidence=(), terms=(), pages={}, practices=()))
    assert capsys.readouterr().out == ""


def test_a_marker_on_a_page_that_waits_speaks_its_language(small_library: Library) -> None:
    content = small_library.content
    pages = {key: page for key, page in content.pages.items() if key != ("en", "glossary")}
    text = compose_page(replace(content, pages=pages), WHERE, "en", "glossary")
    head, body = text.split("\n---\n", 1)
    assert "waiting: true" in head and 'lang: "es"' in head and f'address: "{Addresses(content).of("es", "glossary")}"' not in head
    assert "En inglés:" in body and "In Spanish" not in body, "the words around the data are those of the page"
