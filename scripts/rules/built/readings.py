"""Two readings of a built page, ours and that of a parser that follows the HTML standard, made comparable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from scripts.tools.html import VOID, HtmlPage
from scripts.tools.html_reader import APART, Reader, plain_parts, read_tag

_ADDED = frozenset(["tbody"])  # what a parser adds where it was left out
_CAPITALS = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}  # what it writes with a capital letter in drawings


class Start(NamedTuple):
    """A start tag as it was read, on its line."""

    line: int
    tag: str
    attributes: list[tuple[str, str | None]]

    @property
    def shown(self) -> str:
        """As it is told, in an order in which the same ones are the same."""
        named = sorted((name, value or "") for name, value in self.attributes)
        return f"<{self.tag} {' '.join(f'{name}={value}' for name, value in named)}".strip()


@dataclass(frozen=True)
class Reading:
    """What two readings must agree on: start tags with their attributes, in order, and all text, white space folded."""

    starts: list[Start]
    text: str


def as_parsed(page: HtmlPage) -> Reading:
    """The body of a page as it was parsed. Where its elements do not lie well in one another, some of its text may be missing."""
    first = next((n for n, element in enumerate(page.elements) if element.tag == "body"), None)
    if first is None:
        return Reading([], "")
    body, *inside = page.elements[first:]
    starts = [Start(e.line, e.tag, e.written) for e in inside if e.tag not in _ADDED]
    return Reading(starts, _folded(body.texts[body.first :]))


def as_read(html: str, above: int = 0) -> Reading:
    """The text of a body as our reader reads it. `above`: how many lines stand above it."""
    reader = _Reader(above)
    reader.feed(html)
    reader.close()
    return Reading(reader.starts, _folded(reader.texts))


def as_written_again(html: str) -> str | None:
    """What our reader reads in a body, written as the other parser writes; None where not all of it is plain.

    Where the other one writes the same it has read the same, and nothing needs to be read again.
    """
    parts = plain_parts(html)
    if any("<" in text for text in parts[::2]):
        return None
    parts[::2] = map(_text_again, parts[::2])
    parts[1::2] = tags = [_tag_again(tag) for tag in parts[1::2]]
    return "".join(parts) if all(tags) else None


@lru_cache(maxsize=10_000)
def _tag_again(written: str) -> str:
    """A plain tag as the other parser writes it; "" for one that holds something else than tags."""
    kind, name, attributes = read_tag(written)
    if name in APART or kind == "declaration":
        return ""
    if kind == "end":
        return f"</{name}>"
    pairs = [f'{_CAPITALS.get(attribute, attribute)}="{_value_again(value or "")}"' for attribute, value in attributes]
    return f"<{' '.join([name, *pairs])}>" + (f"</{name}>" if kind == "closed" and name not in VOID else "")


def _text_again(text: str) -> str:
    return _escaped(unescape(text)) if "&" in text or ">" in text or not text.isascii() else text


def _value_again(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")  # markup: as the other parser writes it


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")  # markup: as the other parser writes it


def _folded(texts: list[str]) -> str:
    return " ".join("".join(texts).split())


class _Reader(Reader):
    def __init__(self, above: int) -> None:
        super().__init__(convert_charrefs=True)
        self.starts: list[Start] = []
        self.texts: list[str] = []
        self._above = above

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ADDED:
            self.starts.append(Start(self._above + self.lineno, tag, attrs))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
