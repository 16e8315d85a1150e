"""A spreadsheet file, XLSX. Texts are texts: no text is taken for a formula, a number or a link.

The same content gives the same bytes: the library writes its archive with a constant date, and the one date that it would take from the
clock is set here.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from scripts.tools.kept import Kept, key_of

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST = 32_767  # letters of a cell
_LOOK = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D0BC"}
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#0D5C61", "font_color": "#FFFFFF", "border": 1}
_DAY = {**_LOOK, "num_format": "yyyy-mm-dd"}

Cells = tuple[int, int, int, int]  # the first row and column, the last row and column


@dataclass(frozen=True)
class Table:
    """A sheet with a row of heads that stays in view, and so do its first `frozen` columns. `widths`: of the columns, in letters.

    `allowed`: what may be filled in where, as the library wants it said; `days`: the cells for a day, by row and column.
    """

    name: str
    header: Sequence[str]
    lines: Sequence[Sequence[str | int]]
    widths: Sequence[int]
    frozen: int = 2
    allowed: Sequence[tuple[Cells, Mapping[str, str | date]]] = ()
    days: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Book:
    """A file of sheets that look alike."""

    title: str
    author: str
    comments: str
    sheets: Sequence[Table]

    def file(self, kept: Kept | None = None) -> bytes:
        """The whole file. `kept`: those that were made before."""
        key = key_of(repr(self)) if kept else b""
        made = kept.get(key) if kept else None
        if made is None:
            made = self._written()
            if kept:
                kept.put(key, made)
        return made

    def _written(self) -> bytes:
        file = io.BytesIO()
        book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        book.set_properties({"title": self.title, "author": self.author, "comments": self.comments, "created": _CREATED})
        head, cell, day = (book.add_format(look) for look in (_HEAD, _LOOK, _DAY))
        for table in self.sheets:
            _add(book, table, head, cell, day)
        book.close()
        return file.getvalue()


def _add(book: Workbook, table: Table, head: Format, cell: Format, day: Format) -> None:
    sheet = book.add_worksheet(table.name)
    for column, (text, width) in enumerate(zip(table.header, table.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, head)
    for row, line in enumerate(table.lines, 1):
        for column, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(row, column, value, cell)
            elif value:
                sheet.write_string(row, column, value[:_LONGEST], cell)
            else:
                sheet.write_blank(row, column, None, cell)
    sheet.freeze_panes(1, table.frozen)
    for cells, rule in table.allowed:
        sheet.data_validation(*cells, dict(rule))
    for row, column in table.days:
        sheet.write_blank(row, column, None, day)
