"""`python -m scripts.rollback VERSION`: make a published edition the newest one again, in one commit and one push. Builds nothing."""

from __future__ import annotations

import sys

from scripts.publishing.rollback import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
