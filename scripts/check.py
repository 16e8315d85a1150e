"""`python -m scripts.check [folder]`: is the built site right? Reads the folder (site/ unless told), changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.content import ROOT, load
from scripts.model import Content
from scripts.problems import Problem, report
from scripts.rules import built
from scripts.settings import settings


def problems(folder: Path, content: Content, site_url: str | None) -> Iterator[Problem]:
    """What every rule on the built site finds."""
    site = built.read_site(folder, content, site_url)
    for rule in built.RULES:
        yield from rule(site)


def main(arguments: list[str]) -> int:
    """Check the built site and report; 0 when there is nothing to mend."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    content = load().content
    return report(problems(folder, content, settings().site), content.ui, "check")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
