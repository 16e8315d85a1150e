"""What stands in a prose page: headings, paragraphs, steps, citations, figures, markers. Pure functions over Markdown text."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from scripts.content.model import Page
from scripts.tools.markdown import Parsed, parse, without_code

CITATION = re.compile(r"\[@([^\]\s]*)\]")
CITATIONS = re.compile(r"\[@[^\]\s]*\](?:[ \u00a0]?\[@[^\]\s]*\])*")
MARKER = re.compile(r"<!--\s*records:\s*(\S+)\s*-->")
STEP = re.compile(r"<!--\s*(?:step:\s*(?P<id>[^;]*?)\s*;\s*)?actors:\s*(?P<actors>.*?)\s*-->")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*#([\w-]+)\s*\})?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+(?!\d)")  # 1 234 567, whatever space stands in it
# «siglo XXI», «siglos 19 y 20», “21st century”: Spanish writes no figure where English does.
_CENTURIES = re.compile(
    r"\bsiglos?\s+\d{1,2}\b(?:(?:,|\s+[yae])\s+\d{1,2}\b)?"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?:(?:,|\s+and|\s+to|\s+or)\s+\d{1,2}(?:st|nd|rd|th)\b)*[\s-]+centur(?:y|ies)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)])\s+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_LEAD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{[^}]*\}")
_LONGEST_ID = 40
_SIGNS = str.maketrans("", "", "*[`")


@dataclass(frozen=True)
class Block:
    """A run of lines that belong together. `kind`: heading, step, bullet, marker, code or paragraph; `line` counts from 1 in the file."""

    kind: str
    text: str
    line: int
    level: int = 0
    id: str | None = None

    @property
    def visible(self) -> str:
        """The text without its code, line by line where it was."""
        return re.sub(r"[^\n]", " ", self.text) if self.kind == "code" else without_code(self.text)

    @property
    def citations(self) -> list[str]:
        """Source ids cited, in order; none in code."""
        return CITATION.findall(self.visible)

    @property
    def figures(self) -> Counter[str]:
        """The figures a reader sees, as digits without separators."""
        return figures(self.text)

    @property
    def actors(self) -> list[str] | None:
        """Who acts, as the comment of a step says; None without such a comment."""
        match = STEP.search(self.visible)
        return [a.strip() for a in match["actors"].split(",")] if match else None

    @property
    def step(self) -> str:
        """The id that the comment of a step gives it; "" without one."""
        match = STEP.search(self.visible)
        return (match["id"] or "") if match else ""


def blocks(page: Page) -> list[Block]:
    """The blocks of a page's body, in order."""
    return list(blocks_of(page.body, page.body_line))


def bullets(found: Iterable[Block], section: str) -> Iterator[Block]:
    """The bullets below a heading of the second level, by the heading's id."""
    here = False
    for block in found:
        if block.kind == "heading" and block.level == 2:
            here = block.id == section
        elif here and block.kind == "bullet":
            yield block


@lru_cache(1024)  # a score of rules and pages ask for the same ones
def blocks_of(body: str, first_line: int) -> tuple[Block, ...]:
    """The blocks of a body that starts on a line of its file."""
    return tuple(_blocks(body, first_line))


def _blocks(body: str, first_line: int) -> Iterator[Block]:
    """The reader of Markdown says where code, headings and items are; the lines between two of these starts, or blank ones, are a block."""
    starts = _starts(parse(body, first_line))
    lines: list[str] = []
    start, kind, until = first_line, "", 0
    for number, line in enumerate([*body.split("\n"), ""], first_line):
        inside = number < until
        if lines and not inside and (not line.strip() or number in starts or kind in ("code", "heading")):
            yield _block(kind, lines, start)
            lines = []
        if line.strip() or (inside and lines):
            if not lines:
                start = number
                kind, until = starts.get(number, ("", 0))
            lines.append(line)


