"""`python -m scripts.form EVENT`: turn a filled evidence form (an issue of GitHub) into a record and into an answer to its author."""

from __future__ import annotations

import sys

from scripts.community.evidence_form import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
