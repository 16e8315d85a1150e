"""`python -m scripts.validate`: is each thing in data/ and docs/ well formed, and does what it refers to exist?"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from scripts.content import Library, load
from scripts.problems import Problem, report
from scripts.rules import addresses, facts, prose_pages, sources


def problems(library: Library) -> Iterator[Problem]:
    """What reading met, then what every rule finds."""
    yield from library.problems
    if not library.readable:
        return
    for rule in (*facts.RULES, *sources.RULES, *prose_pages.RULES, *addresses.RULES):
        yield from rule(library)


def main() -> int:
    """Check the content and report; 0 when there is nothing to mend."""
    library = load()
    return report(problems(library), library.content.ui, "validate")


if __name__ == "__main__":
    sys.exit(main())
