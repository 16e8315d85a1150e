"""A page's text changed in places and otherwise left as it is, to the letter: where its elements begin and end, and edits put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from scripts.tools.html_reader import Reader

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Part:
    """An element: its places in the text, in characters. `inside` to `inside_end` is what it holds; `parent` the element that holds it."""

    tag: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    parent: Part | None
    inside_end: int = 0
    end: int = 0

    def has_class(self, name: str) -> bool:
        """Whether `name` is one of its classes."""
        return name in self.attributes.get("class", "").split()

    def within(self, other: Part) -> bool:
        """Whether it lies in another element, or is that one."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class Edit:
    """Put `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str = ""


def parts(html: str) -> list[Part]:
    """The elements of a well-nested page, in the order in which they begin."""
    return _Parts(html).found


def without(part: Part) -> Edit:
    """Take an element out with all that it holds."""
    return Edit(part.start, part.end)


def start_tag(part: Part, attributes: Mapping[str, str | None], tag: str = "") -> Edit:
    """Write its start tag anew, with some attributes changed, those that are None taken away; `tag`: another name."""
    kept = {name: value for name, value in {**part.attributes, **attributes}.items() if value is not None}
    written = "".join(_attribute(name, value) for name, value in kept.items())
    return Edit(part.start, part.inside, f"<{tag or part.tag}{written}>")


def _attribute(name: str, value: str) -> str:
    quoted = escape(value, quote=False).replace('"', "&quot;")  # markup: writes an attribute anew
    return f' {name}="{quoted}"' if value else f" {name}"


def renamed(part: Part, tag: str, attributes: Mapping[str, str | None]) -> list[Edit]:
    """Make another element of it, with what it holds."""
    return [start_tag(part, attributes, tag), Edit(part.inside_end, part.end, f"</{tag}>")]  # markup: the end tag of the same


def edited(html: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """The text from `start` to `end` with the edits put in; one that lies within another is dropped with it."""
    pieces: list[str] = []
    end = len(html) if end is None else end
    place = start
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if edit.start < place or edit.end > end:
            continue
        pieces += [html[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, html[place:end]])


class _Parts(Reader):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Part] = []
        self._html = html
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._open: list[Part] = []
        self.feed(html)
        self.close()
        for part in self._open:
            part.inside_end = part.end = len(html)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> Part:
        start = self._place()
        after = start + len(self.get_starttag_text() or "")
        values = {name: value or "" for name, value in reversed(attrs)}
        part = Part(tag, dict(reversed(values.items())), start, after, self._open[-1] if self._open else None, after, after)
        self.found.append(part)
        return part

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = self._begin(tag, attrs)
        if tag not in _VOID:
            self._open.append(part)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._place()
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                for part in self._open[index:]:
                    part.inside_end = start
                    part.end = self._html.index(">", start) + 1
                del self._open[index:]
                return
