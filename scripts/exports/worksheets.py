"""Blank worksheets to write one's own figures in: the indicators of a practice, or all of them, as rows. CSV and XLSX.

The same content gives the same bytes: the library writes its archive with a constant date, and the one date that it would take from the
clock is set here.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.content.model import Content, Indicator, Practice
from scripts.exports.schemas import FOLDER
from scripts.exports.tables import csv_bytes

COLUMNS = ("practice", "indicator", "period", "site", "value", "unit", "data-source", "remarks")
_WIDTHS = {"practice": 30, "indicator": 46, "period": 12, "site": 20, "value": 12, "unit": 22, "data-source": 28, "remarks": 36}
_NOTES = ("practice", "indicator", "unit", "formula", "note", "standard", "source", "address")
_NOTE_WIDTHS = (30, 46, 22, 46, 46, 18, 46, 46)
_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Sheet:
    """A worksheet in one language: a practice's, or with `name` "all" everybody's."""

    name: str
    lang: str
    title: str
    rows: tuple[tuple[Practice, Indicator], ...]

    def path(self, suffix: str) -> str:
        """Address below the site's root."""
        return f"{FOLDER}worksheets/{self.lang}/{self.name}.{suffix}"


def sheets(content: Content, lang: str) -> list[Sheet]:
    """The worksheet of everything, then one for each practice."""
    everything = tuple((p, i) for p in content.practices for i in p.indicators)
    first = Sheet("all", lang, content.word("worksheet.all-title", lang), everything)
    return [first, *(practice_sheet(content, p, lang) for p in content.practices)]


def practice_sheet(content: Content, practice: Practice, lang: str) -> Sheet:
    """The worksheet of one practice."""
    return Sheet(practice.stem, lang, _practice(content, practice, lang), tuple((practice, i) for i in practice.indicators))


def as_csv(content: Content, sheet: Sheet) -> bytes:
    """A worksheet as CSV."""
    header = [content.word(f"worksheet.{column}", sheet.lang) for column in COLUMNS]
    return csv_bytes(header, _rows(content, sheet))


def as_xlsx(content: Content, sheet: Sheet) -> bytes:
    """A worksheet as XLSX: the sheet to fill in, and a second one that says what each indicator means."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties(
        {
            "title": sheet.title,
            "author": content.word("site.name", sheet.lang),
            "comments": content.word("worksheet.licence", sheet.lang),
            "created": _CREATED,
        }
    )
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#0D5C61", "font_color": "#FFFFFF", "border": 1}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D0BC"})
    data = book.add_worksheet(content.word("worksheet.data", sheet.lang))
    _fill(data, [content.word(f"worksheet.{c}", sheet.lang) for c in COLUMNS], _rows(content, sheet), head, cell, list(_WIDTHS.values()))
    data.freeze_panes(1, 2)
    notes = book.add_worksheet(content.word("worksheet.notes", sheet.lang))
    _fill(notes, [content.word(f"worksheet.{c}", sheet.lang) for c in _NOTES], _meanings(content, sheet), head, cell, _NOTE_WIDTHS)
    notes.freeze_panes(1, 2)
    book.close()
    return file.getvalue()


def _rows(content: Content, sheet: Sheet) -> list[tuple[str, ...]]:
    lang = sheet.lang
    return [(_practice(content, p, lang), i.name[lang], "", "", "", i.unit[lang], "", "") for p, i in sheet.rows]


def _meanings(content: Content, sheet: Sheet) -> list[tuple[str, ...]]:
    lang = sheet.lang
    lines: list[tuple[str, ...]] = []
    for practice, one in sheet.rows:
        source = content.sources[one.source]
        formula, note = (text[lang] if text else "" for text in (one.formula, one.note))
        address = source.url if source.linked else ""
        title = f"{source.title}. {source.publisher}"
        lines.append(
            (_practice(content, practice, lang), one.name[lang], one.unit[lang], formula, note, ", ".join(one.standards), title, address)
        )
    return lines


def _practice(content: Content, practice: Practice, lang: str) -> str:
    return f"{practice.number}. {content.pages[lang, practice.key].title}"


def _fill(
    sheet: Worksheet, header: Sequence[str], lines: Sequence[Sequence[str]], head: Format, cell: Format, widths: Sequence[int]
) -> None:
    for column, (text, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, head)
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line):
            if text:
                sheet.write_string(row, column, text, cell)
            else:
                sheet.write_blank(row, column, None, cell)
