"""The template of a record shows every field, explains each in both languages, and is itself a good record."""

from __future__ import annotations

import json
import re

import pytest

from scripts.content.schemas import Schemas
from scripts.pages.invitation import template_for
from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml

TEMPLATE = (ROOT / "data/evidence/_template.yml").read_text(encoding="utf-8")


OPTIONAL = {"shows"}  # speaks of a practice beside the main one: stands there as a comment


def fields(schema: str) -> set[str]:
    return set(json.loads((ROOT / f"data/schema/{schema}.json").read_text(encoding="utf-8"))["properties"])


@pytest.mark.parametrize("text", [TEMPLATE, *(template_for(TEMPLATE, 12, c) for c in ("CL", "CO", "MX", "PE", "CA", "INT"))])
def test_it_satisfies_the_schema(text: str) -> None:
    document = read_yaml(text)
    assert not document.faults
    assert list(Schemas(ROOT / "data/schema").refused(document, "data/evidence/x.yml")) == []


def test_it_shows_every_field() -> None:
    value = read_yaml(TEMPLATE).value
    assert set(value) == fields("evidence") - OPTIONAL
    assert set(value["sources"][0]) == fields("source") - {"marks"}  # those are the weekly check's: whoever writes a record needs none


def test_each_field_is_explained_in_both_languages() -> None:
    comments = [block for block in re.split(r"\n\s*\n", TEMPLATE) if re.match(r"\s*#", block)]
    explained = [block for block in comments if re.search(r"^[a-z]+:", block, re.MULTILINE)]
    assert len(explained) == len(fields("evidence") - OPTIONAL)
    for block in explained:
        text = " ".join(line.lstrip("# ") for line in block.splitlines() if line.startswith("#"))
        assert "·" in text or re.search(r"[a-z].*\b(the|that|where)\b", text), block


def test_what_speaks_of_another_practice_waits_until_it_is_listed() -> None:
    lines = [re.sub(r"^# (?=shows:|  \d)", "", line) for line in TEMPLATE.splitlines()]
    document = read_yaml("\n".join(lines))
    assert set(document.value) == fields("evidence")
    assert list(Schemas(ROOT / "data/schema").refused(document, "data/evidence/x.yml")) == []


def test_the_lists_name_every_choice() -> None:
    choices = json.loads((ROOT / "data/schema/evidence.json").read_text(encoding="utf-8"))["properties"]
    wanted = [*choices["country"]["enum"], *choices["kind"]["enum"], *choices["actors"]["items"]["enum"]]
    wanted += [*choices["results"]["items"]["properties"]["basis"]["enum"], *choices["confidence"]["enum"]]
    comments = " ".join(line for line in TEMPLATE.splitlines() if line.startswith("#"))
    for choice in wanted:
        assert re.search(rf"(?<![\w-]){choice}(?![\w-])", comments), choice


def test_country_and_practice_are_the_ones_asked_for() -> None:
    value = read_yaml(template_for(TEMPLATE, 9, "MX")).value
    assert (value["country"], value["practices"]) == ("MX", [9])
