"""Prose as blocks: every form of Markdown that a page may have, citations and steps, nothing of the source left over."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.content.model import Page
from scripts.takeaway.prose_blocks import Data, prose_blocks


def page(body: str) -> Page:
    return Page("es", "practices/x", "docs/es/practices/x.md", "T", "D", "x", body, 1)


def made(body: str) -> list[Data]:
    return prose_blocks(page(body), lambda to: to if to.startswith("https:") else None)


def text(value: str) -> Data:
    return {"kind": "text", "text": value}


def test_a_heading_has_its_words_and_its_id_apart() -> None:
    assert made("## Por qué *importa* { #why }") == [
        {"kind": "heading", "level": 2, "id": "why", "runs": [text("Por qué "), {"kind": "emphasis", "runs": [text("importa")]}]}
    ]
    assert made("### Sin id")[0]["id"] == ""


def test_citations_stand_where_they_are_without_the_space_before_them() -> None:
    assert made("Baja [@a][@b]. Sube[@c]")[0]["runs"] == [
        text("Baja"),
        {"kind": "cite", "ids": ["a", "b"]},
        text(". Sube"),
        {"kind": "cite", "ids": ["c"]},
    ]


def test_a_step_says_who_acts_and_its_comment_is_gone() -> None:
    [steps] = made("1. **Medir.** Bien [@a]. <!-- step: measure; actors: industry, government -->\n2. Otro <!-- actors: academia -->\n")
    assert [(item["step"], item["actors"]) for item in steps["items"]] == [("measure", ["industry", "government"]), ("", ["academia"])]
    assert "actors:" not in json.dumps(steps["items"][0]["blocks"]) and steps["kind"] == "steps"
    assert steps["items"][0]["blocks"][0]["runs"][-1] == text(".")


def test_lists_stand_in_lists_and_items_hold_several_blocks() -> None:
    [bullets] = made("- uno\n\n  más\n\n  1. dentro\n- dos\n")
    first, second = bullets["items"]
    assert [one["kind"] for one in first["blocks"]] == ["paragraph", "paragraph", "steps"]
    assert second["blocks"] == [{"kind": "paragraph", "runs": [text("dos")]}]


def test_a_marker_is_a_block_of_its_own_and_other_comments_are_nothing() -> None:
    assert made("a\n\n<!-- records:evidence -->\n\nb <!-- nothing -->") == [
        {"kind": "paragraph", "runs": [text("a")]},
        {"kind": "marker", "name": "evidence"},
        {"kind": "paragraph", "runs": [text("b")]},
    ]


def test_links_lead_where_they_are_said_to() -> None:
    runs = made("[fuera](https://example.org/#a) y [dentro](07.md)")[0]["runs"]
    assert [run.get("to", "-") for run in runs] == ["https://example.org/#a", "-", None]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("> cita\n> más", {"kind": "quote", "blocks": [{"kind": "paragraph", "runs": [text("cita más")]}]}),
        ("```\n#let x = [1]\n```", {"kind": "code", "text": "#let x = [1]"}),
        (
            "| a | b |\n|---|---|\n| **1** | `2` |\n",
            {
                "kind": "table",
                "head": [[text("a")], [text("b")]],
                "rows": [[[{"kind": "strong", "runs": [text("1")]}], [{"kind": "code", "text": "2"}]]],
            },
        ),
        ("a  \nb", {"kind": "paragraph", "runs": [text("a"), {"kind": "break"}, text("b")]}),
        ("![foto](../images/a.png)", {"kind": "paragraph", "runs": [{"kind": "picture", "name": "../images/a.png", "text": "foto"}]}),
        ('#panic("x") $a$ @b ]', {"kind": "paragraph", "runs": [text('#panic("x") $a$ @b ]')]}),
    ],
)
def test_each_form(body: str, expected: dict[str, Any]) -> None:
    assert made(body) == [expected]
