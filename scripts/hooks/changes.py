"""What `make serve` watches: the files that the site is made of, and which of them changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.content.files import left_behind

WATCHED = ("data", "docs", "overrides", "scripts", "CHANGELOG.md", "mkdocs.yml")
Seen = Mapping[str, tuple[int, int]]


def seen(root: Path) -> Seen:
    """What the site is made of, as it is now: path -> time of the last change and size; without what editors leave behind."""
    found = {}
    for name in WATCHED:
        start = root / name
        for file in start.rglob("*") if start.is_dir() else [start]:
            path = file.relative_to(root).as_posix()
            if "__pycache__" not in path and not left_behind(path):
                try:
                    state = file.stat()
                except OSError:  # it went while we looked, or is a link to nowhere
                    continue
                if not file.is_dir():
                    found[path] = (state.st_mtime_ns, state.st_size)
    return found


def changed(before: Seen, after: Seen) -> list[str]:
    """The paths that came, went or changed."""
    return sorted({path for path, _ in before.items() ^ after.items()})
