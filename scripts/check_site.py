"""`python -m scripts.check_site [FOLDER]`: is the built site right? Reads the folder (site/ unless told), changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.content.model import LANGUAGES, Content
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.kept_addresses import with_published
from scripts.rules import addresses
from scripts.rules.built import across, documents
from scripts.rules.built.judged import Judge, judged
from scripts.tools.calling import run
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from scripts.tools.phrases import fill
from scripts.tools.problems import Problem, report
from scripts.tools.settings import settings


def problems(folder: Path, content: Content, site_url: str | None, faultless: Kept | None = None) -> Iterator[Problem]:
    """What every rule on the built site finds. `faultless`: the pages that had no fault before, which are not judged again."""
    last_good = ROOT / "site"
    before = last_good if last_good.is_dir() and last_good != folder else None
    site, found = judged(Judge(folder, content, site_url, before), faultless)
    yield from found
    for rule in (*across.RULES, *documents.RULES, *addresses.BUILT_RULES):
        yield from rule(site)


def main(arguments: list[str]) -> int:
    """Check the built site and report; 0 when there is nothing to mend."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    if not (folder / "index.html").is_file():
        return no_site(folder)
    where = settings()
    with Kept("faultless", forgets=False) as faultless:  # what judging the content asks for too, and more
        content = with_published(load(faultless=faultless).content, where)
    with Kept("faultless in the site") as faultless:
        return report(problems(folder, content, where.canonical, faultless), content.ui, "check_site")


def no_site(folder: Path) -> int:
    """Say that a folder holds no built site; 1, for the exit status."""
    print(" · ".join(fill(words()["check-run.no-site"][lang], folder=folder) for lang in LANGUAGES))
    return 1


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
