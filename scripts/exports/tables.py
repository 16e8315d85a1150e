"""The data sets as tables: one row an item, one column a field and language. CSV in UTF-8 with a byte-order mark, so that
spreadsheet programs read accents."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scripts.content.model import LANGUAGES, Content
from scripts.exports.books import Book, Table
from scripts.exports.schemas import item_schema

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(name: str, items: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The rows of a data set; every row has every column, in the order of the schema."""
    properties = item_schema(name)["properties"]
    return [{k: v for field, shape in properties.items() for k, v in _cells(field, shape, item.get(field)).items()} for item in items]


def columns(name: str) -> list[str]:
    """The heads of the columns of a data set."""
    return [column for field, shape in item_schema(name)["properties"].items() for column in _cells(field, shape, None)]


def csv_bytes(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A CSV file (RFC 4180)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return (_BOM + text.getvalue()).encode("utf-8")


def dataset_csv(name: str, items: Sequence[Mapping[str, Any]]) -> bytes:
    """A data set as a CSV file."""
    header = columns(name)
    return csv_bytes(header, (list(row.values()) for row in rows(name, items)))


def dataset_xlsx(content: Content, name: str, items: Sequence[Mapping[str, Any]]) -> Book:
    """The same as a spreadsheet, which opens in columns whatever the reader's decimal sign is."""
    lines = rows(name, items)
    header = columns(name)
    numbers = {field for field, shape in item_schema(name)["properties"].items() if shape.get("type") == "integer"}
    values = [[int(value) if column in numbers and value else value for column, value in line.items()] for line in lines]
    sheet = Table(name, header, values, [_width(column, lines) for column in header], 1)
    title = " · ".join(content.word("site.name", lang) for lang in LANGUAGES)
    return Book(name, title, content.word("worksheet.licence", LANGUAGES[0]), (sheet,))


def _width(column: str, lines: Sequence[Mapping[str, str]]) -> int:
    """The width of a column, in letters: that of its longest cell, within reason."""
    return max(8, min(60, max((len(line[column]) for line in lines), default=0) + 2))


def _harmless(cell: str) -> str:
    """A spreadsheet program must not take a text for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _cells(field: str, shape: Mapping[str, Any], value: Any) -> dict[str, str]:
    """The columns of one field: nested fields get a column each, lists are joined."""
    if "properties" in shape:
        inner = value or {}
        return {k: v for key, one in shape["properties"].items() for k, v in _cells(f"{field}_{key}", one, inner.get(key)).items()}
    items = shape.get("items", {})
    if {"es", "en"} <= set(items.get("properties", {})):
        given = {lang: [one for one in value or () if lang in one] for lang in LANGUAGES}
        return {f"{field}_{lang}": "\n".join(_result(one, lang) for one in given[lang]) for lang in given}
    if "text" in items.get("properties", {}):
        return {field: "\n".join(one["text"] for one in value or ())}
    if isinstance(value, list):
        return {field: "; ".join(str(one) for one in value)}
    return {field: _plain(value)}


def _result(one: Mapping[str, Any], lang: str) -> str:
    """A text with what is said of it: who says it and of when, or for which practice."""
    marks = ", ".join(str(one[key]) for key in one if key not in LANGUAGES)
    return f"[{marks}] {one[lang]}"


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
