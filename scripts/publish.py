"""`python -m scripts.publish VERSION [ALIAS]`: build a version from this commit, check it, add it to the published branch in one commit."""

from __future__ import annotations

import sys

from scripts.publishing.publish import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
