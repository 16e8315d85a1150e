"""`python -m scripts.lint [folder]`: is anything in docs/ or data/ hostile, invisible or broken? Nothing builds from what this refuses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.content import ROOT
from scripts.problems import Problem, report
from scripts.rules.source import heads, letters, lists, markup, names, shown, structure, weight
from scripts.schema import Schemas
from scripts.source_tree import SourceFile, SourceTree, read_tree
from scripts.words import words

TREE_RULES = (*names.RULES, *markup.TREE_RULES, *letters.TREE_RULES)
FILE_RULES = (*letters.RULES, *weight.RULES, *heads.RULES, *markup.RULES, *lists.RULES, *structure.RULES, *shown.RULES)
# What would stall the readers, or hide in what they read; a file with such a fault is not taken apart.
_FIRST = (*letters.RULES[:1], letters.odd_space, *weight.RULES)


def problems(tree: SourceTree) -> Iterator[Problem]:
    """What every rule on the source finds."""
    heavy = {file.path for file in tree.files if any(True for _ in _run(_FIRST, file))}
    readable = tuple(f for f in tree.files if f.path not in heavy)
    for rule in names.RULES:
        yield from rule(tree)
    for rule in (*markup.TREE_RULES, *letters.TREE_RULES):
        yield from rule(SourceTree(readable, tree.beside, tree.paths))
    for file in tree.files:
        yield from problems_of(file)


def problems_of(file: SourceFile) -> Iterator[Problem]:
    """What the rules on one file find."""
    first = [*_run(_FIRST, file)]
    yield from first
    yield from _run(letters.RULES, file)
    if not first and file.kind == "file":
        yield from (Problem(file.path, fault.line, fault.rule, fault.values) for fault in file.document.faults)
        if file.is_page and isinstance(file.document.value, dict):
            yield from _schemas().problems("page", file.document, file.path)
        yield from _run((*heads.RULES, *markup.RULES, *lists.RULES, *structure.RULES, *shown.RULES), file)


@cache
def _schemas() -> Schemas:
    return Schemas(ROOT / "data/schema")


def _run(rules: tuple, file: SourceFile) -> Iterator[Problem]:
    for rule in rules:
        yield from rule(file)


def main(arguments: list[str]) -> int:
    """Check the source and report; 0 when there is nothing to mend."""
    root = Path(arguments[0]) if arguments else ROOT
    return report(problems(read_tree(root)), words(), "lint")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
