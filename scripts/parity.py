"""`python -m scripts.parity`: do the two languages agree, and which translations are behind their original?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from scripts.content import Library, load
from scripts.problems import Problem, report
from scripts.prose import claim
from scripts.rules import twins


def problems(library: Library) -> Iterator[Problem]:
    """What every rule on twins finds."""
    for rule in twins.RULES:
        yield from rule(library)


def main() -> int:
    """Check the twins, list the translations that are behind with the line to paste once revised, and report."""
    library = load()
    ui = library.content.ui
    for page, original in twins.behind(library.content):
        for lang in ("es", "en"):
            print(ui["parity.behind"][lang].format(path=page.path, original=original.path))
        print(f"    translated_from: {claim(original)}")
    return report(problems(library), ui, "parity")


if __name__ == "__main__":
    sys.exit(main())
