"""Rules on texts that would stall a reader of Markdown. They run before any reader does, on lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.files import SourceFile
from scripts.tools.problems import Problem

CHAPTER = "letters"  # of the manual

LONGEST_LINE = 5000
DEEPEST = 10
_MOST_OPENERS = 200
_OPENERS = '[](){}<>*_~`!|#:^$\\&"'
# The same one to six signs twenty times over, an opener among them; lines are bounded, so this is too.
_REPEATED = 20
_LONGEST_UNIT = 6
_RUN = re.compile(rf"([^\s]{{1,{_LONGEST_UNIT}}}?)\1{{{_REPEATED - 1},}}")
_MARKS = re.compile(r"^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+|>\s?)*")
_MARK = re.compile(r"[-+*>]|\d[.)]")


def long_line(file: SourceFile) -> Iterator[Problem]:
    """A line is 5,000 characters long at most."""
    for number, line in enumerate(file.lines, 1):
        if len(line) > LONGEST_LINE:
            yield Problem(file.path, number, "long-line", {"length": len(line), "most": LONGEST_LINE})


def run_of_openers(file: SourceFile) -> Iterator[Problem]:
    """No sign that opens something is repeated twenty times: such a run takes readers minutes."""
    for number, text in _paragraphs(file):
        packed = "".join(text.split())
        for match in _RUN.finditer(packed) if any(_crowded(packed, sign) for sign in _OPENERS) else ():
            unit = match.group(1)
            if any(sign in _OPENERS for sign in unit) and not set(unit) <= set("|-:"):
                yield Problem(file.path, number, "run-of-openers", {"found": unit * 2 + "…", "count": len(match.group()) // len(unit)})
                break
        else:
            crowd = max("[<{*_`&!", key=text.count)
            if file.is_page and text.count(crowd) > _MOST_OPENERS:
                yield Problem(file.path, number, "run-of-openers", {"found": crowd, "count": text.count(crowd)})


def _crowded(text: str, sign: str) -> bool:
    """False where a sign is nowhere so often so near that a run of it could be there: almost always, and far sooner told."""
    if text.count(sign) < _REPEATED:
        return False
    places = [match.start() for match in re.finditer(re.escape(sign), text)]
    return any(last - first <= _LONGEST_UNIT * (_REPEATED - 1) for first, last in zip(places, places[_REPEATED - 1 :], strict=False))


def deep_nesting(file: SourceFile) -> Iterator[Problem]:
    """Lists and quotations lie ten deep at most."""
    for number, line in enumerate(file.lines, 1):
        before = _MARKS.match(line[:LONGEST_LINE])
        marks = _MARK.findall(before.group()) if before else []
        if len(marks) > DEEPEST or len(line) - len(line.lstrip(" ")) > 2 * DEEPEST + 4:
            yield Problem(file.path, number, "deep-nesting", {"most": DEEPEST})
            return


def _paragraphs(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Runs of lines without a blank line, with the line on which each starts."""
    start = 1
    lines: list[str] = []
    for number, line in enumerate([*file.lines, ""], 1):
        if line.strip():
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start, "\n".join(lines)
            lines = []


RULES = (long_line, run_of_openers, deep_nesting)
