"""The outline of a page: its lists, quotations, tables, headings and texts, each with its depth. Pure.

GitHub's preview follows CommonMark, the renderer of the site does not in all things: three spaces, for one, nest a list there and not
here. The outline is what both can be held against: `of_tokens` is what an editor sees on GitHub, `of_html` what a reader sees on the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from markdown_it.token import Token

from scripts.tools.html_reader import Reader
from scripts.tools.markdown import Parsed

_CONTAINERS = frozenset(["ul", "ol", "li", "blockquote", "table", "tr", "th", "td"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")  # the renderer takes them off, GitHub shows them
_BREAK = "\v"
_COMPARED = 400  # units after the first difference: comparing them takes the square of their number


@dataclass(frozen=True)
class Unit:
    """A container that opens, or a text. `kind`: ul, ol, li, … or text, pre, hr, h1 to h6; `top`: number of its outermost block."""

    depth: int
    kind: str
    text: str = ""
    line: int = field(default=0, compare=False)
    items: int = field(default=0, compare=False)
    top: int = field(default=0, compare=False)


def of_tokens(parsed: Parsed) -> list[Unit]:
    """The outline that CommonMark gives a page. `line` is the line in the file, `items` how many list items a unit lies in."""
    found: list[Unit] = []
    open_: list[str] = []
    kind, top = "text", 0
    for token in parsed.tokens:
        top += token.level == 0 and token.nesting >= 0
        line, items = parsed.line(token), open_.count("li")
        if token.tag in _CONTAINERS:
            if token.nesting > 0:
                start = token.attrGet("start")  # there is none where a list starts with one
                found.append(Unit(len(open_), token.tag, "" if start is None else str(start), line, items, top))
                open_.append(token.tag)
            else:
                open_.pop()
        elif token.tag in _HEADINGS:
            kind = token.tag if token.nesting > 0 else "text"
        elif token.type == "inline":
            if text := _squeezed(_shown(token)):
                found.append(Unit(len(open_), kind, text, line, items, top))
        elif token.type in ("fence", "code_block"):
            found.append(Unit(len(open_), "pre", "".join(token.content.split()), line, items, top))
        elif token.type == "hr":
            found.append(Unit(len(open_), "hr", "", line, items, top))
    return found


def of_html(html: str) -> list[Unit]:
    """The outline of what the renderer made of a page."""
    reader = _Outline()
    reader.feed(html)
    reader.close()
    reader.end_text()
    return reader.found


def differences(github: list[Unit], site: list[Unit]) -> Iterator[Unit]:
    """Where the site's outline leaves GitHub's: the first unit of each outermost block that differs, as GitHub has it.

    What comes long after a first difference is not looked at: it is, once that one is mended.
    """
    if github == site or not github:
        return
    same = next((place for place, (one, other) in enumerate(zip(github, site, strict=False)) if one != other), min(len(github), len(site)))
    ours, theirs = github[same : same + _COMPARED], site[same : same + _COMPARED]
    told: set[int] = set()
    for change, first, last, start, _ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        if change == "replace" and last - first > 1 and _runs_on(ours[first], theirs[start]):
            first += 1
        for unit in ours[first : max(last, first + 1)] or github[-1:]:
            if unit.top not in told:
                told.add(unit.top)
                yield unit


def _runs_on(github: Unit, site: Unit) -> bool:
    """True when the site shows a text together with what follows it: then that is what differs."""
    return (github.depth, github.kind) == (site.depth, site.kind) and site.text.startswith(github.text)


def _shown(token: Token) -> str:
    """The text of a run as it is shown, line breaks marked."""
    parts = []
    for child in token.children or ():
        if child.type == "text":
            parts.append(_ATTRIBUTES.sub("", child.content))
        elif child.type in ("code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(_BREAK if child.type == "hardbreak" else " ")
    return "".join(parts)


def _squeezed(text: str) -> str:
    return "".join(_BREAK if part == _BREAK else "".join(part.split()) for part in re.split(f"({_BREAK})", text)).strip(_BREAK)


class _Outline(Reader):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Unit] = []
        self.open: list[str] = []
        self.kind = "text"
        self.code = 0
        self.text: list[str] = []

    def end_text(self) -> None:
        """What was read since the last border is a text of its own."""
        text = "".join(self.text)
        text = "".join(text.split()) if self.kind == "pre" else _squeezed(text)
        if text or self.kind == "pre":
            self.found.append(Unit(len(self.open), self.kind, text))
        self.text.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _CONTAINERS:
            self.end_text()
            self.found.append(Unit(len(self.open), tag, values.get("start") or "" if tag == "ol" else ""))
            self.open.append(tag)
        elif tag in _HEADINGS or tag == "pre":
            self.end_text()
            self.kind = tag
        elif tag == "hr":
            self.end_text()
            self.found.append(Unit(len(self.open), "hr"))
        elif tag == "p":
            self.end_text()
        elif tag == "br":
            self.text.append(_BREAK)
        elif tag == "img":
            self.text.append(values.get("alt") or "")
        elif tag == "code":
            self.code += 1

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag in _CONTAINERS or tag in _HEADINGS or tag in ("p", "pre"):
            self.end_text()
            if tag in _CONTAINERS and tag in self.open:
                self.open.pop()
            elif tag in _HEADINGS or tag == "pre":
                self.kind = "text"
        elif tag == "code":
            self.code = max(0, self.code - 1)

    def handle_data(self, data: str) -> None:
        self.text.append(data if self.code else _ATTRIBUTES.sub("", data))
