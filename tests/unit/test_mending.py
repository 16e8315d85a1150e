"""Who does what a message says is done: the advice, followed to the letter, leads to a page without problems, in a few rounds at most."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scripts.content.files import SourceFile, tree
from scripts.rules import judge
from scripts.tools.problems import Problem
from tests.unit.bad_examples import BAD, Example, examples

ROUNDS = 12
Lines = list[str]


def _blank_before(lines: Lines, at: int, _: Problem) -> None:
    lines.insert(at, "")


def _list(lines: Lines, at: int, problem: Problem) -> None:
    """Each line that starts with such a sign starts with a hyphen, the first behind a blank line."""
    sign = str(problem.values["found"])
    kind = re.sub(r"[ivx]+(?=\\\))", "[ivx]+", re.sub(r"\d+", r"\\d+", re.escape(sign)))
    kind = re.sub(r"^(\(?|\\\()[a-z](?=\\\))", r"\1[a-z]", kind)
    for place in range(at, len(lines)):
        lines[place] = re.sub(rf"^((?:> )?){kind}\s*", r"\1- ", lines[place])
    quoted = lines[at].startswith("> ")
    if lines[at - 1].strip() and not (quoted and not lines[at - 1].startswith(">")):
        lines.insert(at, ">" if quoted else "")


def _table(lines: Lines, at: int, problem: Problem) -> None:
    rows = [line for line in lines[at:] if line.strip() and not set(line) <= set("|- ")]
    cells = [[cell.strip() for cell in row.strip("| ").split("|")] for row in rows]
    written = ["| " + " | ".join(row) + " |" for row in cells]
    lines[at:] = [written[0], str(problem.values["rule"]), *written[1:], ""]


def _indent(lines: Lines, at: int, _: Problem) -> None:
    """Everything inside an item goes to the next multiple of four."""
    for place in range(7 - 1, len(lines)):
        mark, rest = re.match(r"((?:> )?)(.*)", lines[place]).groups()
        spaces = len(rest) - len(rest.lstrip(" "))
        lines[place] = mark + " " * (-(-spaces // 4) * 4 if spaces < 5 else 8) + rest.lstrip(" ")


def _join(lines: Lines, at: int, _: Problem) -> None:
    lines[at - 1 : at + 1] = [f"{lines[at - 1]} {lines[at]}"]


def _number(lines: Lines, at: int, problem: Problem) -> None:
    """A year is a sentence; what is left is counted from one, with points."""
    if re.match(r"\s*\d{4}\.", lines[at]):
        lines[at] = lines[at].replace(".", "\\.", 1)
        return
    count = 0
    for place in range(at, len(lines)):
        if match := re.match(r"(\s*)\d+[.)](.*)", lines[place]):
            count += 1
            lines[place] = f"{match[1]}{count}.{match[2]}"


def _between(lines: Lines, at: int, _: Problem) -> None:
    lines[at:at] = ["", "Una frase.", ""]


def _code_out(lines: Lines, at: int, _: Problem) -> None:
    code = [re.sub(r"^[ >]*", "", line) for line in lines[at:] if line.strip(" >")]
    lines[at:] = ["", *code, ""]


def _shown(lines: Lines, at: int, _: Problem) -> None:
    lines.insert(at, ">" if lines[at].startswith(">") else "")


def _no_backslash(lines: Lines, at: int, _: Problem) -> None:
    lines[at] = re.sub(r"\\([~%\"]|$)", r"\1", lines[at])


def _line_given(lines: Lines, at: int, problem: Problem) -> None:
    lines[at] = str(problem.values["line"])


def _word(lines: Lines, at: int, problem: Problem) -> None:
    text = "\n".join(lines)
    first, second = str(problem.values["found"]).split("- ")
    lines[:] = re.sub(rf"{first}-[\n >]*{second}", f"{problem.values['word']}", text).split("\n")


def _plain(lines: Lines, at: int, problem: Problem) -> None:
    lines[at] = lines[at].replace(str(problem.values["found"]), str(problem.values["plain"]))


def _space(lines: Lines, at: int, _: Problem) -> None:
    lines[at] = re.sub("[\u00a0\u2009]", " ", lines[at])
    lines[at] = lines[at].lstrip() if ":" in lines[at] and at < 5 else lines[at]


ADVICE: dict[str, Callable[[Lines, int, Problem], None]] = {
    "missing-blank-line": _blank_before,
    "missing-list": _list,
    "table-without-rule": _table,
    "shallow-indent": _indent,
    "loose-line": _join,
    "list-number": _number,
    "adjoining-blocks": _between,
    "code-in-list": _code_out,
    "shown-otherwise": _shown,
    "lost-backslash": _no_backslash,
    "malformed-id": _line_given,
    "broken-word": _word,
    "compatibility-letter": _plain,
    "odd-space": _space,
}


def problems(text: str, place: str) -> list[Problem]:
    raw = text.encode()
    return sorted(set(judge.of_source(tree([SourceFile(place, raw, len(raw))]))))


@pytest.mark.parametrize("example", [e for e in examples() if e.rule in ADVICE and e.place.endswith(".md")], ids=str)
def test_the_advice_leads_to_a_clean_page(example: Example) -> None:
    text = (BAD / str(example)).read_text(encoding="utf-8")
    for _ in range(ROUNDS):
        found = problems(text, example.place)
        if not found:
            return
        lines = text.split("\n")
        assert found[0].rule in ADVICE, found
        ADVICE[found[0].rule](lines, found[0].line - 1, found[0])
        text = "\n".join(lines)
    raise AssertionError((found, text))
