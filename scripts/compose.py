"""`python -m scripts.compose`: turn prose and records into plain Markdown, one complete file a page, below build/pages/."""

from __future__ import annotations

import sys

from scripts.pages.compose import main
from scripts.tools.calling import run

if __name__ == "__main__":
    sys.exit(run(main, __doc__))
