"""Exports of what is empty or unusual."""

from __future__ import annotations

from scripts.content.model import Source
from scripts.exports.references import bibtex
from scripts.exports.tables import dataset_csv


def test_an_empty_data_set_still_names_its_columns() -> None:
    header = dataset_csv("glossary", []).decode("utf-8-sig").strip()
    assert header.startswith("id,term_es,term_en,")


def test_a_language_that_bibtex_has_no_name_for_is_given_by_its_letters() -> None:
    assert "language = {pt}" in bibtex([Source("x", "https://example.org/", "x", "x", "pt")]).decode()
