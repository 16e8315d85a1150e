"""Rules on the shape of a page's Markdown: what would lose text or look broken without a word from the renderer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from scripts.content.files import SourceFile
from scripts.content.prose import heading_line
from scripts.rules.source.lists import lists_missed
from scripts.rules.source.places import runs
from scripts.tools.markdown import Parsed
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_HEADING_ID = re.compile(r"\{:? ?#([\w-]+) ?\}")
ODD_ID = re.compile(r"\{:?\s*#([^\s{}#]+)\s*\}\s*$")
PLAIN_ID = re.compile(r"[a-z][a-z0-9-]*")
_UNSUPPORTED = re.compile(
    r"^\s{0,3}(?:(?:!!!|\?\?\?\+?|===|:::|///)(?:\s|$|[\"\w])|-{1,2}8<-|@@|%%)"
    r"|^\s*\[TOC\]\s*$|^\s{0,3}:\s+\S|^={2,6}\s*\S.*=|^\s*\{\||^\s*\*{2,}\s"
    r"|\[\[|\[![A-Za-z]+\]|\{\{|\{%|==\w|~~\w|\^\^\w|\[[ xX]\] |\+\+\w|:[a-z]+(?:[-_][a-z]+)+:"
)
_NUMBERED = re.compile(r"^\s{0,3}\d{1,3}[.)]\s+\S")
_BLOCK_STARTS = frozenset(["bullet_list_open", "ordered_list_open", "table_open", "fence", "blockquote_open", "heading_open"])
_UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|(?<!\w)\*(?=\w)")
_RESERVED_IDS = re.compile(r"content|src-.*|foot-.*")
# The commonest words of each language.


def empty_page(file: SourceFile) -> Iterator[Problem]:
    """A page says something below its front matter."""
    if file.is_page and file.front_matter is not None and not file.body.strip():
        yield Problem(file.path, file.body_line, "empty-page", {})


def table_cells(file: SourceFile) -> Iterator[Problem]:
    """Every row of a table has as many cells as its head: one too many would be lost."""
    for token in _tokens(file, "table_open"):
        first = file.parsed.line(token)
        rows = file.lines[first - 1 : file.parsed.end(token) - 1]
        expected = _cells(rows[0])
        for offset, row in enumerate(rows[1:], 1):
            if row.strip() and _cells(row) != expected:
                values = {"found": _cells(row), "expected": expected}
                yield Problem(file.path, first + offset, "table-cells", values)


def missing_blank_line(file: SourceFile) -> Iterator[Problem]:
    """A blank line stands before a list, a table, a code block or a quotation, and after it: else it becomes part of the paragraph."""
    if not file.is_page:
        return
    before = ""
    for token in file.parsed.tokens:
        if token.type in _BLOCK_STARTS and token.level == 0 and not (before == "heading_close" or _two_lists(before, token.type)):
            line = file.parsed.line(token)
            if line > file.body_line and file.lines[line - 2].strip():
                yield Problem(file.path, line, "missing-blank-line", {"found": file.lines[line - 1].strip()[:40]})
        before = token.type
    for run in file.parsed.runs:
        # An item with another number than one interrupts no paragraph; a single such line may be a sentence that goes on with a figure.
        numbered = [place for place, text in enumerate(run.text.split("\n")) if place and _NUMBERED.match(text)]
        if run.block == "paragraph_open" and len(numbered) > 1:
            found = run.text.split("\n")[numbered[0]].strip()[:40]
            yield Problem(file.path, run.line + numbered[0], "missing-blank-line", {"found": found})


def _two_lists(before: str, after: str) -> bool:
    """True for a list right after a list, where a blank line would help nothing: another rule tells it."""
    return before.endswith("_list_close") and after.endswith("_list_open")


def loose_line(file: SourceFile) -> Iterator[Problem]:
    """The lines of a list item after the first are indented by four spaces, or stand on the same line."""
    if file.is_page:
        lists = {line for line, _ in lists_missed(file)}  # told as such
        for before, token in zip(file.parsed.tokens, file.parsed.tokens[1:], strict=False):
            if token.type == "inline" and token.level > 1 and before.type == "paragraph_open":
                first = file.parsed.line(token)
                for line in range(first + 1, file.parsed.end(token)):
                    text = file.lines[line - 1]
                    if line in lists or _UNSUPPORTED.search(text):
                        break
                    if text.strip() and not text.startswith((" ", ">")):
                        yield Problem(file.path, line, "loose-line", {"found": text[:40]})
                        break


def unclosed_fence(file: SourceFile) -> Iterator[Problem]:
    """A block of code that is opened with three back-ticks is closed with them."""
    for token in _tokens(file, "fence"):
        last = file.parsed.end(token) - 1
        text = file.lines[last - 1].strip(" >") if last <= len(file.lines) else ""
        single = last == file.parsed.line(token)
        if single or not (text.startswith(token.markup) and set(text) == set(token.markup[0])):
            yield Problem(file.path, file.parsed.line(token), "unclosed-fence", {"found": token.markup})
    for run in runs(file):
        if match := re.search(r"`{3,}|~{3,}", run.text):
            yield Problem(file.path, run.line_at(match.start()), "unclosed-fence", {"found": match.group()[:10]})


def indented_code(file: SourceFile) -> Iterator[Problem]:
    """A paragraph does not start with four spaces, which would show it as code."""
    for token in _tokens(file, "code_block"):
        yield Problem(file.path, file.parsed.line(token), "indented-code", {"found": token.content.strip()[:40]})


def unclosed_emphasis(file: SourceFile) -> Iterator[Problem]:
    """Asterisks of emphasis come in pairs, with no space inside."""
    lists = {line for line, sign in lists_missed(file) if sign == "*"}  # asterisks meant as signs of a list are told as such
    for run in runs(file):
        if lists.intersection(range(run.line, run.line + run.text.count("\n") + 1)):
            continue
        for token, line in run.pieces():
            if token.type == "text" and (match := _EMPHASIS.search(token.content)) and not _UNSUPPORTED.search(token.content):
                found = token.content[max(0, match.start() - 15) : match.end() + 25]
                yield Problem(file.path, line, "unclosed-emphasis", {"found": found})
                break
        else:
            if run.text.count("`") and "`" in re.sub(r"\\`", "", run.text):
                yield Problem(file.path, run.line_at(run.text.index("`")), "unclosed-emphasis", {"found": "`"})


def unsupported_syntax(file: SourceFile) -> Iterator[Problem]:
    """A page uses plain Markdown: no boxes, tabs, snippets, templates, task lists or symbols by name, which would stand there as text."""
    for run in runs(file):
        for offset, text in enumerate(run.text.split("\n")):
            if match := _UNSUPPORTED.search(text):
                yield Problem(file.path, run.line + offset, "unsupported-syntax", {"found": match.group().strip()})
                break


def underlined_heading(file: SourceFile) -> Iterator[Problem]:
    """A heading starts with number signs; a line of dashes or equals signs under a text would make it one by surprise."""
    for token in _tokens(file, "heading_open"):
        if token.markup in ("-", "="):
            yield Problem(file.path, file.parsed.line(token), "underlined-heading", {"found": file.lines[file.parsed.line(token) - 1][:40]})


def title_in_body(file: SourceFile) -> Iterator[Problem]:
    """The body of a page has no first-level heading: the title is in the front matter."""
    for token in _tokens(file, "heading_open"):
        if token.tag == "h1" and token.markup == "#":
            yield Problem(file.path, file.parsed.line(token), "title-in-body", {"found": file.lines[file.parsed.line(token) - 1][:40]})


def skipped_heading(file: SourceFile) -> Iterator[Problem]:
    """Headings go down one level at a time, from the second."""
    level = 1
    for token in _tokens(file, "heading_open"):
        found = int(token.tag[1])
        if found > level + 1:
            yield Problem(file.path, file.parsed.line(token), "skipped-heading", {"found": found, "before": level})
        level = found


def malformed_heading(file: SourceFile) -> Iterator[Problem]:
    """A heading has a space after its number signs, and words."""
    for run in runs(file):
        for offset, text in enumerate(run.text.split("\n")):
            if run.block == "paragraph_open" and re.match(r"^\s{0,3}#+", text):
                yield Problem(file.path, run.line + offset, "malformed-heading", {"found": text.strip()[:40]})
        if run.block == "heading_open" and not _HEADING_ID.sub("", run.text).strip():
            yield Problem(file.path, run.line, "malformed-heading", {"found": file.lines[run.line - 1][:40]})


def malformed_id(file: SourceFile) -> Iterator[Problem]:
    """The id of a heading starts with a small letter and holds small letters without accents, figures and hyphens."""
    for run in runs(file):
        if run.block == "heading_open" and (match := ODD_ID.search(run.text)) and not PLAIN_ID.fullmatch(match[1]):
            level = len(file.lines[run.line - 1].split(" ")[0])
            line = heading_line(level, run.text[: match.start()], match[1])
            yield Problem(file.path, run.line, "malformed-id", {"found": match[1][:40], "line": line})


def repeated_heading_id(file: SourceFile) -> Iterator[Problem]:
    """The ids of a page are different from one another."""
    seen: dict[str, int] = {}
    for line, one in _ids(file):
        if seen.setdefault(one, line) != line:
            yield Problem(file.path, line, "repeated-heading-id", {"id": one, "first": seen[one]})


def reserved_id(file: SourceFile) -> Iterator[Problem]:
    """An id is not one of those that the layout of the page uses."""
    for line, one in _ids(file):
        if _RESERVED_IDS.fullmatch(one):
            yield Problem(file.path, line, "reserved-id", {"id": one})


def _ids(file: SourceFile) -> Iterator[tuple[int, str]]:
    for run in runs(file):
        for match in _HEADING_ID.finditer(run.text):
            yield run.line_at(match.start()), match.group(1)


def _cells(row: str) -> int:
    text = _CODE_SPAN.sub(lambda m: m.group().replace("|", " "), row.strip())
    return len(_UNESCAPED_BAR.split(re.sub(r"^\||(?<!\\)\|$", "", text)))


def _tokens(file: SourceFile, *types: str) -> Iterator[Token]:
    parsed: Parsed | None = file.parsed if file.is_page else None
    for token in parsed.tokens if parsed else ():
        if token.type in types:
            yield token


RULES = (
    empty_page,
    table_cells,
    missing_blank_line,
    loose_line,
    unclosed_fence,
    indented_code,
    unclosed_emphasis,
    unsupported_syntax,
    underlined_heading,
    title_in_body,
    skipped_heading,
    malformed_heading,
    malformed_id,
    repeated_heading_id,
    reserved_id,
)
