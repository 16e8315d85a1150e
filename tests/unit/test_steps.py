"""What follows from the steps of a practice: who acts in it, and the records of those who did as a step says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scripts.content.library import Library
from scripts.content.model import Content, Evidence
from scripts.content.prose import blocks
from scripts.pages.compose import compose_page
from scripts.tools.settings import Settings

KEY = "practices/10-academia-industry-links"
CITED = "informe-general-de-prueba"  # by the second step alone


@pytest.fixture
def content(small_library: Library) -> Content:
    """The small content without records that rest on what the step cites."""
    found = small_library.content
    return replace(found, evidence=tuple(one for one in found.evidence if CITED not in one.sources))


def with_records(content: Content, *records: Evidence) -> Content:
    return replace(content, evidence=(*content.evidence, *records))


def second_step(content: Content, lang: str = "es") -> str:
    """The second step of the practice as it is composed."""
    lines = compose_page(content, Settings(None, None), lang, KEY).splitlines()
    return next(line for line in lines if line.startswith("2. "))


def record(content: Content, id: str, **values: object) -> Evidence:
    """A company's case that rests on the source that the step cites."""
    made = replace(content.evidence_by_id["cl-ley-de-prueba"], id=id, country="MX", kind="company-case", sources=(CITED,))
    return replace(made, **({"practices": (10,)} | values))


def test_who_acts_in_a_practice_acts_in_one_of_its_steps(content: Content) -> None:
    order = list(content.vocabulary["actors"])
    for practice in content.practices:
        steps = [block for block in blocks(content.pages["es", practice.key]) if block.kind == "step"]
        assert list(practice.actors) == sorted({actor for step in steps for actor in step.actors or ()}, key=order.index)
    assert content.practices[0].actors == ("government", "industry", "academia", "civil-society")


def test_a_step_names_the_record_of_whoever_did_it(content: Content) -> None:
    done = with_records(content, record(content, "mx-quien-lo-hizo"))
    text = second_step(done)
    assert re.search(r'Así lo hicieron:</span> <a href="[^"]+/mx-quien-lo-hizo/">México: ', text)
    assert "How others did it:" in second_step(done, "en")
    assert "mx-quien-lo-hizo" not in second_step(content)


@pytest.mark.parametrize("kind", ["guidance", "standard", "dataset"])
def test_what_explains_has_done_nothing(content: Content, kind: str) -> None:
    text = second_step(with_records(content, record(content, "int-guia", kind=kind, country="INT")))
    assert re.search(r'Véase:</span> <a href="[^"]+/int-guia/">(?!Internacional)', text) and "Así lo hicieron" not in text


def test_the_practices_own_records_come_first_and_two_are_enough(content: Content) -> None:
    others = [record(content, f"mx-{n}", practices=(1,)) for n in "abc"]
    text = second_step(with_records(content, *others, record(content, "mx-z")))
    assert re.findall(r'href="[^"]+/(mx-\w)/"', text) == ["mx-z", "mx-a"]


def test_a_page_in_prose_leads_to_the_page_of_a_record(content: Content) -> None:
    page = content.pages["es", "method"]
    changed = replace(page, body=f"{page.body}\n\nVéase [la ley](evidence/cl-ley-de-prueba.md#results).\n")
    text = compose_page(replace(content, pages={**content.pages, ("es", "method"): changed}), Settings(None, None), "es", "method")
    assert re.search(r"\[la ley\]\(\S*/cl-ley-de-prueba/index\.md#results\)", text)
