"""A field of a record is known everywhere: schema, model, page, search, open data, editions, form. Whoever adds one is led through them.

Two made-up records differ in every field. One is given a single field of the other: each place has to notice, or to be named here with the
reason why it need not.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
import yaml

from scripts.content.model import LANGUAGES, Content, Evidence
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.exports.datasets import Datasets
from scripts.exports.schemas import item_schema
from scripts.facts.editions import summarise
from scripts.pages.compose import compose_page
from scripts.search.documents import documents
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings
from tests.small import small_content

SCHEMA = json.loads((ROOT / "data/schema/evidence.json").read_text(encoding="utf-8"))
FORM = (ROOT / ".github/ISSUE_TEMPLATE/2-evidence.yml").read_text(encoding="utf-8")
# Each field of the schema, in two made-up records. A new field: two different values that the schema allows.
VALUES: dict[str, tuple[Any, Any]] = {
    "name": ({"es": "Ley de ejemplo", "en": "Sample law"}, {"es": "Plan de muestra", "en": "Trial plan"}),
    "organisation": ({"es": "Ministerio uno", "en": "First ministry"}, {"es": "Instituto dos", "en": "Second institute"}),
    "country": ("CL", "PE"),
    "year": (2019, 2021),
    "kind": ("law", "policy"),
    "actors": (["government"], ["academia"]),
    "practices": ([10], [1]),
    "shows": (
        {"10": {"es": "Une a dos partes.", "en": "It joins two sides."}},
        {"1": {"es": "Fija un acuerdo.", "en": "It sets an agreement."}},
    ),
    "what": ({"es": "Ordena medir.", "en": "Orders measuring."}, {"es": "Propone informar.", "en": "Proposes reporting."}),
    "results": (
        [{"basis": "target", "es": "Llegar a 5 %.", "en": "To reach 5%."}],
        [{"basis": "estimate", "es": "Unos 7 casos.", "en": "Some 7 cases."}],
    ),
    "gaps": ({"es": "Falta un balance.", "en": "A balance is missing."}, {"es": "Falta un plazo.", "en": "A date is missing."}),
    "keywords": ({"es": ["caudal propio"], "en": ["own flow"]}, {"es": ["cauce ajeno"], "en": ["other bed"]}),
    "confidence": ("high", "medium"),
    "sources": (["ley-de-prueba-texto"], ["guia-general-de-prueba"]),
}
# What a place may leave out, and why.
NOT_ON_THE_PAGE = {"keywords": "words of readers that the record itself does not use"}
NOT_EXPORTED = {"keywords": "they serve our search alone"}
NOT_IN_EDITIONS = {"keywords": "no reader sees them"}
NOT_SEARCHED = {"confidence": "says how sure we are, not what the record is about", "sources": "the bibliography lists them"}
NOT_ASKED = {"gaps": "the reviewer knows what else was looked for", "keywords": "added when a search does not find the record"}
QUESTIONS = {"practices": "main_practice", "results": "result_es", "sources": "source_url"}  # others have the field's name


@dataclass(frozen=True)
class Places:
    """The content with one made-up record, and what each place says of it."""

    content: Content
    one: Evidence
    other: Evidence

    def said(self, place: str, record: Evidence) -> Any:
        """What a place says of a record: page, search, export or edition."""
        content = replace(self.content, evidence=(record,))
        if place == "page":
            return [compose_page(content, Settings(None, None), lang, record.key) for lang in LANGUAGES]
        if place == "search":
            return [one for lang in LANGUAGES for one in documents(content, lang) if one.group == "evidence"]
        if place == "export":
            return Datasets(content, "/").items("evidence")
        return summarise(content, "1.0", None).evidence[record.id]["parts"]

    def notices(self, place: str, name: str) -> bool:
        """Whether the place says something else when the field has another value."""
        return self.said(place, self.one) != self.said(place, replace(self.one, **{name: getattr(self.other, name)}))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    root = small_content(tmp_path_factory.mktemp("fields"))
    for number, id in enumerate(("int-one", "int-other")):
        file = root / f"data/evidence/{id}.yml"
        file.write_text(yaml.safe_dump({name: pair[number] for name, pair in VALUES.items()}, allow_unicode=True), encoding="utf-8")
    library = load(root)
    assert not [p for p in library.problems if p.path.startswith("data/evidence/int-o")], "the made-up records are as the schema wants"
    by_id = library.content.evidence_by_id
    return Places(library.content, by_id["int-one"], by_id["int-other"])


def test_the_made_up_records_have_every_field() -> None:
    assert set(VALUES) == set(SCHEMA["properties"]), "give VALUES two values for each field of data/schema/evidence.json"
    for reasons in (NOT_ON_THE_PAGE, NOT_EXPORTED, NOT_IN_EDITIONS, NOT_SEARCHED, NOT_ASKED):
        assert set(reasons) <= set(VALUES) and all(reasons.values())


@pytest.mark.parametrize("name", SCHEMA["properties"])
def test_a_field_is_read(places: Places, name: str) -> None:
    assert name in {one.name for one in fields(Evidence)}, "a field of Evidence in scripts/content/model/records.py"
    assert getattr(places.one, name) != getattr(places.other, name), "scripts/content/records.py reads it"


@pytest.mark.parametrize("name", SCHEMA["properties"])
def test_a_field_is_shown_exported_fingerprinted_and_found(places: Places, name: str) -> None:
    for place, left_out, where in (
        ("page", NOT_ON_THE_PAGE, "scripts/pages/record.py and overrides/pages/record.html"),
        ("export", NOT_EXPORTED, "scripts/exports/datasets.py"),
        ("edition", NOT_IN_EDITIONS, "scripts/facts/editions.py"),
        ("search", NOT_SEARCHED, "scripts/search/documents.py"),
    ):
        assert places.notices(place, name) == (name not in left_out), f"{name}: {where}, or its reason above"


@pytest.mark.parametrize("name", SCHEMA["properties"])
def test_a_field_has_its_words_and_its_place_in_the_published_schema(places: Places, name: str) -> None:
    assert (name in item_schema("evidence")["properties"]) == (name not in NOT_EXPORTED), "data/schema/exports.json"
    if name not in NOT_IN_EDITIONS:
        assert name in places.said("edition", places.one), "its fingerprint has the field's name: scripts/facts/editions.py"
        assert f"changes.part.{name}" in words(), "data/ui.yml"


@pytest.mark.parametrize("name", SCHEMA["properties"])
def test_the_form_asks_for_a_field(name: str) -> None:
    asked = set(re.findall(r"^  id: (\w+)", FORM, re.MULTILINE))
    question = QUESTIONS.get(name, name)
    assert bool({question, f"{question}_es"} & asked) == (name not in NOT_ASKED), ".github/ISSUE_TEMPLATE/2-evidence.yml, or NOT_ASKED"


@pytest.mark.parametrize("name", SCHEMA["properties"])
def test_the_template_of_a_record_has_a_field(name: str) -> None:
    template = (ROOT / "data/evidence/_template.yml").read_text(encoding="utf-8")
    assert re.search(rf"^(?:# ?)?{name}:", template, re.MULTILINE), "data/evidence/_template.yml"
