"""`python -m scripts.serve [PORT]`: show the site at http://127.0.0.1:8000/ while it is edited."""

from __future__ import annotations

import sys

from scripts.hooks.serving import main
from scripts.tools.calling import run

if __name__ == "__main__":
    sys.exit(run(main, __doc__))
