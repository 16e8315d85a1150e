"""`python -m scripts.summary STEP=OUTCOME…`: what a check found and how to mend it, in both languages, as Markdown for the pull request."""

from __future__ import annotations

import sys

from scripts.community.check_summary import main
from scripts.tools.calling import run

if __name__ == "__main__":
    sys.exit(run(main, __doc__))
