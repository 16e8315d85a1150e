"""The Markdown of a page as a tokenizer of CommonMark sees it, with lines; and as the renderer of the site turns it into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.yamlio import read_yaml_file

ALLOWED_COMMENT = re.compile(r"<!-- ?(?:records:[a-z0-9-]+|actors: ?[a-z-]+(?:, ?[a-z-]+)*) ?-->")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,20})(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_DEEPEST = 40
_KEPT = 1024  # bodies whose tokens are kept: the lint, the content's rules and the pages ask for the same ones
_CONFIGURATION = Path(__file__).resolve().parent.parent / "mkdocs.yml"
_ALWAYS = ("toc", "tables", "fenced_code")  # MkDocs adds them to those of mkdocs.yml


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


@lru_cache(_KEPT)
def parse(body: str, first_line: int) -> Parsed:
    """Tokens of a body, not to be changed: the same body gives the same ones.

    Every link is kept as a link whatever its scheme: judging is the rules' work.
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
    names, options = _extensions()
    return Markdown(extensions=list(names), extension_configs=options).convert(body)


@cache
def _extensions() -> tuple[tuple[str, ...], dict[str, dict]]:
    """The extensions that MkDocs gives the renderer, and their options."""
    entries = read_yaml_file(_CONFIGURATION).value["markdown_extensions"]
    options = {name: values for entry in entries if isinstance(entry, dict) for name, values in entry.items()}
    names = [name for entry in entries for name in ([entry] if isinstance(entry, str) else entry)]
    return tuple(dict.fromkeys((*_ALWAYS, *names))), options
