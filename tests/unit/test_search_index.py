"""The search without a browser: how words are compared, what can be found, how the index is cut into files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.model import Text
from scripts.search import files as cut
from scripts.search import index as indexing
from scripts.search.documents import Document, Passage, documents, meanings
from scripts.search.files import files
from scripts.search.index import build
from scripts.search.language import content_words, fold, split, stem
from scripts.tools.kept import Kept
from tests.corpus import frozen_files


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Génération Tłı̨chǫ", "generation tlicho"),
        ("Ley 21.305", "ley 21305"),
        ("1,5 %", "1,5 %"),
        ("AÑO", "ano"),
        ("e-waste, T-MEC, geo-membrane", "ewaste, tmec, geo-membrane"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_and_digits_are_words_of_their_own() -> None:
    assert split("NCh3262: GRI-303") == ["nch", "3262", "gri", "303"]


@pytest.mark.parametrize(
    "words",
    [
        ("relave", "relaves"),
        ("hidrica", "hidrico", "hidricas"),
        ("reciclar", "reciclador", "recicladores"),
        ("certificacion", "certificaciones"),
        ("imagen", "imagenes"),
        ("leaching", "leached"),
        ("regulation", "regulations"),
        ("worker", "workers"),
        ("chemical", "chemicals"),
        ("licence", "license", "licensed", "licencia"),
        ("organisation", "organization", "organizations"),
        ("centre", "center", "centers"),
        ("labour", "labor"),
        ("programme", "program", "programa"),
        ("modelled", "modeled"),
        ("watershed", "watersheds"),
        ("catalogue", "catalog", "catalogo"),
        ("pais", "paises"),
        ("taller", "talleres"),
        ("mina", "minas", "mine", "mines"),
        ("beca", "becas"),
        ("dato", "datos", "data"),
        ("jale", "jales"),
        ("rio", "rios"),
        ("red", "redes"),
        ("law", "laws"),
        ("usado", "usada", "usados", "usadas"),
        ("cable", "cables"),
    ],
)
def test_relatives_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("21305", "21304"), ("gas", "gasto"), ("plan", "planta"), ("mina", "minuta")])
def test_strangers_do_not_share_a_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_small_words_count_only_when_there_are_no_others() -> None:
    small = frozenset({"de", "la"})
    assert content_words("la huella de la mina", small) == ["huella", "mina"]
    assert content_words("de la", small) == ["de", "la"]


def a_document(title: str, text: str = "", **more: tuple[str, ...]) -> Document:
    return Document("page", title, "x/", "", "", passages=(Passage("", text),), **more)


def test_a_name_counts_more_than_a_text_and_is_told_from_it() -> None:
    found = build([a_document("Relaves"), a_document("Agua", "los relaves")], [], frozenset({"los"}))
    title, text = (found.postings["relav"][number] for number in (0, 1))
    assert title.weight > text.weight
    assert (title.names, text.names) == ([(0, 10)], [])


def test_words_of_one_meaning_are_found_together_and_a_phrase_only_whole() -> None:
    found = build(
        [a_document("Colas"), a_document("Presa de relaves"), a_document("Presa")], [("colas", "presa de relaves")], frozenset({"de"})
    )
    assert sorted(found.postings["=0"]) == [0, 1]


def test_a_keyword_finds_its_page_and_counts_less_than_a_name() -> None:
    found = build([a_document("Llantas", keywords=("caucho reciclado",)), a_document("Caucho reciclado")], [], frozenset())
    postings = found.postings[stem("caucho")]
    assert postings[0].weight < postings[1].weight
    assert postings[0].names[0][1] < postings[1].names[0][1]


def test_a_word_with_a_hyphen_is_found_without() -> None:
    found = build([a_document("Geo-membrane", "e-waste")], [], frozenset())
    assert {"geo", stem("membrane"), stem("geomembrane"), stem("ewaste")} <= found.postings.keys()


def test_only_the_best_places_are_kept_and_the_count_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MOST", 2)
    found = build([a_document("Otro", "agua"), a_document("Agua"), a_document("Otro", "agua agua")], [], frozenset())
    assert [number for number, _ in found.best(stem("agua"))] == [1, 2]
    assert len(found.postings[stem("agua")]) == 3


def test_everything_can_be_found(small_library: Library) -> None:
    content = small_library.content
    for lang in ("es", "en"):
        groups = [one.group for one in documents(content, lang)]
        assert groups.count("practice") == len(content.practices)
        assert groups.count("evidence") == len(content.evidence)
        assert groups.count("word") == len(content.terms)
        assert groups == sorted(groups, key=["practice", "evidence", "word", "page"].index)


def test_the_meanings_of_the_glossary_come_first_in_its_order(small_library: Library) -> None:
    groups = list(meanings(small_library.content))
    assert [group[0] for group in groups[: len(small_library.content.terms)]] == [term.term["es"] for term in small_library.content.terms]
    assert groups[len(small_library.content.terms) :] == list(small_library.content.everyday_words)


def test_the_files_hold_every_document_and_every_word_once(small_library: Library) -> None:
    written = dict(files(small_library.content, "es"))
    start = json.loads(written["start.json"])
    inside = {path.removeprefix(f"{start['folder']}/"): json.loads(text) for path, text in written.items() if path != "start.json"}
    blocks = [inside[f"w/{place}.json"] for place in range(len(start["blocks"]))]
    keys = [key for block in blocks for key in block]
    assert keys == sorted(set(keys))
    assert [min(block) for block in blocks] == start["blocks"]
    cards = [card for place in range(len([path for path in inside if path.startswith("d/")])) for card in inside[f"d/{place}.json"]]
    assert len(cards) == sum(count for _, count, _ in start["documents"])
    assert [card[1] for card in cards] == [one.address for one in documents(small_library.content, "es")]
    assert all(len(letters) == len(cards) for _, letters in inside["facets.json"].values())


def test_the_same_content_gives_the_same_files_and_other_content_another_folder(small_library: Library) -> None:
    content = small_library.content
    one = content.evidence[0]
    changed = replace(content, evidence=(replace(one, name=Text("Otro nombre", one.name.en)), *content.evidence[1:]))
    first, second = dict(files(content, "es")), dict(files(content, "es"))
    assert first == second
    folders = [json.loads(written["start.json"])["folder"] for written in (first, dict(files(changed, "es")))]
    assert folders[0] != folders[1]


def test_files_read_back_from_what_is_kept_are_those_that_are_made(small_library: Library, tmp_path: Path) -> None:
    content, made = small_library.content, []
    for _ in range(2):
        with Kept("search", tmp_path / "kept.sqlite") as kept:
            made.append(dict(files(content, "es", kept)))
    changed = replace(content, terms=(replace(content.terms[0], term=Text(es="otra", en="other")), *content.terms[1:]))
    with Kept("search", tmp_path / "kept.sqlite") as kept:
        assert dict(files(changed, "es", kept)) == dict(files(changed, "es"))
    assert made[0] == made[1] == dict(files(content, "es"))


def test_no_file_is_too_heavy_for_a_slow_line(small_library: Library) -> None:
    for lang in ("es", "en"):
        for path, text in frozen_files(small_library.content, lang):
            limit = 2 * cut.BLOCK if "/w/" in path else 100_000 if path.endswith(("words.json", "start.json")) else 20_000
            assert len(text.encode("utf-8")) < limit, path
