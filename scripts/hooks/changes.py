"""What `make serve` watches: the files that the site is made of, and which of them changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from scripts.content.files import left_behind

WATCHED = ("data", "docs", "overrides", "scripts", "CHANGELOG.md", "mkdocs.yml")
Seen = Mapping[str, tuple[int, int]]


def seen(root: Path) -> Seen:
    """What the site is made of, as it is now: path -> time of the last change and size; without what editors leave behind."""
    found = {}
    for path, state in (one for name in WATCHED for one in _states(f"{root}/{name}")):
        name = path.removeprefix(f"{root}/").replace(os.sep, "/")
        if not stat.S_ISDIR(state.st_mode) and not left_behind(name):
            found[name] = (state.st_mtime_ns, state.st_size)
    return found


def _states(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files at and below a path; asked several times a second, so that this makes no object of each."""
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    with suppress(OSError):  # it went while we looked, or is a link to nowhere
                        yield entry.path, entry.stat()
                elif entry.name != "__pycache__":
                    yield from _states(entry.path)
    except NotADirectoryError:
        yield path, Path(path).stat()
    except OSError:  # it is not there, or went while we looked
        return


def changed(before: Seen, after: Seen) -> list[str]:
    """The paths that came, went or changed."""
    return sorted({path for path, _ in before.items() ^ after.items()})