def _starts(parsed: Parsed) -> dict[int, tuple[str, int]]:
    """Line on which code, a heading or an item of an outermost list starts -> what it is, and the line after its last (0 for an item)."""
    found: dict[int, tuple[str, int]] = {}
    lists: list[str] = []
    for token in parsed.tokens:
        line = parsed.line(token)
        if token.type in ("fence", "code_block"):
            found[line] = ("code", parsed.end(token))
        elif token.type == "heading_open" and token.level == 0:
            found[line] = ("heading", parsed.end(token))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append("step" if token.tag == "ol" else "bullet")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and token.level == 1:
            found[line] = (lists[-1], 0)
    return found


def _block(kind: str, lines: list[str], line: int) -> Block:
    text = "\n".join(lines)
    if kind == "code":
        return Block(kind, text, line)
    if kind == "heading" and (heading := HEADING.match(lines[0])):
        return Block("heading", heading.group(2), line, len(heading.group(1)), heading.group(3))
    if MARKER.search(without_code(text)):
        return Block("marker", text, line)
    if kind in ("step", "bullet"):
        return Block(kind, _ITEM.sub("", text, count=1), line)
    return Block("paragraph", text, line)


def figures(text: str) -> Counter[str]:
    """Figures of a text as digits without separators: 1.234,5 and 1,234.5 are one number, and so is 1 234,5.

    Comments, citations, addresses and centuries do not count.
    """
    visible = _CENTURIES.sub("", _LINK_TARGET.sub("]", CITATION.sub("", _COMMENT.sub("", text))))
    visible = _GROUPS.sub(lambda m: re.sub(r"\s", ".", m.group()), visible)
    return Counter(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(visible))


def lead(text: str) -> str:
    """The bold words that a step or limit starts with, without their full stop; its first sentence when there are none."""
    match = _LEAD.match(text)
    return plain(match.group(1)).rstrip(".:") if match else plain(text).split(". ")[0]


def after_lead(text: str) -> str:
    """What a step or limit says after the words that it begins with, one line without markup."""
    whole, first = plain(text), lead(text)
    return whole.removeprefix(first).lstrip(".: ") if whole.startswith(first) else whole


def plain(text: str) -> str:
    """A block's text as a reader without markup sees it: no comments, citations, emphasis or link targets; one line."""
    text = CITATIONS.sub("", _COMMENT.sub("", text))
    text = _ATTRIBUTES.sub("", _LINK_TARGET.sub("", text)).translate(_SIGNS)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(text.split()))


def heading_line(level: int, text: str, own: str = "") -> str:
    """A heading as it should stand in its file, with the id `own`, or one made of its words where they are all there is."""
    words = plain(text)
    return f"{'#' * level} {words} {{ #{made_id(own or words)} }}"


def made_id(words: str) -> str:
    """An id made of some words: lower-case letters and figures with hyphens."""
    letters = unicodedata.normalize("NFKD", words).lower()
    bare = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
    made = re.sub(r"[^a-z0-9]+", "-", bare).strip("-").lstrip("0123456789-")
    return made[:_LONGEST_ID].rstrip("-") or "part"


def linked_key(page: Page, target: str) -> str:
    """The key of the page to which a link of `page` to the file `target` leads; its own when the target is empty."""
    if not target:
        return page.key
    folder = posixpath.dirname(page.path.removeprefix(f"docs/{page.written or page.lang}/"))
    key = posixpath.normpath(posixpath.join(folder, target)).removesuffix(".md")
    return key.removesuffix("/index") if key != "index" else key


def markers(page: Page) -> list[str]:
    """Names of the record markers of a page, in order."""
    return [name for block in blocks(page) if block.kind == "marker" for name in MARKER.findall(block.visible)]


def fingerprint(page: Page) -> str:
    """Ten hexadecimal digits over title, description and body, white space folded, comments left out."""
    text = " ".join(_COMMENT.sub("", f"{page.title}\n{page.description}\n{page.body}").split())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def claim(original: Page) -> str:
    """The claim that a twin translated from `original` as it is now would make."""
    return f"{original.lang}@{fingerprint(original)}"
