"""Whole elements of HTML among the Markdown of a page, set aside before Markdown looks at them: it would read each letter of them to leave
all as it is, twice, and most of a composed page is HTML.

Nothing else comes of it. What is not written as our templates write it (an element that is never closed, text behind its end, a comment, a
script) is left to Markdown, with all that follows. tests/unit/test_raw_html.py holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# What begins a block of HTML, or may hide one; and what makes an element one that is not for us: markup that is no element, an id that is
# not in quotes, an anchor of old, a sign by its number without its end.
_BEGINS = re.compile(r"^ {0,3}</?([a-zA-Z][\w-]*)|<[!?]|</?(?:script|style)\b", re.MULTILINE)
_NOT_OURS = re.compile(r"(?i)<[!?]|<(?:script|style|textarea)\b|\sid\s*=(?!\")|<a(?:\s[^<>]*?)?\sname|&#(?!\w+;)|</(?![a-z])")
_ID = re.compile(r"(?i)\sid=\"([^\"]*)\"")
_FOLLOWS = re.compile(r"(?P<blank>(?: *\n){2})|\n|(?=<(?P<tag>[a-zA-Z][\w-]*))|\Z")


class RawHtml(Extension):
    """Tells Markdown. `ids`: those in the elements of the page, where links may lead."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        """Come after blocks of code are set aside, and before MkDocs and Markdown look for HTML."""
        md.preprocessors.register(_SetAside(md, self), "raw_html", 22)


class ComposedPage(Page):
    """A page of MkDocs whose elements are set aside; it knows their ids all the same."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Turn the Markdown into HTML."""
        given, extension = config.markdown_extensions, RawHtml()
        config.markdown_extensions = [*given, extension]  # type: ignore[list-item]  # MkDocs hands them to a new Markdown for each page
        try:
            super().render(config, files)
        finally:
            config.markdown_extensions = given
        self.present_anchor_ids = (self.present_anchor_ids or set()) | extension.ids


class _SetAside(Preprocessor):
    def __init__(self, md: Markdown, extension: RawHtml) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        parts, place = [], 0
        for start, end, blank in elements(text, self.md):
            html = text[start:end]
            self._extension.ids.update(map(unescape, _ID.findall(html)))
            parts += [text[place:start], "\n", self.md.htmlStash.store(html + "\n" * blank), "\n\n"]
            place = end
        return "".join([*parts, text[place:]]).split("\n")


def elements(text: str, md: Markdown) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each element that stands at the beginning of a line or behind another, and whether a blank line follows."""
    place = 0
    while match := _BEGINS.search(text, place):
        tag, start = match[1], match.start()
        if not tag:
            return
        if not md.is_block_level(tag):  # it is part of a paragraph
            place = match.end()
            continue
        row = []  # elements without a line break between them are taken together, or none of them
        while tag:
            end = _end(text, start, tag) if md.is_block_level(tag) else 0
            follows = _FOLLOWS.match(text, end)
            if not end or not follows:
                return
            row.append((start, end, follows["blank"] is not None))
            start = place = end
            tag = follows["tag"]
        yield from row


def _end(text: str, start: int, tag: str) -> int:
    """The end of the element that starts at a place; 0 where it is not written as ours are."""
    depth = 0
    for match in _tags(tag).finditer(text, start):
        if (match.start() != start and not depth) or match[2]:
            return 0
        depth += -1 if match[1] else 1
        if depth <= 0:
            return 0 if depth < 0 or _NOT_OURS.search(text, start, match.end()) else match.end()
    return 0


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)<(/?){tag}(?:\s[^<>`]*?)?(/?)>")
