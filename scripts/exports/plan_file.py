"""The schema of the file in which a person keeps answers and a plan (overrides/scripts/answers.js writes and reads it)."""

from __future__ import annotations

from typing import Any

from scripts.content.model import Content
from scripts.exports.schemas import DIALECT

VERSION = 1
_LENGTHS = {"who": 120, "barrier": 300}
_MEASURE = {"indicator": 80, "baseline": 120, "target": 120}
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"


def plan_schema(content: Content) -> dict[str, Any]:
    """What may stand in the file. What it says was checked by nobody: `note` says so in each."""
    state = {"enum": list(content.vocabulary["states"])}
    said = {name: {"type": "string", "maxLength": most} for name, most in _LENGTHS.items()}
    step = {"state": state, "wanted": state, "by": {"type": "string", "format": "date"}, "out": {"const": True}, **said}
    measure = {name: {"type": "string", "maxLength": most} for name, most in _MEASURE.items()}
    return {
        "$schema": DIALECT,
        "title": "plan",
        "description": content.word("stand.said", "es") + " / " + content.word("stand.said", "en"),
        "type": "object",
        "required": ["version", "steps"],
        "properties": {
            "version": {"const": VERSION},
            "schema": {"type": "string"},
            "note": {"type": "string"},
            "place": {"type": "string", "maxLength": 120},
            "steps": _table(step),
            "practices": _table(measure),
        },
    }


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    """Entries by id."""
    entry = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"type": "object", "maxProperties": 400, "propertyNames": {"pattern": _ID, "maxLength": 60}, "additionalProperties": entry}
