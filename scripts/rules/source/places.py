"""Where in a page something can stand: runs of text, places where HTML could hide, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.files import SourceFile
from scripts.tools.markdown import Run


def runs(file: SourceFile) -> Iterator[Run]:
    """The runs of text of a page; none of a file that is no page."""
    if file.is_page:
        yield from file.parsed.runs


def html_places(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Every text in which HTML could hide, with its line: HTML blocks, and each line of a run outside code."""
    if not file.is_page:
        return
    for token in file.parsed.tokens:
        if token.type == "html_block":
            for offset, text in enumerate(token.content.split("\n")):
                yield file.parsed.line(token) + offset, text
    for run in file.parsed.runs:
        for offset, text in enumerate(run.text.split("\n")):
            yield run.line + offset, text


def addresses(file: SourceFile) -> Iterator[tuple[int, str, bool]]:
    """Every address of a page: line, address, whether a picture is loaded from it. Definitions count even where nothing uses them."""
    for run in runs(file):
        for token, line in run.pieces():
            if token.type == "link_open":
                yield line, str(token.attrGet("href") or ""), False
            elif token.type == "image":
                yield line, str(token.attrGet("src") or ""), True
    if file.is_page:
        for reference in file.parsed.references.values():
            first = reference.get("map", [0])[0]
            yield file.parsed.first_line + first, reference["href"], False
