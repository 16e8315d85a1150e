"""The open data page: what there is to download, and the dictionary made from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.exports.schemas import DATASETS, FOLDER, PACKAGE, PLAN_SCHEMA, item_schema
from scripts.exports.worksheets import sheets
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, download
from scripts.pages.parts import Link, link

_DEPTH = 3
_FORMATS = {"{}.json": "JSON", "{}.csv": "CSV", "{}.xlsx": "XLSX", "schema/{}.json": "JSON Schema"}
_PAGES = {"bibliography": "bibliography", "worksheets": "indicators", "plan": "plan"}


@dataclass(frozen=True)
class DataSet:
    """A data set with its files: JSON, CSV, schema."""

    name: str
    label: str
    count: int
    files: tuple[Download, ...]


@dataclass(frozen=True)
class OtherFiles:
    """Files beside the data sets; `page`: the page that shows the same, if there is one."""

    label: str
    page: Link | None
    files: tuple[Download, ...]


@dataclass(frozen=True)
class Downloads:
    """The data sets in each format, then the other files."""

    sets: tuple[DataSet, ...]
    others: tuple[OtherFiles, ...]


def downloads(page: PageContext) -> Downloads:
    """Everything that can be downloaded, each file with its size."""
    counts = {
        "practices": len(page.content.practices),
        "evidence": len(page.content.evidence),
        "sources": len(page.content.sources),
        "indicators": sum(len(p.indicators) for p in page.content.practices),
        "glossary": len(page.content.terms),
        "doors": sum(len(country.doors) for country in page.content.doors.values()),
        "follow-up": len(page.content.follow_ups),
    }
    return Downloads(tuple(_set(page, name, counts[name]) for name in DATASETS), tuple(_others(page)))


def _set(page: PageContext, name: str, count: int) -> DataSet:
    label = page.t(f"data.{name}")
    files = tuple(download(page, FOLDER + path.format(name), text, label) for path, text in _FORMATS.items())
    return DataSet(name, label, count, files)


def _others(page: PageContext) -> Iterator[OtherFiles]:
    everything = sheets(page.content, page.lang)[0]
    lines = {
        "bibliography": [(f"{FOLDER}bibliography.bib", "BibTeX"), (f"{FOLDER}bibliography.csl.json", "CSL-JSON")],
        "worksheets": [(everything.path("csv"), "CSV"), (everything.path("xlsx"), "XLSX")],
        "plan": [(PLAN_SCHEMA, "JSON Schema")],
        "index": [(f"{FOLDER}index.json", "JSON")],
        "package": [(PACKAGE, "JSON")],
    }
    for name, files in lines.items():
        label = page.t(f"data.{name}")
        shown = link(page, _PAGES[name], label) if name in _PAGES and (page.lang, _PAGES[name]) in page.content.shown else None
        yield OtherFiles(label, shown, tuple(download(page, path, text, label) for path, text in files))


@dataclass(frozen=True)
class Values:
    """What may stand in a field: its kind in words, codes that belong to it, or a closed list (code and words of each)."""

    kind: str
    languages: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Field:
    """A field of a data set. `name`: points and brackets tell how deep it lies."""

    name: str
    meaning: str
    values: Values
    required: bool


@dataclass(frozen=True)
class Dictionary:
    """The fields of a data set."""

    name: str
    label: str
    fields: tuple[Field, ...]


def dictionary(page: PageContext) -> tuple[Dictionary, ...]:
    """For each data set its fields: meaning, values, whether it is always there."""
    return tuple(
        Dictionary(
            name,
            page.t(f"data.{name}"),
            tuple(
                Field(field, _description(page, shape), _values(page, shape), required)
                for field, shape, required in _fields(item_schema(name), "", 0)
            ),
        )
        for name in DATASETS
    )


def _fields(schema: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Every field, nested ones with a point between the names; a list's items are told by brackets."""
    for name, shape in schema["properties"].items():
        field = prefix + name
        yield field, shape, name in schema.get("required", ())
        if _is_text(shape) or depth == _DEPTH:
            continue
        inner, sign = (shape["items"], "[].") if "properties" in shape.get("items", {}) else (shape, ".")
        if "properties" in inner:
            yield from _fields(inner, field + sign, depth + 1)


def _is_text(shape: Mapping[str, Any]) -> bool:
    """True for the same text in both languages, which needs no lines of its own."""
    properties = shape.get("properties", {})
    return set(properties) == {"es", "en"} and all(p.get("type") == "string" for p in properties.values())


def _description(page: PageContext, shape: Mapping[str, Any]) -> str:
    """The part of a bilingual description in the page's language."""
    es, _, en = str(shape.get("description", "")).partition(" / ")
    return es if page.lang == "es" else en or es


def _values(page: PageContext, shape: Mapping[str, Any]) -> Values:
    if _is_text(shape):
        return Values(page.t("dictionary.type-string"), languages=True)
    many = shape.get("type") == "array"
    one = shape.get("items", shape) if many else shape
    choices = one.get("enum")
    if not choices:
        return Values(page.t(f"dictionary.type-{'array' if many else one.get('type', 'string')}"))
    return Values(page.t("dictionary.type-array") if many else "", choices=tuple(_labelled(page, choices)))


def _labelled(page: PageContext, choices: list[str]) -> Iterator[tuple[str, str]]:
    """Each entry of a closed list with what it is called on the pages; "" where no vocabulary knows it."""
    known = next((name for name, entries in page.content.vocabulary.items() if set(choices) <= set(entries)), None)
    for choice in choices:
        yield choice, page.label(known, choice) if known else ""
