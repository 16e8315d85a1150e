"""The list of every figure of the site."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from scripts.content.library import Library
from scripts.content.model import Evidence, Page, Source, Text
from scripts.facts import figure_list
from scripts.facts.figure_list import Figure, as_csv, site_figures


@pytest.fixture
def content(library: Library):
    sources = {one: Source(one, "https://example.org", "T", "P", "es", published=year) for one, year in (("a", "2019-05"), ("b", None))}
    record = Evidence(
        id="cl-x",
        name=Text("X", "X"),
        organisation=Text("O", "O"),
        country="CL",
        kind="law",
        actors=(),
        practices=(1,),
        what=Text("Rige desde 2010. Bajó 12,5 % en 2020; ahorra 1.200 t.", "In force since 2010."),
        confidence="high",
        sources=("a",),
        path="data/evidence/cl-x.yml",
    )
    body = "Sin cifra [@a].\n\n- Bajó 12,5 % en 2020 [@a] [@b].\n\n## 3 pasos { #steps }\n"
    page = Page("es", "p", "docs/es/p.md", "P", "P", "p", body, 1)
    english = replace(page, lang="en", path="docs/en/p.md")
    return replace(
        library.content,
        follow_ups=(),
        doors={},
        sources=sources,
        evidence=(record,),
        practices=(),
        terms=(),
        pages={("es", "p"): page, ("en", "p"): english},
    )


def test_every_figure_is_listed_with_place_sentence_source_and_year_and_doubles_stand_together(content) -> None:
    found = site_figures(content)
    assert Figure("a", "1.200", "t", "2019", "data/evidence/cl-x.yml", "Bajó 12,5 % en 2020; ahorra 1.200 t.") in found
    places = [f.place for f in found if f.source == "a" and f.figure == "12,5"]
    assert places == ["data/evidence/cl-x.yml", "docs/es/p.md"]
    where = [index for index, f in enumerate(found) if f.source == "a" and f.figure == "12,5"]
    assert where[1] == where[0] + 1
    assert [f.figure for f in found if f.source == "a"] == ["12,5", "12,5", "1.200", "2010", "2020", "2020"]
    assert {(f.source, f.year) for f in found} == {("", ""), ("a", "2019"), ("b", "")}
    assert not [f for f in found if f.place.startswith("docs/en")]


def test_the_list_is_csv_that_no_spreadsheet_takes_for_a_formula() -> None:
    text = as_csv([Figure("a", "1", "", "", "p", '=SUM(A1), "x" 1')])
    assert list(csv.reader(io.StringIO(text)))[1] == ["a", "1", "", "", "p", '\'=SUM(A1), "x" 1']


def test_the_command_writes_the_file_and_says_how_it_is_used(tmp_path, capsys) -> None:
    file = tmp_path / "new/figures.csv"
    assert figure_list.main([str(file)]) == 0
    assert file.read_text(encoding="utf-8-sig").startswith("source,figure,what,year,place,sentence\n")
    for arguments in ([], ["x"], [str(tmp_path)], ["a.csv", "b.csv"]):
        assert figure_list.main(arguments) == 2
    assert "Uso:" in capsys.readouterr().err
