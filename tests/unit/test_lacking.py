"""What is missing is counted: an instrument, a measured result, one of a third party, for each practice in each country."""

from __future__ import annotations

from dataclasses import replace

from scripts.content.library import Library
from scripts.content.model import Content, Result, Text
from scripts.facts.lacking import cells, lacking

HERE = (10, "PE")


def with_only(content: Content, kind: str, *bases: str, country: str = "PE") -> Content:
    """The content with one record alone."""
    results = tuple(Result(basis, Text("x", "x")) for basis in bases)
    one = replace(content.evidence_by_id["pe-politica-de-prueba"], kind=kind, results=results, country=country, practices=(10,))
    return replace(content, evidence=(one,))


def test_what_is_international_is_of_no_country(small_library: Library) -> None:
    content = small_library.content
    every = cells(content)
    assert len(every) == len(content.practices) * 5 and {code for _, code in every} == set(content.vocabulary["countries"]) - {"INT"}
    assert HERE in lacking(with_only(content, "law", "independent", country="INT"))["instrument"]


def test_each_lack_has_its_own_remedy(small_library: Library) -> None:
    content = small_library.content
    for kind, bases, missing in (
        ("law", ("independent",), set()),
        ("law", ("self-reported",), {"independent"}),
        ("law", ("legal", "estimate", "target"), {"measured", "independent"}),
        ("law", (), {"measured", "independent"}),
        ("company-case", ("independent",), {"instrument"}),
        ("company-case", (), {"instrument", "measured", "independent"}),
    ):
        found = lacking(with_only(content, kind, *bases))
        assert {name for name, places in found.items() if HERE in places} == missing, (kind, bases)


def test_a_cell_without_any_record_lacks_everything(small_library: Library) -> None:
    content = replace(small_library.content, evidence=())
    assert all(places == cells(content) for places in lacking(content).values())
