"""`python -m scripts.figures FILE`: every figure of the site with its place, sentence, source and year, as CSV."""

from __future__ import annotations

import sys

from scripts.facts.figure_list import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
