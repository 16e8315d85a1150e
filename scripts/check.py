"""`python -m scripts.check [folder]`: is what lies in docs/ and data/ of the folder (the project unless told) in order? Changes nothing.

Translations that are behind their original are listed too, each with the line to paste once revised; they stop nobody.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.content import ROOT, load
from scripts.model import LANGUAGES, Content
from scripts.phrases import fill
from scripts.problems import one_line, report
from scripts.prose import claim
from scripts.rules import judge
from scripts.rules.twins import behind
from scripts.source_tree import read_tree
from scripts.words import words


def main(arguments: list[str]) -> int:
    """Check the content and report; 0 when there is nothing to mend."""
    root = Path(arguments[0]) if arguments else ROOT
    if missing := [f"{root / name}" for name in ("docs", "data/schema") if not (root / name).is_dir()]:
        print(" · ".join(fill(words()["check-run.nowhere"][lang], missing=", ".join(missing)) for lang in LANGUAGES))
        return 1
    library = load(root)
    _tell_behind(library.content)
    return report(judge.everything(read_tree(root), library), words(), "check")


def _tell_behind(content: Content) -> None:
    for page, original in behind(content):
        for lang in LANGUAGES:
            print(one_line(fill(words()["parity.behind"][lang], path=page.path, original=original.path)))
        print(f"    translated_from: {claim(original)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
