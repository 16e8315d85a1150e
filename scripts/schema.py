"""Hold a YAML document against its JSON Schema (data/schema/) and say what differs in words for people.

What the validator says is never shown: each of its keywords has a word of ours (`shape.…` in data/ui.yml) that says what to write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from scripts.phrases import Pair, Phrase
from scripts.problems import Problem
from scripts.suggest import did_you_mean
from scripts.yamlio import Document, Place, read_yaml_file

CHAPTER = "fields"  # of the manual

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
# Each pattern of data/schema in words: the end of its key `shape.…`.
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    '^https?://[^\\s<>"]+$': "url",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "date",
    '^[^<>{}"]+$': "plain",
    '^[^\\s<>{}"]([^<>{}"]*[^\\s<>{}"])?$': "keyword",
    "^\\S(.*\\S)?$": "keyword",
    "^(es|en)@[0-9a-f]{7,12}$": "claim",
    "^([a-z0-9-]+/)+(#[\\w-]+)?$": "old-address",
    "^[a-z0-9/-]+(#[\\w-]+)?$": "page",
    "^[a-z0-9.-]+$": "host",
    '^[^\\W\\d_][^<>{}\\[\\]*_`#|\\\\"&\\n\\r]*[^<>{}\\[\\]*_`#|\\\\"&\\s,.;:-]$': "term",
    '^[^<>{}\\[\\]*_`#|\\\\"\\s]([^<>{}\\[\\]*_`#|\\\\"\\n\\r]*[^<>{}\\[\\]*_`#|\\\\"\\s])?$': "label",
    "^[A-Z]$": "letter",
    "^[A-Z]{2,3}$": "country",
    "^[a-z]{2}$": "language",
    '^[^\\s<>{}\\[\\]|`"]+( [^\\s<>{}\\[\\]|`"]+)*$': "mark",
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$": "page",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "day",
    '^https://web\\.archive\\.org/web/[0-9]{4,14}/[^\\s<>"]+$': "archived",
}
_FORMATS = Draft202012Validator.FORMAT_CHECKER
_PLAIN = re.compile(r"[^\s\[\]{},:#\"'&*!|>%@`-][^\[\]{},:#\"]*")


class Schemas:
    """The schemas of a folder, by file name without suffix, able to refer to one another; with the labels of the closed lists beside it."""

    def __init__(self, folder: Path) -> None:
        files = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.json"))}
        registry = Registry().with_resources((f"{name}.json", Resource.from_contents(schema)) for name, schema in files.items())
        self._validators = {name: _Validator(schema, registry=registry, format_checker=_FORMATS) for name, schema in files.items()}
        self._labels = _labels(folder.parent / "vocabulary.yml")

    def refused(self, document: Document, path: str) -> Iterator[Problem]:
        """What cannot be read in the document of a file; where all can be, what its schema does not allow."""
        name = schema_of(path)
        found = list(self._found(name, document, path)) if name in self._validators and _whole(document) else []
        if not document.faults:
            yield from (problem for _, problem in found)
        wanted = {place: problem for place, problem in found}
        for fault in document.faults:
            values = fault.values
            if fault.rule == "ambiguous-value":  # quotes are no help where a number belongs: 07 is 7
                values = {**values, "mend": _instead(wanted.get(fault.place)) or Phrase("shape.quoted", value=values["value"])}
            yield Problem(path, fault.line, fault.rule, values)

    def _found(self, name: str, document: Document, path: str) -> Iterator[tuple[Place, Problem]]:
        for error in self._validators[name].iter_errors(document.value):
            yield from _problems_of(error, document, path, self._labels)


def _whole(document: Document) -> bool:
    """True when every value of the document is there, though some may be meant otherwise."""
    return all(fault.rule == "ambiguous-value" for fault in document.faults)


def _instead(problem: Problem | None) -> Phrase | None:
    """What a schema wants in the place of a value."""
    if problem is None:
        return None
    if problem.rule == "not-in-list":
        return Phrase("shape.choices", choices=problem.values["choices"])
    return problem.values.get("mend")


def schema_of(path: str) -> str:
    """The name of the schema for the YAML of a file."""
    match = re.fullmatch(r"(?:data/(?:(evidence|practices)/)?|docs/.*/)([^/]+)\.(?:yml|md)", path)
    if path.startswith("docs/"):
        return "page"
    return {"evidence": "evidence", "practices": "practice", None: match[2]}[match[1]] if match else ""


Labels = list[Mapping[str, Pair]]


def _labels(vocabulary: Path) -> Labels:
    """The closed lists: id -> label in both languages; none while they cannot be read."""
    value = read_yaml_file(vocabulary).value if vocabulary.is_file() else None
    lists = value.values() if isinstance(value, dict) else ()
    entries = [[e for e in one if isinstance(e, dict)] for one in lists if isinstance(one, list)]
    return [{str(e.get("id")): Pair(str(e.get("es")), str(e.get("en"))) for e in one} for one in entries]


def _problems_of(error: ValidationError, document: Document, path: str, labels: Labels) -> Iterator[tuple[Place, Problem]]:
    place = tuple(error.absolute_path)
    line, where = document.line(place), _where(place)
    match error.validator:
        case "required":
            field = next(k for k in error.validator_value if k not in error.instance and error.message.startswith(repr(k)))
            yield place, Problem(path, line, "missing-field", {"field": field, "where": where})
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in (k for k in error.instance if k not in known):
                values = {"field": key, "where": where, "known": ", ".join(known), "close": did_you_mean(str(key), known)}
                yield place, Problem(path, document.line((*place, key)), "unknown-field", values)
        case "enum" | "const":
            choices = error.validator_value if error.validator == "enum" else [error.validator_value]
            close = did_you_mean(error.instance, map(str, choices)) if isinstance(error.instance, str) else ""
            values = {"where": _inside(place), "found": _found(error.instance), "choices": _listed(choices, labels), "close": close}
            yield place, Problem(path, line, "not-in-list", values)
        case "oneOf" | "anyOf":
            for inner in _branch(error):
                yield from _problems_of(inner, document, path, labels)
        case _:
            values = {"where": _inside(place), "found": _found(error.instance), "mend": _mend(error)}
            yield place, Problem(path, line, "wrong-shape", values)


def _branch(error: ValidationError) -> list[ValidationError]:
    """What is wrong by the branch that is of the value's kind (a text, a list, fields), or by the first one."""
    branches: dict[int, list[ValidationError]] = {}
    for one in error.context:
        branches.setdefault(one.schema_path[0], []).append(one)
    place = error.absolute_path
    fits = [found for found in branches.values() if not any(one.validator == "type" and one.absolute_path == place for one in found)]
    return next(iter([*fits, *branches.values()]), [])


