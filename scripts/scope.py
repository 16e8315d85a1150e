"""`python -m scripts.scope FILES LABELS`: does a proposal touch pages and data only, or the program too?

FILES names a file with one changed path a line, LABELS one with a JSON list of the proposal's labels; both come from GitHub, as data.

Content is docs/ and, of data/, what states facts: evidence/, practices/, glossary.yml, sources.yml, everyday.yml and what new files
bring. The rest of data/ is the program's: one word changed there changes what every page says. A change of the program does not pass
as content: it needs a label that only maintainers can set.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.answer import plain
from scripts.phrases import fill
from scripts.words import words

APPROVED = "code-approved"
_MOST_LISTED = 3000  # GitHub names no more files than this
_CONTENT = re.compile(r"(?:docs|data)/[\w./-]+")
# In data/, but everything rests on them, they say what all else means, or they never change: shapes, closed lists, words of the interface,
# menus, how hosts are treated, patterns that are run, redirects, the forum's words, the addresses published.
_MACHINE = re.compile(r"data/(?:schema/.*|(?:vocabulary|ui|menu|hosts|redirects|standards)\.yml|addresses\.txt|forum-summary\.md)")


def code(paths: Iterable[str]) -> list[str]:
    """Those of the changed paths that are no content."""
    return [p for p in paths if not _CONTENT.fullmatch(p) or _MACHINE.fullmatch(p) or ".." in p]


def verdict(paths: list[str], labels: Iterable[str]) -> tuple[str, list[str]]:
    """One of `content`, `code` and `approved`, and the paths that make it so."""
    found = code(paths)
    if len(paths) >= _MOST_LISTED:
        found = [*found, f"… ({_MOST_LISTED}+)"]
    if not found:
        return "content", []
    return ("approved" if APPROVED in set(labels) else "code"), found


def main(arguments: list[str]) -> int:
    """Print the verdict as Markdown in both languages; 1 when a maintainer is needed."""
    paths = [line for line in Path(arguments[0]).read_text(encoding="utf-8", errors="replace").splitlines() if line]
    labels = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    kind, found = verdict(paths, labels if isinstance(labels, list) else [])
    for lang in ("es", "en"):
        print(fill(words()[f"scope.{kind}"][lang], count=len(found), label=APPROVED), end="\n\n")
    print("\n".join(f"- {plain(path)}" for path in found[:50]))
    return 1 if kind == "code" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
