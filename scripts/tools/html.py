"""A built page as the checks see it: elements with their attributes, text by element, and the language that each text stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.tools.html_reader import Reader

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_UNREAD = frozenset(["script", "style"])  # their text is not for readers
DEEPEST = 100  # elements that may lie in one another on a page of ours


@dataclass(slots=True)
class Element:
    """A start tag: name, attributes, line, and the text directly or deeper inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    written: list[tuple[str, str | None]] = field(default_factory=list, repr=False)  # its attributes in order, repeated ones too
    raw: str = ""  # what stands in a script
    texts: list[str] = field(default_factory=list, repr=False)  # all of the page's, of which those from `first` to `last` lie inside
    first: int = 0
    last: int = 0

    def get(self, name: str) -> str | None:
        """An attribute's value, or None."""
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "".join(self.texts[self.first : self.last])


@dataclass
class HtmlPage:
    """A parsed file; `address` is its place below the site's root, as a browser would ask for it."""

    address: str
    html: str
    elements: list[Element] = field(default_factory=list)
    misnested: list[tuple[int, str]] = field(default_factory=list)  # line and tag of what is not closed or not open, or lies too deep
    too_deep: bool = False

    @cached_property
    def moved(self) -> bool:
        """True for a page that only leads on to another address."""
        return any("data-moved" in e.attributes for e in self.all("html"))

    def all(self, *tags: str) -> list[Element]:
        """Elements with one of these names, in document order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return [e for e in self.elements if e.tag in tags]

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in document order, repeated ones repeated."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @cached_property
    def text(self) -> str:
        """What a reader sees, white space folded."""
        return " ".join(self.elements[0].text.split()) if self.elements else ""


def read_page(file: Path, site: Path) -> HtmlPage:
    """Parse a built file."""
    return parse(file.relative_to(site).as_posix().removesuffix("index.html"), file.read_text(encoding="utf-8"))


def parse(address: str, html: str) -> HtmlPage:
    """Parse a page's text."""
    page = HtmlPage(address, html)
    parser = _Parser(page)
    parser.feed(page.html)
    parser.close()
    return page


@dataclass(frozen=True)
class Tag:
    """A start tag of a page's text; `start` and `end` are its places there, in characters."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int


def start_tags(html: str, until: str = "") -> list[Tag]:
    """The start tags of a page's text, in order; with `until`, those before the first one of that name."""
    return _StartTags(html, until).found


class _Enough(Exception):
    """What is looked for has been read."""


class _StartTags(Reader):
    """Reads start tags alone, with their places."""

    def __init__(self, html: str, until: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Tag] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._until = until
        with suppress(_Enough):
            self.feed(html)
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self._until:
            raise _Enough
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self.found.append(Tag(tag, _first(attrs), start, start + len(self.get_starttag_text() or "")))


class _Parser(Reader):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._open: list[Element] = []
        self._texts: list[str] = []
        self._unread = 0  # how many of the open ones hold no text for readers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        if tag not in VOID:
            self._enter(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        if tag not in VOID and tag != "svg" and not any(one.tag == "svg" for one in self._open):
            self._page.misnested.append((element.line, f"<{tag}/>"))  # in a drawing it is closed by this; elsewhere it stays open

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, _first(attrs), self.lineno, attrs, "", self._texts, len(self._texts), len(self._texts))
        self._page.elements.append(element)
        return element

    def _enter(self, element: Element) -> None:
        if len(self._open) < DEEPEST:
            self._open.append(element)
            self._unread += element.tag in _UNREAD
        elif not self._page.too_deep:
            self._page.too_deep = True
            self._page.misnested.append((element.line, f"<{element.tag}>"))

    def _leave(self) -> str:
        """The innermost open element ends; its name."""
        element = self._open.pop()
        element.last = len(self._texts)
        if element.tag in _UNREAD:
            self._unread -= 1
        return element.tag

    def close(self) -> None:
        super().close()
        self._page.misnested += [(element.line, f"<{element.tag}>") for element in self._open]
        while self._open:
            self._leave()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self._page.misnested.append((self.getpos()[0], f"</{tag}>"))
            if all(element.tag != tag for element in self._open):
                return
        while self._leave() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag == "script":
            self._open[-1].raw += data
        if not self._unread and self._open:
            self._texts.append(data)


def _first(attributes: list[tuple[str, str | None]]) -> dict[str, str]:
    """Attributes by name; of two with one name a browser reads the first."""
    return {name: value or "" for name, value in reversed(attributes)} if attributes else {}