def _where(place: Place) -> Phrase | str:
    """Where a field belongs; nothing for the file itself."""
    return Phrase("shape.in", where=_dotted(place)) if place else ""


def _inside(place: Place) -> Phrase | str:
    return _dotted(place) if place else Phrase("shape.file")


def _dotted(place: Place) -> str:
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in place)


def _found(value: Any) -> Phrase:
    """A value as the editor sees it: its letters, or what kind of thing it is."""
    if value is None:
        return Phrase("shape.found-nothing")
    if isinstance(value, dict):
        return Phrase("shape.found-fields", names=_short(", ".join(map(str, value))) or "—")
    if isinstance(value, list):
        return Phrase("shape.found-list", count=len(value))
    return Phrase("shape.found-text", value=_short(_written(value)))


def _written(value: Any) -> str:
    """A single value as YAML writes it."""
    return value if isinstance(value, str) else json.dumps(value)


def _listed(choices: Iterable[Any], labels: Labels) -> Pair | str:
    """The choices, each with its label in the reader's language where a closed list has them all."""
    names = [_written(c) for c in choices]
    one = next((entries for entries in labels if entries.keys() >= set(names)), None)
    if one is None:
        return ", ".join(names)
    shown = {lang: ", ".join(f"{n} ({getattr(one[n], lang)})" for n in names) for lang in ("es", "en")}
    return Pair(**shown)


def _mend(error: ValidationError) -> Phrase:
    """What to write instead, by the keyword of the schema that refused the value."""
    schema, value = error.schema, error.instance
    match error.validator:
        case "type":
            return _typed(schema, value)
        case "minimum" | "maximum":
            return _number(schema)
        case "minLength" | "maxLength":
            return _letters(schema, len(value))
        case "minItems" | "minProperties":
            return Phrase("shape.too-few", least=error.validator_value)
        case "maxItems" | "maxProperties":
            return Phrase("shape.too-many", most=error.validator_value, count=len(value))
        case "uniqueItems":
            twice = next((v for i, v in enumerate(value) if v in value[:i]), "")
            return Phrase("shape.twice", value=_found(twice))
        case "pattern" if error.validator_value in PATTERNS:
            return Phrase(f"shape.{PATTERNS[error.validator_value]}")
        case "format":
            return Phrase(f"shape.{error.validator_value}")
        case _:
            return Phrase("shape.other")


def _typed(schema: Mapping[str, Any], value: Any) -> Phrase:
    """What to write where a value of another kind is wanted."""
    kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    simple = not isinstance(value, dict | list) and value is not None
    match kind:
        case "integer":
            return _bare(schema, value) if isinstance(value, str) else _number(schema)
        case "boolean":
            return Phrase("shape.yes-no")
        case "string" if simple:
            return _quoted(schema, _written(value))
        case "string":
            return _letters(schema, 0)
        case "array" if simple and _PLAIN.fullmatch(_written(value)) and schema.get("items", {}).get("type") != "object":
            return Phrase("shape.list-of", value=_short(_written(value)))
        case "array":
            return Phrase("shape.list")
        case _:
            fields = ", ".join(schema.get("required") or schema.get("properties", {}))
            return Phrase("shape.fields", fields=fields) if fields else Phrase("shape.some-fields")


def _bare(schema: Mapping[str, Any], text: str) -> Phrase:
    """A number that was written as a text, if it is one that fits."""
    number = int(text) if re.fullmatch(r"\s*[0-9]{1,9}\s*", text) else None
    if number is None or not schema.get("minimum", number) <= number <= schema.get("maximum", number):
        return _number(schema)
    return Phrase("shape.bare-number", number=str(number))


def _quoted(schema: Mapping[str, Any], text: str) -> Phrase:
    """A text that was written without quotes, if it is one that fits."""
    pattern = schema.get("pattern")
    if pattern in PATTERNS and not re.search(pattern, text):
        return Phrase(f"shape.{PATTERNS[pattern]}")
    return Phrase("shape.quoted", value=text) if len(text) >= schema.get("minLength", 1) else _letters(schema, len(text))


def _number(schema: Mapping[str, Any]) -> Phrase:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None and most is None:
        return Phrase("shape.number")
    return Phrase("shape.number-between", least=least if least is not None else "…", most=most if most is not None else "…")


def _letters(schema: Mapping[str, Any], count: int) -> Phrase:
    least, most = schema.get("minLength", 1), schema.get("maxLength")
    if most and count > most:
        return Phrase("shape.too-long", count=count, most=most)
    if least > 1 and count:
        return Phrase("shape.too-short", count=count, least=least)
    return Phrase("shape.text")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
