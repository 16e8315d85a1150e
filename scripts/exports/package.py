"""`datapackage.json`: the tables of the open data as a Frictionless data package, each column with its type (datapackage.org)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from scripts.content.model import LANGUAGES, Content
from scripts.exports.schemas import DATASETS, FOLDER, item_schema
from scripts.exports.tables import columns

LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def package(content: Content, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The description of the tables among `files` (path below the site's root -> bytes)."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "17-buenas-practicas",
        "title": " · ".join(content.word("site.name", lang) for lang in LANGUAGES),
        "licenses": [LICENCE],
        "resources": [_table(content, name, files[f"{FOLDER}{name}.csv"]) for name in DATASETS],
    }


def _table(content: Content, name: str, data: bytes) -> dict[str, Any]:
    properties = item_schema(name)["properties"]
    numbers = {field for field, shape in properties.items() if shape.get("type") == "integer"}
    fields = [{"name": column, "type": "integer" if column in numbers else "string"} for column in columns(name)]
    return {
        "name": name,
        "type": "table",
        "title": " · ".join(content.word(f"data.{name}", lang) for lang in LANGUAGES),
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": ["id"]},
    }
