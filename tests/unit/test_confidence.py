"""A high confidence rests on something official, first-hand or peer-reviewed at its own address; the weakest wait first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.content.model import Content, Evidence
from scripts.content.read import Library
from scripts.facts.confidence import kinds, unfounded, weakness


def resting_on(library: Library, *sources: tuple[str, bool], confidence: str = "high") -> tuple[Content, Evidence]:
    """A content and a record in it with sources of these kinds; True: read at an address that is not its own."""
    content = library.content
    model = content.sources["guia-general-de-prueba"]
    made = {f"s{n}": replace(model, id=f"s{n}", kind=kind, copy=copied) for n, (kind, copied) in enumerate(sources)}
    record = replace(content.evidence_by_id["mx-caso-de-prueba"], sources=tuple(made), confidence=confidence)
    return replace(content, sources={**content.sources, **made}), record


@pytest.mark.parametrize("kind", ["government", "court", "international", "issuer", "company", "peer-reviewed"])
def test_one_direct_source_at_its_own_address_is_enough(small_library: Library, kind: str) -> None:
    assert not unfounded(*resting_on(small_library, ("press", False), (kind, False)))
    assert unfounded(*resting_on(small_library, ("press", False), (kind, True))), "a copy is not enough"


@pytest.mark.parametrize("kind", ["press", "secondary"])
def test_what_is_second_hand_carries_no_high_confidence(small_library: Library, kind: str) -> None:
    assert unfounded(*resting_on(small_library, (kind, False), ("", False)))
    assert not unfounded(*resting_on(small_library, (kind, False), confidence="medium"))


def test_while_nobody_has_said_a_kind_there_is_no_telling(small_library: Library) -> None:
    assert not unfounded(*resting_on(small_library, ("", False), ("", False)))


def test_the_weakest_wait_first(small_library: Library) -> None:
    told = [
        resting_on(small_library, ("court", True), confidence="medium"),
        resting_on(small_library, ("court", True), ("press", False), confidence="medium"),
        resting_on(small_library, ("court", False), ("press", False), confidence="medium"),
        resting_on(small_library, ("court", False)),
    ]
    assert [weakness(*one) for one in told] == [3, 2, 1, 0]
    assert kinds(*told[1]) == ["copy", "press"]
