"""`python -m scripts.preview BEFORE AFTER TARGET`: the pages that a change touches, before and after, in a folder to open as it is."""

from __future__ import annotations

import sys

from scripts.community.preview import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
