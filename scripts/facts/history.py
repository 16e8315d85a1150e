"""What git remembers of a prose page: the version that a translation was made from. Reads the history and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.content.model import Page
from scripts.content.page_files import read_page
from scripts.content.prose import fingerprint
from scripts.tools.git import ask
from scripts.tools.paths import ROOT

_FARTHEST = 300  # versions of one page


@dataclass(frozen=True)
class Version:
    """A page as it stood in a commit."""

    commit: str
    page: Page


def version_of(original: Page, claimed: str, root: Path = ROOT) -> Version | None:
    """The newest version of `original` whose fingerprint is `claimed`; None when the history at hand does not hold it.

    It asks git once for each version, the newest first, and 300 times at most: some milliseconds each.
    """
    for commit in _commits(original.path, root):
        answer = ask(root, "show", f"{commit}:{original.path}")
        if answer.ok:
            page = read_page(answer.output.decode("utf-8", "replace"), original.path, original.lang, original.key)
            if page and fingerprint(page) == claimed:
                return Version(commit, page)
    return None


def _commits(path: str, root: Path) -> Iterator[str]:
    yield from ask(root, "log", f"-{_FARTHEST}", "--format=%H", "--", path).text.split()
