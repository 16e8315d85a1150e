"""A spreadsheet file, XLSX. Texts are texts: no text is taken for a formula, a number or a link.

The same content gives the same bytes: the library writes its archive with a constant date, and the one date that it would take from the
clock is set here.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST = 32_767  # letters of a cell


class Book:
    """A file of sheets that look alike."""

    def __init__(self, title: str, author: str, comments: str) -> None:
        self._file = io.BytesIO()
        self._book = Workbook(
            self._file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self._book.set_properties({"title": title, "author": author, "comments": comments, "created": _CREATED})
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D0BC"}
        self._head = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#0D5C61", "font_color": "#FFFFFF", "border": 1}
        )
        self._cell = self._book.add_format(look)
        self.day = self._book.add_format({**look, "num_format": "yyyy-mm-dd"})

    def sheet(
        self, name: str, header: Sequence[str], lines: Sequence[Sequence[str | int]], widths: Sequence[int], frozen: int = 2
    ) -> Worksheet:
        """A sheet with a row of heads that stays in view, and so do its first `frozen` columns. `widths`: of the columns, in letters."""
        sheet = self._book.add_worksheet(name)
        for column, (text, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, self._head)
        for row, line in enumerate(lines, 1):
            for column, value in enumerate(line):
                if isinstance(value, int):
                    sheet.write_number(row, column, value, self._cell)
                elif value:
                    sheet.write_string(row, column, value[:_LONGEST], self._cell)
                else:
                    sheet.write_blank(row, column, None, self._cell)
        sheet.freeze_panes(1, frozen)
        return sheet

    def closed(self) -> bytes:
        """The whole file."""
        self._book.close()
        return self._file.getvalue()
