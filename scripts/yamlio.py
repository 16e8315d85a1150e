"""Read YAML as plain text, whole numbers, lists and mappings, keeping the line of every value.

Plain YAML turns `no` into false, `12:30` into 750 and the second of two equal keys into the only one. Editors do not know that, so this
reader has no such surprises: a scalar is a whole number, true, false, or text; anchors, tags and repeated keys are refused by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tokens import TagToken

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")  # as far as all programs count exactly
_HALF_LETTER = re.compile("[\ud800-\udfff]")  # an escape can name one; no file can hold it
_LOOKS_TYPED = re.compile(
    r"[-+]?[0-9][0-9_.,:]*|(?i:yes|no|on|off|y|n|null|true|false|~)|\d{4}-\d\d?-\d\d?.*"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]+|[-+]?\.(?i:inf|nan|[0-9]+)"
)
_MAX_DEPTH = 12
_KEPT = 2048  # texts whose reading is kept: some times what the site holds
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # YAML ends a line at these too; editors and we count line feeds

# What this reader refuses: name and rule in one line, as a rule's docstring is.
FAULTS = {
    "yaml-syntax": "A file of records can be read: indentation, quotes and colons are in order.",
    "yaml-anchor": "A value is written in full in each place, not referred to by an anchor.",
    "yaml-tag": "A value carries no tag.",
    "repeated-key": "A field appears once.",
    "ambiguous-value": "A text that looks like a number, a date or yes/no stands in quotes.",
}

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """Something in a YAML text that cannot be read as meant: rule name, line (from 1), values for the message."""

    rule: str
    line: int
    values: dict[str, Any]


@dataclass
class Document:
    """A YAML text read: its value, the line of each place in it, and what is wrong with it."""

    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Line (from 1) of a place, or of its nearest known parent."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@lru_cache(_KEPT)
def read_yaml(text: str, first_line: int = 1) -> Document:
    """Parse `text`; never raises for what an editor may write. `first_line` is where the text starts in its file.

    The same text gives the same document, not to be changed: one build asks for each several times (lint, content, composing).
    """
    document = Document()
    text = _OTHER_BREAKS.sub(" ", text)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        at_end = "stream" in (error.problem or "")  # something was opened and not closed: where it was opened helps
        mark = (error.context_mark if at_end else None) or error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        document.faults.append(Fault("yaml-syntax", line, {"detail": error.problem or error.context or "?"}))
        return document
    except (YAMLError, ValueError, RecursionError) as error:
        document.faults.append(Fault("yaml-syntax", first_line, {"detail": str(error).splitlines()[0]}))
        return document
    document.faults += [
        Fault("yaml-tag", tag.start_mark.line + first_line, {"tag": "".join(filter(None, tag.value))}) for tag in _tags(text)
    ]
    if node is not None:
        document.value = _build(node, (), document, first_line, set())
    return document


def read_yaml_file(path: Path) -> Document:
    """Read a file; a file that is not UTF-8 is a fault, not an exception."""
    try:
        return read_yaml(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Document(faults=[Fault("not-utf8", line, {})])


def _tags(text: str) -> list[TagToken]:
    """The tags of a text that is YAML; a reader of nodes would not see those that change nothing."""
    return [token for token in YAML(typ="safe", pure=True).scan(text) if isinstance(token, TagToken)] if "!" in text else []


def _build(node: Node, place: Place, document: Document, first_line: int, seen: set[int]) -> Any:
    line = node.start_mark.line + first_line
    document.lines.setdefault(place, line)
    if id(node) in seen or node.anchor:
        document.faults.append(Fault("yaml-anchor", line, {}))
        return None
    seen.add(id(node))
    if len(place) > _MAX_DEPTH:
        document.faults.append(Fault("yaml-syntax", line, {"detail": "nesting"}))
        return None
    if isinstance(node, MappingNode):
        return _build_mapping(node, place, document, first_line, seen)
    if isinstance(node, SequenceNode):
        return [_build(item, (*place, i), document, first_line, seen) for i, item in enumerate(node.value)]
    return _build_scalar(node, line, document)


def _build_mapping(node: MappingNode, place: Place, document: Document, first_line: int, seen: set[int]) -> dict:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        if not isinstance(key_node, ScalarNode):
            document.faults.append(Fault("yaml-syntax", line, {"detail": "key"}))
            continue
        key = _text(key_node, line, document)
        if key in result:
            document.faults.append(Fault("repeated-key", line, {"key": key}))
        result[key] = _build(value_node, (*place, key), document, first_line, seen)
        document.lines[(*place, key)] = line
    return result


def _build_scalar(node: ScalarNode, line: int, document: Document) -> Any:
    text = _text(node, line, document)
    if node.style is not None:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if text in ("true", "false"):
        return text == "true"
    if text == "":
        return None
    if _LOOKS_TYPED.fullmatch(text):
        document.faults.append(Fault("ambiguous-value", line, {"value": text}))
    return text


def _text(node: ScalarNode, line: int, document: Document) -> str:
    """The letters of a scalar."""
    if found := _HALF_LETTER.search(node.value):
        document.faults.append(Fault("yaml-syntax", line, {"detail": f"\\u{ord(found.group()):04x}"}))
    return _HALF_LETTER.sub("\ufffd", node.value)
