"""`python -m scripts.check_site [folder]`: is the built site right? Reads the folder (site/ unless told), changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.content import ROOT, load
from scripts.finishing.addresses import with_published
from scripts.model import Content
from scripts.problems import Problem, report
from scripts.rules import addresses, built, walls, weight
from scripts.settings import settings


def problems(folder: Path, content: Content, site_url: str | None) -> Iterator[Problem]:
    """What every rule on the built site finds."""
    site = built.read_site(folder, content, site_url)
    for rule in (*built.RULES, *walls.RULES, *addresses.BUILT_RULES):
        yield from rule(site)
    last_good = ROOT / "site"
    for rule in weight.RULES:
        yield from rule(site, last_good if last_good.is_dir() and last_good != folder else None)


def main(arguments: list[str]) -> int:
    """Check the built site and report; 0 when there is nothing to mend."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    content, where = load().content, settings()
    content = with_published(content, where)
    return report(problems(folder, content, where.canonical), content.ui, "check_site")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
