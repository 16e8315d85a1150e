"""What stands in a prose page: headings, paragraphs, steps, citations, figures, markers. Pure functions over Markdown text."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.model import Page

CITATION = re.compile(r"\[@([^\]\s]*)\]")
CITATIONS = re.compile(r"\[@[^\]\s]*\](?:[ \u00a0]?\[@[^\]\s]*\])*")
MARKER = re.compile(r"<!--\s*records:\s*(\S+)\s*-->")
ACTORS = re.compile(r"<!--\s*actors:\s*(.*?)\s*-->")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_STEP = re.compile(r"^\d+\.\s+")
_BULLET = re.compile(r"^[-*]\s+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_LEAD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^}]*\}")
_SIGNS = str.maketrans("", "", "*[`")


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. `kind`: heading, step, bullet, marker or paragraph; `line` counts from 1 in the file."""

    kind: str
    text: str
    line: int
    level: int = 0
    id: str | None = None

    @property
    def citations(self) -> list[str]:
        """Source ids cited, in order."""
        return CITATION.findall(self.text)

    @property
    def figures(self) -> Counter[str]:
        """The figures a reader sees, as digits without separators."""
        return figures(self.text)

    @property
    def actors(self) -> list[str] | None:
        """Who acts, as the comment of a step says; None without such a comment."""
        match = ACTORS.search(self.text)
        return [a.strip() for a in match.group(1).split(",")] if match else None


def blocks(page: Page) -> list[Block]:
    """The blocks of a page's body, in order."""
    return list(_blocks(page.body, page.body_line))


def _blocks(body: str, first_line: int) -> Iterator[Block]:
    lines: list[str] = []
    start = first_line
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        starts_item = bool(_STEP.match(line) or _BULLET.match(line))
        if lines and (not line.strip() or starts_item or HEADING.match(line)):
            yield _block(lines, start)
            lines = []
        if line.strip():
            if not lines:
                start = number
            lines.append(line)


def _block(lines: list[str], line: int) -> Block:
    text = "\n".join(lines)
    heading = HEADING.match(lines[0])
    if heading:
        return Block("heading", heading.group(2), line, len(heading.group(1)), heading.group(3))
    if MARKER.search(text):
        return Block("marker", text, line)
    for kind, start in (("step", _STEP), ("bullet", _BULLET)):
        if start.match(lines[0]):
            return Block(kind, start.sub("", text, count=1), line)
    return Block("paragraph", text, line)


def figures(text: str) -> Counter[str]:
    """Figures of a text as digits without separators: 1.234,5 and 1,234.5 are one number. Comments, citations, addresses do not count."""
    visible = _LINK_TARGET.sub("]", CITATION.sub("", _COMMENT.sub("", text)))
    return Counter(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(visible))


def lead(text: str) -> str:
    """The bold words that a step or limit starts with, without their full stop; its first sentence when there are none."""
    match = _LEAD.match(text)
    return plain(match.group(1)).rstrip(".:") if match else plain(text).split(". ")[0]


def plain(text: str) -> str:
    """A block's text as a reader without markup sees it: no comments, citations, emphasis or link targets; one line."""
    text = CITATIONS.sub("", _COMMENT.sub("", text))
    text = _ATTRIBUTES.sub("", _LINK_TARGET.sub("", text)).translate(_SIGNS)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(text.split()))


def linked_key(page: Page, target: str) -> str:
    """The key of the page to which a link of `page` to the file `target` leads; its own when the target is empty."""
    if not target:
        return page.key
    folder = posixpath.dirname(page.path.removeprefix(f"docs/{page.lang}/"))
    key = posixpath.normpath(posixpath.join(folder, target)).removesuffix(".md")
    return key.removesuffix("/index") if key != "index" else key


def markers(page: Page) -> list[str]:
    """Names of the record markers of a page, in order."""
    return MARKER.findall(page.body)


def fingerprint(page: Page) -> str:
    """Ten hexadecimal digits over title, description and body, white space folded, comments left out."""
    text = " ".join(_COMMENT.sub("", f"{page.title}\n{page.description}\n{page.body}").split())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def claim(original: Page) -> str:
    """The claim that a twin translated from `original` as it is now would make."""
    return f"{original.lang}@{fingerprint(original)}"
