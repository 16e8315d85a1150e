"""`python -m scripts.answer`: all problems of the content as one Markdown text in both languages, for the page of a proposal."""

from __future__ import annotations

import sys

from scripts.community.answer import main

if __name__ == "__main__":
    sys.exit(main())
