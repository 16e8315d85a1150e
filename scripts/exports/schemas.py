"""The JSON Schemas of the open data, each complete in itself, made from data/schema/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from scripts.tools.paths import ROOT

PLAN_SCHEMA = "data/v1/schema/plan.json"  # of the file in which a person keeps a plan
PACKAGE = "data/v1/datapackage.json"  # of the tables
FOLDER = "data/v1/"  # below the site's root; the number changes when a field of an item goes or changes its meaning
DATASETS = ("practices", "evidence", "sources", "indicators", "glossary", "doors", "follow-up")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FOLDER = ROOT / "data/schema"


@cache
def item_schema(name: str) -> dict[str, Any]:
    """The schema of one item of a data set, with everything it refers to written out."""
    found: dict[str, Any] = _resolved(_file("exports.json")["$defs"][name], "exports.json")
    return found


@cache
def dataset_schema(name: str) -> dict[str, Any]:
    """The schema of a whole published file."""
    return {
        "$schema": DIALECT,
        "title": name,
        "type": "object",
        "required": ["schema", "licence", "count", "items"],
        "additionalProperties": False,
        "properties": {
            "schema": {"type": "string"},
            "licence": {"const": "CC-BY-4.0"},
            "count": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": item_schema(name)},
        },
    }


@cache
def _file(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return found


def _resolved(node: Any, file: str) -> Any:
    """A part of a schema with every `$ref` replaced by what it names; what stands beside a `$ref` wins."""
    if isinstance(node, list):
        return [_resolved(one, file) for one in node]
    if not isinstance(node, Mapping):
        return node
    rest = {key: _resolved(value, file) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return rest
    name, _, pointer = node["$ref"].partition("#")
    target: Any = _file(name or file)
    for step in pointer.split("/")[1:]:
        target = target[step]
    inner = _resolved(target, name or file)
    return {key: value for key, value in inner.items() if key not in ("$schema", "$id", "title")} | rest
