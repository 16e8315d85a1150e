"""Rules on the front matter of a page, and on YAML that would change its meaning without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.files import SourceFile
from scripts.tools.problems import Problem
from scripts.tools.yaml import Place

CHAPTER = "fields"  # of the manual

LARGEST_HEAD = 4000
_CUT = re.compile(r"""^\s*(?:- )?[\w-]+:\s+(?!["'>|#\[{&*!])\S.*\s#""")
_MARKUP = re.compile(r"</?[a-zA-Z!?][^>]*>?|\]\(|!\[|\[@|`|\{[:%{#]|\*\*|javascript:", re.IGNORECASE)
_LETTER_BY_NAME = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MACHINE_WORDS = ("check", "rule")  # messages of the checks name signs of Markdown; they are escaped wherever they are shown
_MACHINE_FILES = ("data/hosts.yml", "data/standards.yml", "data/wrong-words.yml")


def empty_file(file: SourceFile) -> Iterator[Problem]:
    """A page or a file of records is not empty."""
    if file.kind == "file" and file.suffix in (".md", ".yml") and not (file.raw.strip() if file.text is None else file.text.strip()):
        yield Problem(file.path, 1, "empty-file", {})


def front_matter_missing(file: SourceFile) -> Iterator[Problem]:
    """A page starts on its first line with its front matter, between two lines of three dashes."""
    if file.is_page and file.text and file.text.strip() and not file.text.startswith("---"):
        yield Problem(file.path, 1, "front-matter-missing", {})


def unclosed_front_matter(file: SourceFile) -> Iterator[Problem]:
    """The front matter ends with a line of three dashes."""
    if file.is_page and file.front_matter is None and (file.text or "").startswith("---"):
        yield Problem(file.path, 1, "unclosed-front-matter", {})


def front_matter_not_fields(file: SourceFile) -> Iterator[Problem]:
    """The front matter consists of fields, each with its name and a colon."""
    if file.is_page and file.front_matter is not None and not file.document.faults and not isinstance(file.document.value, dict):
        yield Problem(file.path, 2, "front-matter-not-fields", {"found": str(file.document.value)[:40]})


def large_front_matter(file: SourceFile) -> Iterator[Problem]:
    """The front matter holds 4,000 characters at most."""
    if file.front_matter is not None and len(file.front_matter) > LARGEST_HEAD:
        yield Problem(file.path, 1, "large-front-matter", {"length": len(file.front_matter), "most": LARGEST_HEAD})


def cut_by_comment(file: SourceFile) -> Iterator[Problem]:
    """A text with a number sign after a space stands in quotes: without them the rest would be lost as a comment."""
    lines = file.lines if file.is_data else (file.front_matter or "").split("\n")
    for number, line in enumerate(lines, 1 if file.is_data else 2):
        if _CUT.match(line):
            yield Problem(file.path, number, "cut-by-comment", {"found": line.strip()[:60]})


def markup_in_text(file: SourceFile) -> Iterator[Problem]:
    """A title, a word or a text of data/ is plain: no HTML, no Markdown, no signs of templates."""
    for line, place, text in _plain_texts(file):
        if match := _MARKUP.search(text):
            where = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
            yield Problem(file.path, line, "markup-in-text", {"where": where, "found": match.group()[:40]})


def letter_by_name(file: SourceFile) -> Iterator[Problem]:
    """Letters are letters: é and not &eacute;."""
    for line, _, text in _plain_texts(file):
        if match := _LETTER_BY_NAME.search(text):
            yield Problem(file.path, line, "letter-by-name", {"found": match.group()})
    if file.is_page:
        for run in file.parsed.runs:
            for match in _LETTER_BY_NAME.finditer(run.text):
                # markup: entities that stay, since the letter itself would be markup
                if match.group() not in ("&lt;", "&gt;", "&amp;"):
                    yield Problem(file.path, run.line_at(match.start()), "letter-by-name", {"found": match.group()})


def line_break_in_text(file: SourceFile) -> Iterator[Problem]:
    """A text of data/ is one paragraph: no blank line inside it."""
    for line, place, text in _texts(file):
        if "\n" in text.strip():
            where = ".".join(str(p + 1) if isinstance(p, int) else p for p in place)
            yield Problem(file.path, line, "line-break-in-text", {"where": where})


def _texts(file: SourceFile) -> Iterator[tuple[int, Place, str]]:
    for line, place, text in file.scalars() if file.path not in _MACHINE_FILES else ():
        if place and place[-1] not in ("url", "patterns"):
            yield line, place, text


def _plain_texts(file: SourceFile) -> Iterator[tuple[int, Place, str]]:
    for line, place, text in _texts(file):
        if file.path != "data/ui.yml" or str(place[0]).split(".")[0] not in _MACHINE_WORDS:
            yield line, place, text


RULES = (
    empty_file,
    front_matter_missing,
    unclosed_front_matter,
    front_matter_not_fields,
    large_front_matter,
    cut_by_comment,
    markup_in_text,
    letter_by_name,
    line_break_in_text,
)
