"""Rules on what GitHub shows and the site does not: the same page read by CommonMark and by the renderer of the site.

All but one rest on one comparison of the two outlines (scripts/tools/outline.py); each names a cause, for its message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from scripts.content.files import SourceFile
from scripts.rules.source import html, links, structure
from scripts.tools.markdown import ALLOWED_COMMENT
from scripts.tools.outline import Unit, differences, of_html, of_tokens
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_INDENT = 4  # spaces by which the renderer knows what lies in a list item
_NUMBER = re.compile(r"^[\s>]*(\d{1,9})([.)])(?:\s|$)")
_ESCAPES = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:[\"$%&',/:;<=?@^~]|$))", re.MULTILINE)
_QUOTED = re.compile(r"^(?: {0,3}> ?)+")
_BLOCKS = {"bullet_list_open": "list", "ordered_list_open": "list", "blockquote_open": "quotation"}
# Rules whose fault makes the outlines differ, and whose message is the better one.
_CAUSES = (
    structure.missing_blank_line,
    structure.loose_line,
    structure.unclosed_fence,
    structure.indented_code,
    structure.underlined_heading,
    structure.malformed_heading,
    structure.unclosed_emphasis,
    structure.unsupported_syntax,
    structure.table_cells,
    links.malformed_link,
    html.unlisted_attribute,
)


def shallow_indent(file: SourceFile) -> Iterator[Problem]:
    """What belongs to a list item, a list within a list too, is indented by four spaces for each level."""
    yield from _told(file, "shallow-indent")


def list_number(file: SourceFile) -> Iterator[Problem]:
    """A numbered list starts with `1.`, its numbers followed by a point."""
    yield from _told(file, "list-number")


def adjoining_blocks(file: SourceFile) -> Iterator[Problem]:
    """Between two lists, and between two quotations, stand words: the site would make one of them."""
    yield from _told(file, "adjoining-blocks")


def code_in_list(file: SourceFile) -> Iterator[Problem]:
    """A block of code stands outside lists and quotations, at the start of the line."""
    yield from _told(file, "code-in-list")


def shown_otherwise(file: SourceFile) -> Iterator[Problem]:
    """The site shows the same headings, lists, tables and quotations as GitHub's preview, with the same words in each."""
    yield from _told(file, "shown-otherwise")


def lost_backslash(file: SourceFile) -> Iterator[Problem]:
    """A backslash stands only before a sign that would otherwise be one of Markdown."""
    for run in file.parsed.runs if file.is_page else ():
        for match in _ESCAPES.finditer(run.text):
            place = match.start(1)
            found = run.text[max(0, place - 15) : match.end(1) + 10].split("\n")
            words = found[-1] if match.end(1) - match.start(1) > 1 and len(found) > 1 and "\\" in found[-1] else found[0]
            yield Problem(file.path, run.line_at(place), "lost-backslash", {"found": words.strip()})


def _told(file: SourceFile, rule: str) -> Iterator[Problem]:
    if file.is_page:
        yield from (problem for problem in _differences(file) if problem.rule == rule)


@lru_cache(1)
def _differences(file: SourceFile) -> tuple[Problem, ...]:
    """Where the two readings of a page part, each with the rule that names why; nothing where another rule tells the cause."""
    if any(True for _ in html.raw_html(file)) or any(True for _ in html.unknown_comment(file)):
        return ()  # HTML that stays swallows what stands around it
    units = [*differences(of_tokens(file.parsed), of_html(ALLOWED_COMMENT.sub("", file.html)))]
    if not units:
        return ()
    spans = _spans(file)
    causes = {problem.line for rule in _CAUSES for problem in rule(file)}
    backslashes = {problem.line for problem in lost_backslash(file)}
    found = []
    for unit in units:
        first, last = spans.get(unit.top, (unit.line, unit.line))
        if not any(first <= line <= last + 1 for line in causes | backslashes):
            found.append(_problem(file, unit))
    return tuple(found)


def _problem(file: SourceFile, unit: Unit) -> Problem:
    inner = [one for one in of_tokens(file.parsed) if one.top == unit.top]
    line, rule = _cause(file, unit, inner)
    return Problem(file.path, line, rule, {"found": file.lines[line - 1].strip()[:50]})


def _cause(file: SourceFile, unit: Unit, inner: list[Unit]) -> tuple[int, str]:
    """The line and the rule that say best why an outermost block, of which `unit` is the first that differs, is shown otherwise."""
    for one in inner:
        if one.kind == "pre" and one.depth:
            return one.line, "code-in-list"
    for one in inner:
        if one.items and _indent(file, one) < _INDENT * one.items and not _starts_item(one, inner):
            return one.line, "shallow-indent"
    for one in inner:
        if one.kind == "ol" and (match := _NUMBER.match(file.lines[one.line - 1])) and (match[1] != "1" or match[2] != "."):
            return one.line, "list-number"
    if line := _adjoining(file, unit):
        return line, "adjoining-blocks"
    return unit.line, "shown-otherwise"


def _indent(file: SourceFile, unit: Unit) -> int:
    """Spaces before a unit, those after the marks of a quotation if it lies in one."""
    text = _QUOTED.sub("", file.lines[unit.line - 1])
    return len(text) - len(text.lstrip(" "))


def _starts_item(unit: Unit, inner: list[Unit]) -> bool:
    """True for what stands on the line of its list item's own sign."""
    return any(one.kind == "li" and one.line == unit.line and one.items == unit.items - 1 for one in inner)


def _adjoining(file: SourceFile, unit: Unit) -> int:
    """The line on which a list follows a list, or a quotation a quotation, in the block of a unit or right after it; 0 if none does."""
    spans = _spans(file)
    first, last = spans[unit.top]
    last = spans.get(unit.top + 1, (last, last))[1]
    for before, token in pairwise(file.parsed.tokens):
        after_same = before.type.endswith("_close") and _BLOCKS.get(before.type.replace("_close", "_open")) == _BLOCKS.get(token.type, "")
        if after_same and first <= (line := file.parsed.line(token)) <= last:
            return line
    return 0


def _spans(file: SourceFile) -> dict[int, tuple[int, int]]:
    """First and last line of each outermost block, by its number."""
    outermost = (token for token in file.parsed.tokens if token.level == 0 and token.nesting >= 0)
    first = file.parsed.first_line
    return {number: (first + token.map[0], first + token.map[1] - 1) for number, token in enumerate(outermost, 1) if token.map}


RULES = (
    shallow_indent,
    list_number,
    adjoining_blocks,
    code_in_list,
    shown_otherwise,
    lost_backslash,
)
