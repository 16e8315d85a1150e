"""Blank worksheets to write one's own figures in: the indicators of a practice, or all of them, as rows. CSV and XLSX.

The XLSX hold a plan as well: the steps of the practice with the states that one chooses from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from scripts.content.model import Content, Indicator, Practice
from scripts.exports import plan_sheet
from scripts.exports.books import Book, Table
from scripts.exports.schemas import FOLDER
from scripts.exports.tables import csv_bytes

COLUMNS = ("practice", "indicator", "period", "site", "value", "unit", "data-source", "remarks")
_WIDTHS = {"practice": 30, "indicator": 46, "period": 12, "site": 20, "value": 12, "unit": 22, "data-source": 28, "remarks": 36}
_NOTES = ("practice", "indicator", "unit", "formula", "note", "standard", "source", "address")
_NOTE_WIDTHS = (30, 46, 22, 46, 46, 18, 46, 46)


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


def as_xlsx(content: Content, sheet: Sheet) -> Book:
    """A worksheet as XLSX: the sheet to fill in, one that says what each indicator means, and the plan with its lists."""
    lang = sheet.lang
    named = partial(content.word, lang=lang)
    practices = tuple({practice.stem: practice for practice, _ in sheet.rows}.values())
    sheets = (
        Table(named("worksheet.data"), [named(f"worksheet.{c}") for c in COLUMNS], _rows(content, sheet), list(_WIDTHS.values())),
        Table(named("worksheet.notes"), [named(f"worksheet.{c}") for c in _NOTES], _meanings(content, sheet), _NOTE_WIDTHS),
        *plan_sheet.tables(content, lang, practices),
    )
    return Book(sheet.title, named("site.name"), named("worksheet.licence"), sheets)


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
