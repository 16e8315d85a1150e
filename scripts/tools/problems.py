"""What is wrong with the content, and how it is told to people: file, line, found, expected, remedy, in Spanish and English."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import total_ordering
from itertools import groupby
from typing import Any

from scripts.tools.phrases import Phrase, Values

# With one of these a file cannot be read as it was meant, or not at all: they are told before anything else.
CAUSES = frozenset(
    [
        "not-utf8",
        "byte-order-mark",
        "windows-line-end",
        "empty-file",
        "long-line",
        "run-of-openers",
        "merge-mark",
        "yaml-syntax",
        "yaml-anchor",
        "yaml-tag",
        "repeated-key",
        "ambiguous-value",
        "front-matter-missing",
        "unclosed-front-matter",
        "front-matter-not-fields",
        "missing-field",
        "unknown-field",
        "not-in-list",
        "wrong-shape",
    ]
)
_SHOWN = 3  # problems of one rule in one file that are told one by one


@total_ordering
@dataclass(frozen=True)
class Problem:
    """One thing to mend. `rule` names the rule, its message (`check.<rule>` in data/ui.yml) and its bad example."""

    path: str
    line: int
    rule: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", Values(self.values))

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, bool, str, str]:
        return (self.path, self.line, self.rule not in CAUSES, self.rule, repr(self.values))

    def message(self, ui: Mapping[str, Mapping[str, str]], lang: str, kind: str = "check") -> str:
        """The rule's message in `lang` with its values filled in; with the kind "hint" that of a hint."""
        if f"{kind}.{self.rule}" not in ui:
            return self.rule
        return Phrase(f"{kind}.{self.rule}", **self.values).said(ui, lang)


@dataclass(frozen=True)
class Told:
    """A problem as it is told. `lines`: where the same rule finds more in its file; `pages`: how many other files have just the same."""

    problem: Problem
    lines: tuple[int, ...] = ()
    pages: int = 0

    def message(self, ui: Mapping[str, Mapping[str, str]], lang: str) -> str:
        """The problem's message, and in one sentence what is folded into it."""
        text = self.problem.message(ui, lang)
        if self.lines:
            text += " " + Phrase("told.lines", count=len(self.lines), lines=ranges(self.lines)).said(ui, lang)
        if self.pages:
            text += " " + Phrase("told.pages", count=self.pages).said(ui, lang)
        return text


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once: first the files that cannot be read, in them first why; then the others; by line."""
    found = set(problems)
    unread = {p.path for p in found if p.rule in CAUSES}
    return sorted(found, key=lambda p: (p.path not in unread, p.path, p.rule not in CAUSES, p))


def folded(problems: Iterable[Problem]) -> list[Told]:
    """The problems in order. After the third of a rule in a file, those on further lines are told by their lines alone; what is just the
    same on more than three pages is told once."""
    joined = list(_joined(in_order(problems)))
    told: list[Told] = []
    for _, group in groupby(joined, key=lambda one: one.problem.path):
        told += _folded_file(list(group))
    return told


def _joined(problems: list[Problem]) -> Iterator[Told]:
    """What is just the same in many built pages, once. In files of the source each has to be mended where it is."""
    same: dict[tuple[str, Mapping[str, Any]], list[Problem]] = {}
    for one in problems:
        same.setdefault((one.rule, one.values), []).append(one)
    for one in problems:
        paths = list(dict.fromkeys(p.path for p in same[one.rule, one.values]))
        if len(paths) <= _SHOWN or one.path.startswith(("docs/", "data/")):
            yield Told(one)
        elif one == same[one.rule, one.values][0]:
            yield Told(one, pages=len(paths) - 1)


def _folded_file(file: list[Told]) -> Iterator[Told]:
    """Problems on the same line are never folded: only their values tell them apart."""
    shown: dict[str, list[int]] = {}
    rest: dict[str, list[int]] = {}
    kept = []
    for one in file:
        rule, line = one.problem.rule, one.problem.line
        if len(shown.setdefault(rule, [])) < _SHOWN or line in shown[rule]:
            shown[rule].append(line)
            kept.append(one)
        else:
            rest.setdefault(rule, []).append(line)
    last = {one.problem.rule: one for one in kept}
    for one in kept:
        rule = one.problem.rule
        yield Told(one.problem, tuple(rest.get(rule, ())), one.pages) if one is last[rule] else one


def ranges(lines: Iterable[int]) -> str:
    """Lines as people write them: `12, 15, 20–34`; the first dozen of such parts."""
    parts: list[list[int]] = []
    for line in sorted(set(lines)):
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in parts]
    return ", ".join(texts[:12]) + (" …" if len(texts) > 12 else "")


def one_line(text: str) -> str:
    """Text as one printable line: what a file holds, or is called, neither moves a cursor nor gives orders to who reads the report."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def report(problems: Iterable[Problem], ui: Mapping[str, Mapping[str, str]], what: str) -> int:
    """Print all problems grouped by file, as annotations too when GitHub runs us, and return the exit status (0 or 1)."""
    found = set(problems)
    if not found:
        print(f"{what}: sin problemas · no problems")
        return 0
    for path, group in groupby(folded(found), key=lambda one: one.problem.path):
        print(f"\n{one_line(path)}")
        for one in group:
            _print(one, ui)
    files = len({p.path for p in found})
    print(f"\n{what}: {len(found)} problema(s) en {files} archivo(s) · {len(found)} problem(s) in {files} file(s)")
    return 1


def _print(one: Told, ui: Mapping[str, Mapping[str, str]]) -> None:
    problem = one.problem
    texts = {lang: one_line(one.message(ui, lang)) for lang in ("es", "en")}
    print(f"  {problem.line}: [{problem.rule}]")
    print("\n".join(f"      {lang}: {text}" for lang, text in texts.items()))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(annotation(problem, "error", texts.values()))


def annotation(problem: Problem, level: str, texts: Iterable[str]) -> str:
    """A line that GitHub shows beside the place of a problem. `level`: error or notice; `texts`: what is said, each in one line."""
    place = re.sub(r"[%:,]", lambda sign: f"%{ord(sign.group()):02X}", one_line(problem.path))
    text = " · ".join(texts).replace("%", "%25")
    return f"::{level} file={place},line={problem.line},title={problem.rule}::{text}"
