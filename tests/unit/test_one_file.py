"""One file more changes everything that shows records; without it nothing is left of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content.read import load
from scripts.exports.all import exports
from scripts.pages.compose import compose
from scripts.tools.settings import Settings
from tests.html import text, tree
from tests.small import small_content

WHERE = Settings("https://github.com/example/practicas", "https://example.org/practicas/")
ID = "pe-registro-de-prueba"
RECORD = """
name: {es: "Registro de prueba", en: "Test record"}
organisation: {es: "Ministerio de prueba", en: "Test Ministry"}
country: PE
year: 1987
kind: law
actors: [government]
practices: [10, 14]
what: {es: "Qué es.", en: "What it is."}
results:
- {basis: independent, es: "Un resultado.", en: "A result."}
confidence: high
sources:
- {id: fuente-de-prueba, url: "https://www.example.org/prueba", title: "Título de prueba", publisher: "Editor de prueba", lang: es}
"""
CHANGED = {
    "es": [
        "evidencia",
        "practicas/agua-con-la-universidad",
        "practicas/auditorias-abiertas",
        "paises/peru",
        "comparacion",
        "linea-de-tiempo",
        "bibliografia/e",
    ],
    "en": [
        "evidence",
        "practices/water-with-the-university",
        "practices/open-audits",
        "countries/peru",
        "comparison",
        "timeline",
        "bibliography/e",
    ],
}
PAGE = {"es": "evidencia", "en": "evidence"}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two copies of the content, the second with one file more."""
    folder = tmp_path_factory.mktemp("content")
    for name in ("before", "after"):
        small_content(folder / name)
    (folder / f"after/data/evidence/{ID}.yml").write_text(RECORD, encoding="utf-8")
    return folder / "before", folder / "after"


@pytest.fixture(scope="module")
def composed(roots: tuple[Path, Path]) -> tuple[dict[str, str], dict[str, str]]:
    before, after = (load(root) for root in roots)
    assert not after.problems
    return compose(before.content, WHERE), compose(after.content, WHERE)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_one_file_more_is_on_every_page_that_shows_records(composed: tuple[dict[str, str], dict[str, str]], lang: str) -> None:
    before, after = composed
    letters = {"es/bibliografia/e/index.md", "en/bibliography/e/index.md"}  # of its publisher, unless it has a page already
    assert set(after) - set(before) - letters == {f"{one}/{PAGE[one]}/{ID}/index.md" for one in ("es", "en")}
    for address in CHANGED[lang]:
        assert after[f"{lang}/{address}/index.md"] != before.get(f"{lang}/{address}/index.md"), address
        if address not in ("comparacion", "comparison"):
            assert f"{ID}/" in after[f"{lang}/{address}/index.md"], address


def test_one_file_more_is_counted(composed: tuple[dict[str, str], dict[str, str]]) -> None:
    cells = [tree(files["es/comparacion/index.md"]).css_first('a[href$="paises/peru/#practice-10"]') for files in composed]
    assert [text(cell).split()[0] for cell in cells] == ["1", "2"]
    shelves = [text(tree(files["es/paises/index.md"]).body) for files in composed]
    assert ["2 registros" in shelves[0].partition("Perú")[2], "3 registros" in shelves[1].partition("Perú")[2]] == [True, True]


def test_one_file_more_is_in_the_open_data(roots: tuple[Path, Path]) -> None:
    before, after = (exports(load(root).content, WHERE.site) for root in roots)
    changed = {path for path in after if after[path] != before.get(path)}
    for name in ("evidence.json", "sources.json"):
        assert any(path.endswith(name) for path in changed), name
        assert not any(ID.encode() in data for data in before.values())
    assert any(ID.encode() in after[path] for path in changed)


def test_removing_the_file_removes_all_of_it(roots: tuple[Path, Path], composed: tuple[dict[str, str], dict[str, str]]) -> None:
    file = roots[1] / f"data/evidence/{ID}.yml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    try:
        assert compose(load(roots[1]).content, WHERE) == composed[0]
    finally:
        file.write_text(text, encoding="utf-8")
