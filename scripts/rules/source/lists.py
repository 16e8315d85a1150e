"""Rules on lines that look like a list or a table and are none: the site would run them together in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from scripts.content.files import SourceFile
from scripts.tools.markdown import Run
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

# Signs that start nothing but an item of a list.
_SIGNS = re.compile("[•·●◦∙‧▪▫■□◆◇◈○◉◘‣⁃➢➣➤➔➜►▶▸▹→⇒✓✔✅☑☐☒✗✘✦★☆❖⚫⚪🔵🔹🔸🔶🔷👉]\ufe0f?")
# Signs that may also start a line by chance, each kind with its own.
_MARKS = (
    re.compile(r"[–—−‒―](?=\s*\S)"),
    re.compile(r"-(?=[^\W\d_])"),
    re.compile(r"\*(?=[^\s*])(?=[^*]*$|[^*]*(?:\*[^*]*\*[^*]*)+$)"),
    re.compile(r"(?:\(?[ivx]{1,5}\)|[ivx]{1,5}\.-?)(?=\s*\S)", re.IGNORECASE),
    re.compile(r"(?:\(?[a-zñ](?:\)|\.-|\.\))|[a-zñ]\.(?=\s)|[A-ZÑ]\.-)(?=\s*\S)", re.IGNORECASE),
    re.compile(r"(?:\(\d{1,2}\)|\d{1,2}(?:\)|\.\)|\.-|\.?[ºª°]|\s?[-–—](?=\s)|\.(?=[^\W\d_])|(?:\.\d{1,2})+\.?(?=\s+[^\W\d_])))(?=\s*\S)"),
)
_ROW = re.compile(r"^\s*\|.*\|\s*$|^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$")
_DRAWN = re.compile(r"-{3,}(?:\s+-{3,})+$|\+[-=]{3,}\+")
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_BAR = re.compile(r"(?<!\\)\|")


def missing_list(file: SourceFile) -> Iterator[Problem]:
    """A list is written with `- ` or `1. ` before each item: other signs leave its lines in one paragraph."""
    if file.is_page:
        for line, sign in lists_missed(file):
            yield Problem(file.path, line, "missing-list", {"found": sign})


def table_without_rule(file: SourceFile) -> Iterator[Problem]:
    """A table has a row of dashes right below its head, with as many cells."""
    last = -2
    for run in _paragraphs(file):
        lines = run.text.split("\n")
        place = next((place for place in range(len(lines)) if _is_row(lines, place)), -1)
        if place >= 0:
            if run.line > last + 2:  # the rows of one table, a blank line between each, are told once
                row = lines[place].strip()
                cells = len((_BAR if "|" in row else _GAP).split(row.strip("|")))
                yield Problem(
                    file.path, run.line + place, "table-without-rule", {"found": row[:50], "rule": "|" + " --- |" * max(cells, 2)}
                )
            last = run.line + len(lines) - 1


def _is_row(lines: list[str], place: int) -> bool:
    """True for a line that is drawn as the row of a table, or divided by bars or wide gaps just as the next one."""
    text = lines[place].strip()
    if _ROW.match(text) or _DRAWN.match(text):
        return True
    after = lines[place + 1].strip() if place + 1 < len(lines) else ""
    here, there = ((len(_BAR.findall(t)) if " | " in t else 0, len(_GAP.findall(t))) for t in (text, after))
    return 0 < here[0] == there[0] or 0 < here[1] == there[1]


@lru_cache(1)
def lists_missed(file: SourceFile) -> tuple[tuple[int, str], ...]:
    """Line and sign of the first item of each list that is none."""
    return tuple(_lists_missed(file))


def _lists_missed(file: SourceFile) -> Iterator[tuple[int, str]]:
    before: Run | None = None
    told = False
    for run in _paragraphs(file):
        place = _first_item(run)
        follows = before is not None and run.line <= before.line + before.text.count("\n") + 2 and _same_sign(before, run)
        if before and follows and not told:
            yield before.line, _sign(before.text)[1]
            told = True
        elif place >= 0 and not follows:
            yield run.line + place, _sign(run.text.split("\n")[place])[1]
            told = True
        elif not follows:
            told = False
        before = run


def _first_item(run: Run) -> int:
    """Place of the line with which a list starts inside a paragraph; -1 without one. A sign that may stand there by chance has to stand
    at the start of the paragraph, behind a colon, or on two lines one after the other.
    """
    lines = run.text.split("\n")
    places: dict[int, list[int]] = {}
    for place, text in enumerate(lines):
        places.setdefault(_sign(text)[0], []).append(place)
    for kind, found in sorted(places.items()):
        if kind < 0 or len(found) < 2:
            continue
        first = found[0]
        near = first == 0 or lines[first - 1].rstrip().endswith(":") or any(a + 1 == b for a, b in pairwise(found))
        if kind == 0 or near:
            return first
    return -1


def _same_sign(one: Run, other: Run) -> bool:
    """True when two paragraphs start with signs of one kind."""
    kind, _ = _sign(one.text)
    return kind >= 0 and one.block == other.block and kind == _sign(other.text)[0]


def _sign(text: str) -> tuple[int, str]:
    """The kind of sign that a line starts with, from 0, and the sign; -1 without one."""
    line = text.split("\n")[0].lstrip()
    for kind, pattern in enumerate((_SIGNS, *_MARKS)):
        if (match := pattern.match(line)) and line[match.end() :].strip():
            return kind, match.group()
    return -1, ""


def _paragraphs(file: SourceFile) -> Iterator[Run]:
    for run in file.parsed.runs if file.is_page else ():
        if run.block == "paragraph_open":
            yield run


RULES = (missing_list, table_without_rule)
