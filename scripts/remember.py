"""`python -m scripts.remember`: add the addresses and headings of site/ that data/addresses.txt does not have yet."""

from __future__ import annotations

import sys

from scripts.content import ROOT, load
from scripts.finishing.addresses import new_lines
from scripts.rules.built import read_site


def main() -> int:
    """Append what is new; nothing is ever changed or removed."""
    content = load().content
    fresh = new_lines(read_site(ROOT / "site", content, None), content.kept_addresses)
    with (ROOT / "data/addresses.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in fresh)
    print(f"data/addresses.txt: + {len(fresh)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
