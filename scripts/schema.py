"""Hold a YAML document against its JSON Schema (data/schema/) and say what differs in words for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from scripts.problems import Problem
from scripts.yamlio import Document

# What a schema refuses: name and rule in one line, as a rule's docstring is.
FAULTS = {
    "missing-field": "A record has every field that its schema demands.",
    "unknown-field": "A record or a front matter has only the fields that its schema names.",
    "not-in-list": "A value of a closed list is one of that list.",
    "wrong-shape": "A value has the form that its schema describes.",
}


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """A `$` at the end of a pattern is the end of the text, as in JSON Schema; Python's also lets a line break follow."""
    exact = re.sub(r"(?<!\\)\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = validators.extend(Draft202012Validator, {"pattern": _pattern})
_FORMATS = Draft202012Validator.FORMAT_CHECKER


class Schemas:
    """The schemas of a folder, by file name without suffix, able to refer to one another."""

    def __init__(self, folder: Path) -> None:
        files = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.json"))}
        registry = Registry().with_resources((f"{name}.json", Resource.from_contents(schema)) for name, schema in files.items())
        self._validators = {name: _Validator(schema, registry=registry, format_checker=_FORMATS) for name, schema in files.items()}

    def problems(self, name: str, document: Document, path: str) -> Iterator[Problem]:
        """Everything in `document` that its schema does not allow."""
        for error in self._validators[name].iter_errors(document.value):
            yield from _problems_of(error, document, path)


def _problems_of(error: ValidationError, document: Document, path: str) -> Iterator[Problem]:
    place = tuple(error.absolute_path)
    line = document.line(place)
    where = ".".join(str(p + 1) if isinstance(p, int) else p for p in place) or "-"
    found = _short(error.instance)
    match error.validator:
        case "required":
            missing = [k for k in error.validator_value if k not in error.instance]
            for key in missing:
                yield Problem(path, line, "missing-field", {"field": key, "where": where})
        case "additionalProperties":
            extra = [k for k in error.instance if k not in error.schema.get("properties", {})]
            for key in extra:
                known = ", ".join(error.schema.get("properties", {}))
                at = document.line((*place, key))
                yield Problem(path, at, "unknown-field", {"field": key, "where": where, "known": known})
        case "enum":
            choices = ", ".join(str(v) for v in error.validator_value)
            yield Problem(path, line, "not-in-list", {"where": where, "found": found, "choices": choices})
        case "oneOf" | "anyOf":
            inner = max(error.context, key=lambda e: len(e.absolute_path), default=None)
            if inner is not None and inner.validator != "type":
                yield from _problems_of(inner, document, path)
            else:
                yield Problem(path, line, "wrong-shape", {"where": where, "found": found, "expected": _expected(error)})
        case _:
            yield Problem(path, line, "wrong-shape", {"where": where, "found": found, "expected": _expected(error)})


def _expected(error: ValidationError) -> str:
    return str(error.schema.get("description") or f"{error.validator}: {error.validator_value}")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
