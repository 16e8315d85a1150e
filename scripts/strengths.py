"""`python -m scripts.strengths [FOLDER]`: the strength of each practice and what it is counted from, of the content in FOLDER or here."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.content.read import load
from scripts.facts.strength import table
from scripts.tools.calling import run, wrong
from scripts.tools.paths import ROOT


def main(arguments: list[str]) -> int:
    """Print the table; 2 where there is no content."""
    root = Path(arguments[0]) if arguments else ROOT
    if not (root / "data").is_dir():
        return wrong("scripts.strengths [FOLDER]")
    print(table(load(root).content))
    return 0


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
