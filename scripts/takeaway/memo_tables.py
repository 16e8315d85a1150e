"""Tables in a document of a word processor: the head again on each page, columns by what stands in them, no row torn."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Twips
from docx.table import Table, _Cell, _Row

from scripts.takeaway.columns import widths

# In twentieths of a point: a bold letter of the widest face that a device puts in the place of the table's, and the room beside a text.
_LETTER, _MARGINS = 150, 2 * 108


def started(document: Doc, heads: Sequence[str]) -> Table:
    """A table of one row, its head."""
    table: Table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    _say(table.rows[0], "w:tblHeader")
    return table


def new_row(table: Table) -> tuple[_Cell, ...]:
    """The cells of a new last row."""
    return tuple(table.add_row().cells)  # type: ignore[no-untyped-call]


def arrange(document: Doc, table: Table) -> None:
    """Once all is said: the columns share the width of the text, and no row is torn at the end of a page."""
    table.autofit = False
    told = [[cell.text for cell in column.cells] for column in table.columns]
    for column, width in zip(table.columns, widths(told, _text_width(document), _LETTER, _MARGINS), strict=True):
        column.width = Twips(width)
        for cell in column.cells:
            cell.width = Twips(width)
    for row in table.rows:
        _say(row, "w:cantSplit")


def _text_width(document: Doc) -> int:
    """Between the margins of the page, in twentieths of a point."""
    page = document.sections[0]
    width: int = Length(page.page_width - page.left_margin - page.right_margin).twips  # type: ignore[operator]
    return width


def _say(row: _Row, name: str) -> None:
    said = OxmlElement(name)
    said.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(said)
