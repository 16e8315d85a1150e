"""`python -m scripts.scope FILES [LABELS [APPROVAL [PROPOSAL]]]`: does a proposal touch pages and data only, or the program too?"""

from __future__ import annotations

import sys

from scripts.community.scope import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
