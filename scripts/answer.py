"""`python -m scripts.answer`: all problems of the content as one Markdown text in both languages, for the page of a proposal."""

from __future__ import annotations

import sys

from scripts.community.answer import main
from scripts.tools.calling import run

if __name__ == "__main__":
    sys.exit(run(main, __doc__))
