"""The Markdown of a page as a tokenizer of CommonMark sees it, with lines; and as the renderer of the site turns it into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED_COMMENT = re.compile(r"<!-- ?(?:records:[a-z0-9-]+|actors: ?[a-z-]+(?:, ?[a-z-]+)*) ?-->")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,20})(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_DEEPEST = 40


@dataclass(frozen=True)
class Run:
    """The text of a paragraph, heading or cell. `text` has its code spans blanked out; `line` counts from 1 in the file."""

    text: str
    line: int
    children: tuple[Token, ...]
    block: str

    def line_at(self, place: int) -> int:
        """Line of a place in `text`."""
        return self.line + self.text.count("\n", 0, place)

    def pieces(self) -> Iterator[tuple[Token, int]]:
        """The inline tokens, each with its line."""
        line = self.line
        for child in self.children:
            yield child, line
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            else:
                line += child.content.count("\n") if child.type in ("html_inline", "code_inline") else 0


@dataclass(frozen=True)
class Parsed:
    """A body taken apart: block tokens, with `first_line` as the file's line of their first; and the reference definitions."""

    tokens: tuple[Token, ...]
    references: dict[str, dict]
    first_line: int

    def line(self, token: Token) -> int:
        """Line of a block token in its file."""
        return self.first_line + (token.map[0] if token.map else 0)

    def runs(self) -> Iterator[Run]:
        """Every run of text."""
        for before, token in zip((None, *self.tokens), self.tokens, strict=False):
            if token.type == "inline":
                text = _CODE_SPAN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), token.content)
                yield Run(text, self.line(token), tuple(token.children or ()), before.type if before else "")


def parse(body: str, first_line: int) -> Parsed:
    """Tokens of a body. Every link is kept as a link whatever its scheme: judging is the rules' work.

    Lines end in a line feed, here as in the file; the tokenizer would end one at a carriage return too and count others than we do.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.validateLink = lambda url: True
    parser.normalizeLink = lambda url: url
    environment: dict = {}
    tokens = parser.parse(body.replace("\r", " "), environment)
    return Parsed(tuple(tokens), environment.get("references", {}), first_line)


def render(body: str) -> str:
    """The HTML that the site's own renderer makes of a body, with the extensions of mkdocs.yml."""
    return Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"]).convert(body)
