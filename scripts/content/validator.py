"""JSON Schema as this project reads it: a validator whose refusals are plain values. Knows nothing of words for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from scripts.tools.yaml import Document, Place

_FORMATS = Draft202012Validator.FORMAT_CHECKER


@dataclass(frozen=True)
class Refusal:
    """What a schema refuses: the place of the value, the keyword that refuses it, what that keyword wants, the value, the schema there.

    `missing`: the field that `required` misses; `inner`: for `oneOf` and `anyOf` what is wrong by the branch that fits the value best.
    """

    place: Place
    keyword: str
    wanted: Any
    value: Any
    schema: Mapping[str, Any]
    missing: str = ""
    inner: tuple[Refusal, ...] = ()


class Validators:
    """Schemas as JSON, by file name without suffix, able to refer to one another."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        files = {name: json.loads(text) for name, text in texts}
        files = {name: _whole(schema, name, files) for name, schema in files.items()}
        registry = Registry().with_resources((f"{name}.json", Resource.from_contents(schema)) for name, schema in files.items())
        self._validators = {name: _Validator(schema, registry=registry, format_checker=_FORMATS) for name, schema in files.items()}

    def __contains__(self, name: str) -> bool:
        return name in self._validators

    def refusals(self, name: str, document: Document) -> tuple[Refusal, ...]:
        """What the schema `name` refuses in a document; KeyError when there is no such schema.

        A document is asked about once: one build asks of each two or three times (lint, content, composing).
        """
        return _refusals(self, name, document)

    def _ask(self, name: str, document: Document) -> Iterator[Refusal]:
        yield from map(_refusal, self._validators[name].iter_errors(document.value))


def _whole(schema: Any, name: str, files: Mapping[str, Any], within: tuple[str, ...] = ()) -> Any:
    """A schema of the file `name` with what it refers to in the place of each reference; `within`: the references that are being replaced.

    The validator would resolve each anew for every value, at half its cost. It still follows one that has more beside it than words for
    people, and one that leads back to itself.
    """
    if isinstance(schema, list):
        return [_whole(one, name, files, within) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if not isinstance(schema.get("$ref"), str):
        return {key: _whole(value, name, files, within) for key, value in schema.items()}
    file, _, place = schema["$ref"].partition("#")
    at = file.removesuffix(".json") or name
    address = f"{at}.json#{place}"
    if schema.keys() - {"$ref", "description"} or at not in files or address in within:
        return {**schema, "$ref": address}
    found = files[at]
    for part in place.strip("/").split("/") if place else ():
        found = found[part]
    return {**_whole(found, at, files, (*within, address)), **{key: value for key, value in schema.items() if key != "$ref"}}


@lru_cache(8)
def validators_of(texts: tuple[tuple[str, str], ...]) -> Validators:
    """Schemas by the name and text of each; the same ones for the same texts."""
    return Validators(texts)


@lru_cache(32_768)
def _refusals(schemas: Validators, name: str, document: Document) -> tuple[Refusal, ...]:
    return tuple(schemas._ask(name, document))


def _pattern(_: object, pattern: str, instance: object, __: object) -> Iterator[ValidationError]:
    """A `$` at the end of a pattern is the end of the text, as in JSON Schema; Python's also lets a line break follow."""
    exact = re.sub(r"(?<!\\)\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


# validators.extend has no types in the stubs of jsonschema
_Validator: type[Draft202012Validator] = validators.extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _refusal(error: ValidationError) -> Refusal:
    wanted: Any = error.validator_value
    value: Any = error.instance
    missing = ""
    if error.validator == "required":
        missing = next(key for key in wanted if key not in value and error.message.startswith(repr(key)))
    return Refusal(
        place=tuple(error.absolute_path),
        keyword=str(error.validator),
        wanted=wanted,
        value=value,
        schema=error.schema if isinstance(error.schema, Mapping) else {},
        missing=missing,
        inner=tuple(map(_refusal, _branch(error))) if error.validator in ("oneOf", "anyOf") else (),
    )


def _branch(error: ValidationError) -> list[ValidationError]:
    """What is wrong by the branch that is of the value's kind (a text, a list, fields), or by the first one."""
    branches: dict[str | int, list[ValidationError]] = {}
    for one in error.context or ():
        branches.setdefault(one.schema_path[0], []).append(one)
    place = error.absolute_path
    fits = [found for found in branches.values() if not any(one.validator == "type" and one.absolute_path == place for one in found)]
    return next(iter([*fits, *branches.values()]), [])
