"""`python -m scripts.strengths [FOLDER]`: the strength of each practice and what it is counted from, of the content in FOLDER or here."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.content.read import load
from scripts.facts.strength import table
from scripts.tools.paths import ROOT


def main() -> None:
    """Print the table."""
    print(table(load(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT).content))


if __name__ == "__main__":
    main()
