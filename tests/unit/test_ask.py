"""Doors, letter and round table kit: what the views say of any content, and what holds for the real one."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content
from scripts.content.prose import blocks, lead, plain
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.addresses import addresses_of
from scripts.facts.citations import uses
from scripts.frontend.assets import assets
from scripts.pages import ask, kit
from scripts.pages.compose import compose_page
from scripts.pages.context import PageContext
from scripts.search.documents import documents
from scripts.tools.settings import Settings
from tests.small import small_content

WHERE = Settings(None, "https://example.org/")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return load(small_content(tmp_path_factory.mktemp("small") / "content")).content


def page(content: Content, lang: str, key: str) -> PageContext:
    return PageContext(content, addresses_of(content), WHERE, lang, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_country_s_page_says_everything_that_its_file_says(small: Content, lang: str) -> None:
    text = compose_page(small, WHERE, lang, "ask/cl")
    for door in small.doors["CL"].doors:
        assert f'id="{door.id}"' in text and words()[f"ask.sure-{door.confidence}"][lang] in text
        assert all(said[lang] in text for said in door.texts)
    assert "https://www.example.org/pedir" in text
    assert ("20 días hábiles. Se cuentan desde la recepción. 10 días hábiles más." if lang == "es" else "20 working days. Counted") in text
    assert all(one[lang] in text for one in small.doors["CL"].open)
    assert ("27 de noviembre de 2026" if lang == "es" else "27 November 2026") in text
    assert "asesoría legal" in text if lang == "es" else "legal advice" in text


def test_kinds_without_a_door_have_no_heading(small: Content) -> None:
    found = [group.id for group in ask.doors(page(small, "es", "ask/cl")).groups]
    assert found == ["information", "report-breach"]
    assert set(ask.KINDS) >= {door.kind for one in small.doors.values() for door in one.doors}


def test_a_country_without_a_file_says_so(small: Content) -> None:
    text = compose_page(replace(small, doors={}), WHERE, "es", "ask/cl")
    assert words()["ask.none"]["es"] in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_letter_opens_in_the_mail_as_it_stands_on_the_page(small: Content, lang: str) -> None:
    found = ask.letter(page(small, lang, "ask/cl"))
    assert [door.law for door in found.doors] == [d.law[lang] for d in small.doors["CL"].doors if d.kind == "information"]
    assert {to: len(questions) for to, questions in found.questions} == {"authority": 2, "company": 1}
    assert re.fullmatch(r"mailto:\?subject=[^&?#\s]+&body=[^&?#\s]+", found.blank)
    sent = parse_qs(found.blank.removeprefix("mailto:?"))
    assert sent["subject"] == [words()["letter.subject"][lang]]
    body = sent["body"][0]
    assert "{" not in body and body.count("[") == body.count("]") >= len(ask.BLANKS)
    assert "\n" not in body.replace("\r\n", "")


def test_the_doors_cite_their_sources_and_the_bibliography_counts_them(small: Content) -> None:
    assert uses(small)["ley-de-acceso-de-prueba"].pages == ["ask/cl"]
    assert "ask/pe" in uses(small)["informe-general-de-prueba"].pages


def test_the_search_reads_the_doors(small: Content) -> None:
    found = {one.address: one for one in documents(small, "es")}
    country = found["pregunte/chile/"]
    assert ("cl-denunciar-de-prueba", True) in {(p.anchor, "Llame o escriba." in p.text) for p in country.passages}
    assert country.facets == {"country": ("CL",)}
    assert "cómo pedir información" in found["pregunte/"].keywords and "acta" in found["mesa/"].keywords
    assert not [address for address in found if address.startswith("mesa/") and address != "mesa/"], (
        "the sheets are no results of their own"
    )


@pytest.mark.content
def test_the_script_of_the_letter_is_small() -> None:
    assert len(gzip.compress(assets()["ask.js"][1].encode(), 6)) <= 3000


@pytest.mark.content
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_and_limit_is_on_a_card_and_nothing_else_is(library: Library, lang: str) -> None:
    content = library.content
    for practice in content.practices:
        own = kit.kit(page(content, lang, practice.kit))
        cards = [card for sheet in own.sheets for card in sheet]
        assert all(len(sheet) == kit.A_SHEET for sheet in own.sheets)
        found = blocks(content.shown[lang, practice.key])
        steps = [one for one in found if one.kind == "step"]
        assert [card.title for card in cards if card.kind == "step"] == [lead(one.text) for one in steps]
        beside = [practice.step_by_id[one.step] for one in steps if one.step in practice.step_by_id]
        assert [card.shows for card in cards if card.shows] == [one.shows[lang] for one in beside]
        page_text = " ".join(plain(one.text) for one in found)
        assert all(card.text in page_text for card in cards)
        assert {card.kind for card in cards} <= {"step", "limit", "own"} and any(card.kind == "limit" for card in cards)
        acting = {actor for one in steps for actor in one.actors or ()}
        assert sum(bool(role.steps) for role in own.roles) == len(acting & set(kit.SECTORS))


def test_the_agendas_fill_ninety_minutes_and_half_a_day(small: Content) -> None:
    assert sum(minutes for _, minutes in kit.SHORT) == 90 and sum(minutes for _, minutes in kit.LONG) == 240
    own = kit.kit(page(small, "es", small.practices[0].kit))
    assert [agenda.parts[-1].time.partition("–")[2] for agenda in own.agendas] == ["1:30", "4:00"]
    for agenda in own.agendas:
        ends = [part.time.split("–") for part in agenda.parts]
        assert all(before[1] == after[0] for before, after in pairwise(ends))


def test_a_practice_leads_to_its_kit_and_to_the_doors(small: Content) -> None:
    text = compose_page(small, WHERE, "es", small.practices[0].key)
    assert "../../mesa/" in text and "../../pregunte/" in text


@pytest.mark.content
def test_the_doors_of_the_real_content_have_letters_and_say_what_stays_open(library: Library) -> None:
    content = library.content
    for one in content.doors.values():
        assert one.open and one.doors
        for lang in LANGUAGES:
            shown = page(content, lang, one.key)
            laws = [door.law for door in ask.letter(shown).doors]
            assert laws == [door.law[lang] for door in one.doors if door.kind == "information"]
            offered = [question.text for of in ask.letter(shown).steps for question in of.questions]
            assert offered == [step.ask[lang] for practice in content.practices for step in practice.steps]
            assert ask.letter(shown).count == len(offered)
