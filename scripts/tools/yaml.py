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

import yaml
from yaml import events

from scripts.tools.phrases import Phrase

CHAPTER = "fields"  # of the manual

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")  # as far as all programs count exactly
_HALF_LETTER = re.compile("[\ud800-\udfff]")  # an escape can name one; no file can hold it
_LOOKS_TYPED = re.compile(
    r"[-+]?[0-9][0-9_.,:]*|(?i:yes|no|on|off|y|n|null|true|false|~)|\d{4}-\d\d?-\d\d?.*"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]+|[-+]?\.(?i:inf|nan|[0-9]+)"
)
_MAX_DEPTH = 12
_KEPT = 32_768  # texts whose reading is kept: many times what the site holds, since a store that is too small by one keeps nothing
# libyaml, many times as fast as the same in Python; only its events are used: no tag makes an object, no depth a crash.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDS = (events.MappingEndEvent, events.SequenceEndEvent)
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # YAML ends a line at these too; editors and we count line feeds

# What this reader refuses: name and rule in one line, as a rule's docstring is.
FAULTS = {
    "yaml-syntax": "A file of records can be read: indentation, quotes and colons are in order.",
    "yaml-anchor": "A value is written in full in each place, not referred to by an anchor.",
    "yaml-tag": "A value carries no tag.",
    "repeated-key": "A field appears once.",
    "ambiguous-value": "A text that looks like a number, a date or yes/no stands in quotes.",
}

# What the parser stumbles over, as words of data/ui.yml: the first whose sign stands in what it says.
_STUMBLES = (
    ("mapping values are not allowed", "yaml.colon"),
    ("quoted scalar", "yaml.quote"),
    ("escape character", "yaml.escape"),
    ("did not find expected hexdecimal number", "yaml.escape"),
    ("flow ", "yaml.bracket"),
    ("cannot start any token", "yaml.start"),
    ("control characters", "yaml.letter"),
    ("invalid leading UTF-8", "yaml.letter"),
    ("unacceptable character", "yaml.letter"),
    ("alias", "yaml.anchor"),
    ("anchor", "yaml.anchor"),
    ("tag", "yaml.anchor"),
    ("directive", "yaml.start"),
)

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """Something in a YAML text that cannot be read as meant: rule name, line (from 1), values for the message, its place where known."""

    rule: str
    line: int
    values: dict[str, Any]
    place: Place = ()


@dataclass(eq=False)
class Document:
    """A YAML text read: its value, the line of each place in it, what is wrong with it, and the text. Equal to itself alone, and not to be
    changed once it is read: what is found in it is kept.
    """

    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    text: str = ""

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
    document = Document(text=text)
    text = _OTHER_BREAKS.sub(" ", text)
    try:
        seen = list(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and error.context_mark and mark.index >= len(text.rstrip()):
            mark = error.context_mark  # something was opened and not closed: where it was opened helps
        line = min(mark.line if mark else 0, text.count("\n")) + first_line
        found = text.split("\n")[max(0, line - first_line)].strip()
        document.faults.append(Fault("yaml-syntax", line, {"detail": _stumble(f"{error.context} {error.problem}"), "found": found[:60]}))
        return document
    except (yaml.YAMLError, ValueError) as error:
        found = text.split("\n")[0].strip()
        document.faults.append(Fault("yaml-syntax", first_line, {"detail": _stumble(str(error)), "found": found[:60]}))
        return document
    _Builder(seen, document, first_line).build()
    return document


def _stumble(said: str) -> Phrase:
    """What the parser said, in words for people."""
    return Phrase(next((word for sign, word in _STUMBLES if sign in said), "yaml.indentation"))


def decoded(raw: bytes) -> str:
    """The letters of a text file, without the mark before them and with plain ends of lines, which rules of their own tell of.

    Raises UnicodeDecodeError where the bytes are not UTF-8.
    """
    return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def read_yaml_file(path: Path) -> Document:
    """Read a file; a file that is not UTF-8 is a fault, not an exception."""
    raw = path.read_bytes()
    try:
        return read_yaml(decoded(raw))
    except UnicodeDecodeError as error:
        return Document(faults=[Fault("not-utf8", raw[: error.start].count(b"\n") + 1, {})])


class _Builder:
    """Makes the value of a document of what the parser saw in it, in order."""

    def __init__(self, seen: list[events.Event], document: Document, first_line: int) -> None:
        kept = (events.DocumentStartEvent, events.NodeEvent, *_ENDS)
        self.events = (event for event in seen if isinstance(event, kept))
        self.document = document
        self.first_line = first_line

    def build(self) -> None:
        """Fill the document in; there may be nothing in the text, but no second document."""
        if next(self.events, None):
            self.document.value = self.value(next(self.events), ())
        for event in self.events:
            self.unreadable(self.line(event), "yaml.second")
            return

    def value(self, event: events.Event, place: Place) -> Any:
        line = self.line(event)
        self.document.lines.setdefault(place, line)
        self.refuse(event, line)
        if isinstance(event, events.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(place)
        return self.scalar(event, line, place) if isinstance(event, events.ScalarEvent) else None

    def refuse(self, event: events.Event, line: int) -> None:
        """Tell of what no value may carry."""
        if isinstance(event, events.AliasEvent) or (isinstance(event, events.NodeEvent) and event.anchor):
            self.fault("yaml-anchor", line)
        if isinstance(event, events.ScalarEvent | events.CollectionStartEvent) and event.tag:
            self.fault("yaml-tag", line, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def sequence(self, place: Place) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            result.append(self.nested(event, (*place, len(result))))
        return result

    def mapping(self, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            line = self.line(event)
            if not isinstance(event, events.ScalarEvent):
                self.unreadable(line, "yaml.key")
                self.skip(event)
                self.skip(next(self.events))
                continue
            self.refuse(event, line)
            key = self.text(event, line)
            if key in result:
                self.fault("repeated-key", line, key=key)
            result[key] = self.nested(next(self.events), (*place, key))
            self.document.lines[(*place, key)] = line
        return result

    def nested(self, event: events.Event, place: Place) -> Any:
        """A value in another; too deep in others it is left out."""
        if len(place) <= _MAX_DEPTH:
            return self.value(event, place)
        self.unreadable(self.line(event), "yaml.nesting")
        self.skip(event)
        return None

    def skip(self, event: events.Event) -> None:
        """Pass over what an event begins."""
        depth = 0
        while True:
            depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, _ENDS)
            if not depth:
                return
            event = next(self.events)

    def scalar(self, event: events.ScalarEvent, line: int, place: Place) -> Any:
        text = self.text(event, line)
        if event.style:  # quoted, or a block
            return text
        if _INTEGER.fullmatch(text):
            return int(text)
        if text in ("true", "false"):
            return text == "true"
        if text == "":
            return None
        if _LOOKS_TYPED.fullmatch(text):
            self.document.faults.append(Fault("ambiguous-value", line, {"value": text}, place))
        return text

    def text(self, event: events.ScalarEvent, line: int) -> str:
        """The letters of a scalar."""
        if found := _HALF_LETTER.search(event.value):
            self.unreadable(line, "yaml.letter", f"\\u{ord(found.group()):04x}")
        return _HALF_LETTER.sub("\ufffd", event.value)

    def line(self, event: events.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def fault(self, rule: str, line: int, **values: Any) -> None:
        self.document.faults.append(Fault(rule, line, values))

    def unreadable(self, line: int, word: str, found: str = "—") -> None:
        self.fault("yaml-syntax", line, detail=Phrase(word), found=found)
