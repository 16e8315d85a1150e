"""All rules on what people send, put together: on the source as it lies there, on what it says, on twins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from scripts.content.files import SourceFile, SourceTree, left_behind
from scripts.content.library import Library
from scripts.content.schemas import Schemas
from scripts.rules import addresses, doors, glossary, pairs, prose_pages, records, sources, steps, twins, wording
from scripts.rules.source import front_matter, html, language, letters, links, lists, names, shown, stalling, structure
from scripts.tools.kept import Kept, key_of
from scripts.tools.paths import ROOT
from scripts.tools.problems import Problem

ContentRule = Callable[[Library], Iterable[Problem]]
SourceRule = Callable[[SourceFile], Iterable[Problem]]

# What would stall the readers, or hide in what they read; a file with such a fault is not taken apart.
_FIRST = (*letters.RULES[:1], letters.odd_space, *stalling.RULES)

# What follows from another fault of the same file, and would only repeat it.
_SAID_BY = {
    "empty-file": ("wrong-shape", "missing-field", "front-matter-missing"),
    "unsafe-name": ("bad-file-name", "wrong-country", "missing-twin"),
    "colliding-name": ("unsafe-name", "bad-file-name", "wrong-country", "missing-twin", "missing-slug"),
    "foreign-place": ("unsafe-name",),
}


def everything(tree: SourceTree, library: Library, faultless: Kept | None = None) -> Iterator[Problem]:
    """Everything about what lies in docs/ and data/, without what another problem of the same file says already.

    `faultless`: the files in which nothing was found before, which are not judged one by one again.
    """
    yield from told_once([*of_source(tree, faultless), *of_content(library), *of_twins(library)])


def told_once(found: Sequence[Problem]) -> Iterator[Problem]:
    """Problems without what another problem of the same file says already."""
    told = {(name, p.path) for p in found for name in _SAID_BY.get(p.rule, ())}
    yield from (p for p in found if (p.rule, p.path) not in told)


def of_source(tree: SourceTree, faultless: Kept | None = None) -> Iterator[Problem]:
    """Is anything hostile, invisible or broken? Nothing is built from what this refuses."""
    keys = {file.path: key_of(file.path, file.kind, str(file.size), file.raw) for file in tree.files} if faultless else {}
    known = {path for path, key in keys.items() if faultless and faultless.get(key) is not None}
    first = {file.path: [] if file.path in known else [*_run(_FIRST, file)] for file in tree.files}
    readable = tuple(f for f in tree.files if not first[f.path])
    for rule in names.RULES:
        yield from rule(tree)
    readable = tuple(f for f in readable if not left_behind(f.path))
    for rule in (*links.TREE_RULES, *letters.TREE_RULES):
        yield from rule(SourceTree(readable, tree.beside, tree.paths))
    for file in (f for f in tree.files if not left_behind(f.path) and f.path not in known):
        found = [*of_file(file, first[file.path])]
        if faultless and not found:
            faultless.put(keys[file.path], b"")
        yield from found


def of_file(file: SourceFile, first: Sequence[Problem] | None = None) -> Iterator[Problem]:
    """What the rules on one file find. Where a page's front matter has no end or no start, nobody knows where its text starts."""
    first = [*_run(_FIRST, file)] if first is None else first  # what was found before it was taken apart, where that is known
    yield from first
    yield from _run(letters.RULES, file)
    if first or file.kind != "file":
        return
    if file.document.faults or (file.is_page and isinstance(file.document.value, dict)):
        yield from _schemas().refused(file.document, file.path)
    yield from _run(front_matter.RULES, file)
    if not file.is_page or file.front_matter is not None:
        yield from _run((*html.RULES, *links.RULES, *lists.RULES, *structure.RULES, *language.RULES, *shown.RULES), file)


def of_content(library: Library) -> Iterator[Problem]:
    """Is each thing well formed, and does what it refers to exist?"""
    yield from library.problems
    parts = (records, glossary, pairs, doors, sources, prose_pages, steps, wording, addresses)
    yield from _ask(tuple(rule for part in parts for rule in part.RULES), library)


def of_twins(library: Library) -> Iterator[Problem]:
    """Do the two languages agree?"""
    yield from _ask(twins.RULES, library)


def _ask(rules: Iterable[ContentRule], library: Library) -> Iterator[Problem]:
    for rule in rules if library.readable else ():
        yield from rule(library)


@cache
def _schemas() -> Schemas:
    return Schemas(ROOT / "data/schema")


def _run(rules: Iterable[SourceRule], file: SourceFile) -> Iterator[Problem]:
    for rule in rules:
        yield from rule(file)
