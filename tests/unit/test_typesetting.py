"""Typesetting: content is data whatever it holds, the same bytes each time, letters that no face has, faults in words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from scripts.takeaway import typesetting
from scripts.tools.paths import ROOT

HOSTILE = '#panic("x") #read("/etc/passwd") ] } $x$ *b* _i_ `c` <label> @ref // /* = - + [z](#a) ~ "quoted" \\u{41} ----'
SIGNS = "áéíóúüñ¿¡ «cita» “quote” ½ ⅓ CO₂ m³ ≥ ≤ → ← – — … 1.º µ № − × ■ ● ◆ ▲ ○"
PAGE = """
#import "ground.typ": *
#set document(title: "T")
#set text(lang: "es", font: text-face)
#let data = json("/data.json")
#data.text
"""


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a template; nothing that is made is kept."""
    (tmp_path / "ground.typ").write_bytes((ROOT / "overrides/paper/ground.typ").read_bytes())
    file = tmp_path / "page.typ"
    file.write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(typesetting, "_FOLDER", tmp_path)
    monkeypatch.setattr(typesetting, "kept", lambda _kind, _inputs, make: make())
    yield file


def shown(data: bytes) -> str:
    """The letters of a document, without what lies between them."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", [HOSTILE, SIGNS])
def test_what_a_sentence_holds_is_printed_and_never_an_instruction(template: Path, text: str) -> None:
    assert shown(typesetting.pdf("page", {"text": text}, "2026-11-28")) == bare(text)


def test_a_letter_that_no_face_has_becomes_a_square_and_stops_nothing(template: Path) -> None:
    made = typesetting.pdf("page", {"text": "antes 中 བོ después", "more": [{"in": "中"}]}, None)
    assert shown(made) == "antes□□□después"


def test_the_same_data_and_day_give_the_same_bytes(template: Path) -> None:
    first, again, later = (typesetting.pdf("page", {"text": "a"}, day) for day in ("2026-11-28", "2026-11-28", "2026-11-29"))
    assert first == again != later
    assert "20261128" in str(PdfReader(io.BytesIO(first)).metadata)


def test_what_is_made_is_kept_by_all_that_it_depends_on(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs: list[bytes] = []
    monkeypatch.setattr(typesetting, "kept", lambda _kind, given, _make: inputs.append(given) or b"")
    typesetting.pdf("page", {"text": "a"}, "2026-11-28")
    typesetting.pdf("page", {"text": "b"}, "2026-11-28")
    typesetting.pdf("page", {"text": "a"}, "2026-11-29")
    typesetting.pdf("page", {"text": "a"}, "2026-11-28", {"more.svg": b"x"})
    typesetting.picture("page", {"text": "a"}, 100, 100)
    template.write_text(PAGE + "more", encoding="utf-8")
    typesetting.pdf("page", {"text": "a"}, "2026-11-28")
    monkeypatch.setattr(typesetting, "version", lambda _: "99")
    typesetting.pdf("page", {"text": "a"}, "2026-11-28")
    assert len(set(inputs)) == len(inputs) == 7


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("#data.nothing", "nothing"),
        ('#set text(font: "No Such Face")\nx', "no such face"),
        ('#read("/etc/passwd")', "not found"),
        ('#image(bytes(read("/drawings/logo.svg")))', "alt"),
    ],
)
def test_a_fault_of_a_template_names_it_and_says_what_is_wrong(template: Path, body: str, said: str) -> None:
    template.write_text(PAGE + body, encoding="utf-8")
    with pytest.raises(typesetting.NotTypeset, match=rf"overrides/paper/page\.typ(:\d+)?: (?s:.*){said}"):
        typesetting.pdf("page", {"text": "a"}, None)


def test_a_picture_has_its_width_and_one_page(template: Path) -> None:
    template.write_text("#set page(width: 600pt, height: 315pt)\nx", encoding="utf-8")
    assert Image.open(io.BytesIO(typesetting.picture("page", {}, 1200, 600))).size == (1200, 630)
    template.write_text("#set page(width: 600pt, height: 315pt)\nx#pagebreak()y", encoding="utf-8")
    with pytest.raises(typesetting.NotTypeset, match="2 pages"):
        typesetting.picture("page", {}, 1200, 600)


def test_every_drawing_and_the_landscape_can_be_typeset(template: Path) -> None:
    whole = sorted(file for file in (ROOT / "overrides/pictograms").glob("*.svg") if "<svg" in file.read_text(encoding="utf-8"))
    calls = [f'#drawing("{file.stem}", ink: "copper", width: 30pt)' for file in whole]
    assert len(calls) > 20
    template.write_text("\n".join([PAGE, *calls, "#landscape(width: 100%)"]), encoding="utf-8")
    assert len(PdfReader(io.BytesIO(typesetting.pdf("page", {"text": "a"}, None))).pages) >= 1


TABLE = """
#import "ground.typ": *
#set document(title: "T")
#set text(lang: "es", font: text-face)
#table(columns: 3, table.header([Práctica], [Chile], [Perú]),
  table.cell(colspan: 3)[Tema], [Uno], [1], [2], [Dos], [3], [4])
"""


def _cells(data: bytes) -> Iterator[tuple[str, str, list[str], str]]:
    """Of each cell of the tables of a document: what it is, its identity, its headers, its scope."""

    def walk(element: Any) -> Iterator[tuple[str, str, list[str], str]]:
        element = element.get_object()
        if not isinstance(element, DictionaryObject):
            return
        if element.get("/S") in ("/TH", "/TD"):
            (said,) = [one.get_object() for one in element["/A"] if one.get_object()["/O"] == "/Table"]
            yield element["/S"], str(element.get("/ID", "")), [str(one) for one in said["/Headers"]], str(said.get("/Scope", ""))
        below = element.get("/K", [])
        for one in below if isinstance(below, list) else [below]:
            yield from walk(one)

    yield from walk(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])


def test_each_cell_of_a_table_names_its_column_its_row_and_the_heading_above(template: Path) -> None:
    template.write_text(TABLE, encoding="utf-8")
    practice, chile, peru, theme, one, first, second, two, third, fourth = _cells(typesetting.pdf("page", {}, None))
    assert [cell[3] for cell in (practice, chile, peru)] == ["/Column"] * 3
    assert [cell[::3] for cell in (theme, one, two)] == [("/TH", "/Row")] * 3
    assert theme[2] == [] and one[2] == two[2] == [practice[1], theme[1]]
    assert [cell[2] for cell in (first, second)] == [[chile[1], theme[1], one[1]], [peru[1], theme[1], one[1]]]
    assert [cell[2] for cell in (third, fourth)] == [[chile[1], theme[1], two[1]], [peru[1], theme[1], two[1]]]
    assert {cell[0] for cell in (first, second, third, fourth)} == {"/TD"}
