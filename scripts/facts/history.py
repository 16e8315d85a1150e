"""What git remembers of a prose page: the version that a translation was made from. Reads the history and judges nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.content.model import Page
from scripts.content.page_files import read_page
from scripts.content.prose import fingerprint
from scripts.tools.paths import ROOT

_FARTHEST = 300  # versions of one page


@dataclass(frozen=True)
class Version:
    """A page as it stood in a commit."""

    commit: str
    page: Page


def version_of(original: Page, claimed: str, root: Path = ROOT) -> Version | None:
    """The newest version of `original` whose fingerprint is `claimed`; None when the history at hand does not hold it."""
    for commit in _commits(original.path, root):
        text = _git(root, "show", f"{commit}:{original.path}")
        page = read_page(text, original.path, original.lang, original.key) if text is not None else None
        if page and fingerprint(page) == claimed:
            return Version(commit, page)
    return None


def _commits(path: str, root: Path) -> Iterator[str]:
    yield from (_git(root, "log", f"-{_FARTHEST}", "--format=%H", "--", path) or "").split()


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
