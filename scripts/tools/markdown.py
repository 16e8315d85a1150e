"""The Markdown of a page as a tokenizer of CommonMark sees it, with lines; and as the renderer of the site turns it into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file

ALLOWED_COMMENT = re.compile(r"<!-- ?(?:records:[a-z0-9-]+|(?:step: ?[a-z0-9-]+; ?)?actors: ?[a-z-]+(?:, ?[a-z-]+)*) ?-->")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,20})(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_SIGN_OF_CODE = re.compile(r"`|~~~|^(?: {4}|\t)", re.MULTILINE)
_MARK = "\ue000"  # of private use: no page may hold it, nothing that reads text takes it for a word
_ASIDE = re.compile(rf"{_MARK}(\d+){_MARK}")
_DEEPEST = 40
_KEPT = 1024  # bodies whose tokens are kept: the lint, the content's rules and the pages ask for the same ones
_CONFIGURATION = ROOT / "mkdocs.yml"
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
    references: Mapping[str, Any]
    first_line: int

    def line(self, token: Token) -> int:
        """Line of a block token in its file."""
        return self.first_line + span(token)[0]

    def end(self, token: Token) -> int:
        """The line after its last."""
        return self.first_line + span(token)[1]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every run of text; a score of rules ask for them."""
        pairs = zip((None, *self.tokens), self.tokens, strict=False)
        return tuple(
            Run(without_code(token.content), self.line(token), tuple(token.children or ()), before.type if before else "")
            for before, token in pairs
            if token.type == "inline"
        )


def span(token: Token) -> tuple[int, int]:
    """A block token's first line in the body and the line after its last, both from 0. What stands inside a line has none of its own."""
    first, last = token.map or (0, 0)
    return first, last


def without_code(text: str) -> str:
    """A run of text with its code spans blanked out; line breaks stay where they are."""
    return _CODE_SPAN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text) if "`" in text else text


def set_aside(body: str) -> tuple[str, list[str]]:
    """A body with a mark in the place of each block and span of code, and what stood there: for work that must leave code alone."""
    if not _SIGN_OF_CODE.search(body):
        return body, []
    kept: list[str] = []

    def mark(text: str) -> str:
        kept.append(text)
        return f"{_MARK}{len(kept) - 1}{_MARK}"

    places: dict[tuple[int, int], bool] = {}  # lines with code -> whether all of them are code
    for token in parse(body, 1).tokens:
        if token.type in ("fence", "code_block") or any(child.type == "code_inline" for child in token.children or ()):
            places[span(token)] = token.type != "inline"
    lines, done, place = body.split("\n"), [], 0
    for (first, last), whole in sorted(places.items()):
        text = "\n".join(lines[first:last])
        done += lines[place:first]
        done.append(mark(text) if whole else _CODE_SPAN.sub(lambda m: mark(m.group()), text))
        place = last
    return "\n".join([*done, *lines[place:]]), kept


def put_back(body: str, kept: list[str]) -> str:
    """The body with what was set aside in its place again."""
    return _ASIDE.sub(lambda m: kept[int(m.group(1))], body) if kept else body


@lru_cache(_KEPT)
def parse(body: str, first_line: int) -> Parsed:
    """Tokens of a body, not to be changed: the same body gives the same ones.

    Every link is kept as a link whatever its scheme: judging is the rules' work.
    Lines end in a line feed, here as in the file; the tokenizer would end one at a carriage return too and count others than we do.
    """
    environment: dict[str, Any] = {}
    tokens = _tokenizer().parse(body.replace("\r", " "), environment)
    return Parsed(tuple(tokens), environment.get("references", {}), first_line)


class _Tokenizer(MarkdownIt):
    """A reader of CommonMark that keeps every link, as it is written."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _tokenizer() -> MarkdownIt:
    return _Tokenizer("commonmark", {"maxNesting": _DEEPEST}).enable("table")


def render(body: str) -> str:
    """The HTML that the site's own renderer makes of a body, with the extensions of mkdocs.yml."""
    try:
        return _renderer().reset().convert(body)
    except BaseException:
        _renderer.cache_clear()  # what stopped it half way is no place to begin at
        raise


@cache
def _renderer() -> Markdown:
    names, options = _extensions()
    return Markdown(extensions=list(names), extension_configs=options)


@cache
def _extensions() -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """The extensions that MkDocs gives the renderer, and their options."""
    entries = read_yaml_file(_CONFIGURATION).value["markdown_extensions"]
    options = {name: values for entry in entries if isinstance(entry, dict) for name, values in entry.items()}
    names = [name for entry in entries for name in ([entry] if isinstance(entry, str) else entry)]
    return tuple(dict.fromkeys((*_ALWAYS, *names))), options
