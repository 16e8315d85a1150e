"""Exports of what is empty or unusual."""

from __future__ import annotations

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware

from scripts.content.model import Source
from scripts.exports.references import bibtex
from scripts.exports.tables import dataset_csv


def test_an_empty_data_set_still_names_its_columns() -> None:
    header = dataset_csv("glossary", []).decode("utf-8-sig").strip()
    assert header.startswith("id,term_es,term_en,")


def test_a_reference_manager_reads_every_source_whatever_letters_it_has() -> None:
    """Each entry, with the title and the publisher that it was given."""
    strange = r"100 % & $5 #1 a_b {c} \d ~e «ñ» “q” @x = , '"
    titles = ["Uno", strange]
    given = [Source(f"s-{n}", f"https://example.org/a_{n}?b=%20&c#d", one, strange, "es", "2024-05-01") for n, one in enumerate(titles)]
    read = bibtexparser.parse_string(bibtex(given).decode("utf-8"), append_middleware=[LatexDecodingMiddleware()])
    assert not read.failed_blocks and [entry.key for entry in read.entries] == ["s-0", "s-1"]
    for entry, source in zip(read.entries, given, strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert (fields["title"], fields["author"], fields["year"]) == (source.title, source.publisher, "2024")


def test_a_language_that_bibtex_has_no_name_for_is_given_by_its_letters() -> None:
    assert "language = {pt}" in bibtex([Source("x", "https://example.org/", "x", "x", "pt")]).decode()
