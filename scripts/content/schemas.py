"""Hold a YAML document against its JSON Schema (data/schema/) and say what differs in words for people.

What the validator says is never shown: each of its keywords has a word of ours (`shape.…` in data/ui.yml) that says what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.content.closed_lists import Labels, listed, read_labels, written
from scripts.tools.closest import did_you_mean
from scripts.tools.phrases import Phrase
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document, Place

if TYPE_CHECKING:
    from scripts.content.validator import Refusal, Validators

CHAPTER = "fields"  # of the manual

# What a schema refuses: name and rule in one line, as a rule's docstring is.
FAULTS = {
    "missing-field": "A record has every field that its schema demands.",
    "unknown-field": "A record or a front matter has only the fields that its schema names.",
    "not-in-list": "A value of a closed list is one of that list.",
    "wrong-shape": "A value has the form that its schema describes.",
}


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
    "^[^<>{}\\[\\]*_`#\\\\\\s]([^<>{}\\[\\]*_`#\\\\\\n\\r]*[^<>{}\\[\\]*_`#\\\\\\s])?$": "name",
    "^[A-Z]$": "letter",
    "^[A-Z]{2,3}$": "country",
    "^[a-z]{2}$": "language",
    '^[^\\s<>{}\\[\\]|`"]+( [^\\s<>{}\\[\\]|`"]+)*$': "mark",
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$": "page",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "day",
    "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?(/[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$": "period",
    "^((19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?|undated)$": "as-of",
    '^https://web\\.archive\\.org/web/[0-9]{4,14}/[^\\s<>"]+$': "archived",
}
_PLAIN = re.compile(r"[^\s\[\]{},:#\"'&*!|>%@`-][^\[\]{},:#\"]*")


class Schemas:
    """The schemas of a folder, by file name without suffix, able to refer to one another; with the labels of the closed lists beside it."""

    def __init__(self, folder: Path) -> None:
        self.texts = tuple((file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json")))
        self._labels = read_labels(folder.parent / "vocabulary.yml")

    @cached_property
    def _validators(self) -> Validators:
        from scripts.content.validator import validators_of  # takes a third of all imports, and is not needed where nothing changed

        return validators_of(self.texts)

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
        for refusal in self._validators.refusals(name, document):
            yield from _problems_of(refusal, document, path, self._labels)


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
    match = re.fullmatch(r"(?:data/(?:(evidence|practices|doors)/)?|docs/.*/)([^/]+)\.(?:yml|md)", path)
    if path.startswith("docs/"):
        return "page"
    return {"evidence": "evidence", "practices": "practice", "doors": "doors", None: match[2]}[match[1]] if match else ""


def _problems_of(refusal: Refusal, document: Document, path: str, labels: Labels) -> Iterator[tuple[Place, Problem]]:
    place, wanted, value = refusal.place, refusal.wanted, refusal.value
    line, where = document.line(place), _where(place)
    match refusal.keyword:
        case "required":
            yield place, Problem(path, line, "missing-field", {"field": refusal.missing, "where": where})
        case "additionalProperties":
            known = refusal.schema.get("properties", {})
            for key in (k for k in value if k not in known):
                values = {"field": key, "where": where, "known": ", ".join(known), "close": did_you_mean(str(key), known)}
                yield place, Problem(path, document.line((*place, key)), "unknown-field", values)
        case "enum" | "const":
            choices = wanted if refusal.keyword == "enum" else [wanted]
            close = did_you_mean(value, map(str, choices)) if isinstance(value, str) else ""
            values = {"where": _inside(place), "found": _found(value), "choices": listed(choices, labels), "close": close}
            yield place, Problem(path, line, "not-in-list", values)
        case "anyOf" if all(set(branch) == {"required"} for branch in wanted):  # a text in neither language
            values = {"where": _inside(place), "found": _found(value), "mend": Phrase("shape.some-language")}
            yield place, Problem(path, line, "wrong-shape", values)
        case "oneOf" | "anyOf":
            for inner in refusal.inner:
                yield from _problems_of(inner, document, path, labels)
        case _:
            values = {"where": _inside(place), "found": _found(value), "mend": _mend(refusal)}
            yield place, Problem(path, line, "wrong-shape", values)


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
    return Phrase("shape.found-text", value=_short(written(value)))


def _mend(refusal: Refusal) -> Phrase:
    """What to write instead, by the keyword of the schema that refused the value."""
    schema, value, wanted = refusal.schema, refusal.value, refusal.wanted
    match refusal.keyword:
        case "type":
            return _typed(schema, value)
        case "minimum" | "maximum":
            return _number(schema)
        case "minLength" | "maxLength":
            return _letters(schema, len(value))
        case "minItems" | "minProperties":
            return Phrase("shape.too-few", least=wanted)
        case "maxItems" | "maxProperties":
            return Phrase("shape.too-many", most=wanted, count=len(value))
        case "uniqueItems":
            twice = next((v for i, v in enumerate(value) if v in value[:i]), "")
            return Phrase("shape.twice", value=_found(twice))
        case "pattern" if wanted in PATTERNS:
            return Phrase(f"shape.{PATTERNS[wanted]}")
        case "format":
            return Phrase(f"shape.{wanted}")
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
            return _quoted(schema, written(value))
        case "string":
            return _letters(schema, 0)
        case "array" if simple and _PLAIN.fullmatch(written(value)) and schema.get("items", {}).get("type") != "object":
            return Phrase("shape.list-of", value=_short(written(value)))
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
