"""`python -m scripts.parity`: do the two languages agree, and which translations are behind their original?

A translation that is behind is welcome while people work, and told; with `--edition` it is a fault, since an edition says the same in
both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from scripts.content import Library, load
from scripts.model import LANGUAGES, Content
from scripts.phrases import fill
from scripts.problems import Problem, one_line, report
from scripts.prose import claim
from scripts.rules import twins


def problems(library: Library) -> Iterator[Problem]:
    """What every rule on twins finds."""
    for rule in twins.RULES if library.readable else ():
        yield from rule(library)


def editions_may_be_published(content: Content) -> bool:
    """True when no translation is behind its original."""
    return not any(True for _ in twins.behind(content))


def main(arguments: list[str]) -> int:
    """Check the twins, list the translations that are behind with the line to paste once revised, and report."""
    library = load()
    ui = library.content.ui
    for page, original in twins.behind(library.content):
        for lang in LANGUAGES:
            print(one_line(fill(ui["parity.behind"][lang], path=page.path, original=original.path)))
        print(f"    translated_from: {claim(original)}")
    status = report(problems(library), ui, "parity")
    if "--edition" in arguments and not editions_may_be_published(library.content):
        print(" · ".join(ui["parity.edition"][lang] for lang in LANGUAGES))
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
