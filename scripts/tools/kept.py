"""What was worked out before, kept below build/ by what it was worked out from: the same content costs nothing a second time.

A key holds everything on which a result depends, the program itself and its libraries included, so that nothing kept is ever out of date.
Whatever is wrong with the file of it (damaged, of another disk, in use), there is nothing kept then, and all is worked out anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from scripts.tools.paths import ROOT

T = TypeVar("T")

_FILE = ROOT / "build/kept/results.sqlite"
_PROGRAM = ("scripts/**/*.py", "scripts/**/*.json", "data/schema/*.json", "mkdocs.yml")
_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"


class Kept:
    """The results of one kind of work. Use it as a context: what was asked for or put in there is what stays kept afterwards.

    `forgets`: False where others ask for more of the kind, so that nothing is forgotten for not being asked for here.
    """

    def __init__(self, kind: str, file: Path = _FILE, forgets: bool = True) -> None:
        self._kind = kind
        self._file = file
        self._forgets = forgets
        self._known: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}

    def __enter__(self) -> Kept:
        with suppress(sqlite3.Error, OSError):
            if self._file.is_file():
                connection = sqlite3.connect(self._file)
                try:
                    self._known = dict(connection.execute("SELECT key, value FROM kept WHERE kind = ?", (self._kind,)))
                finally:
                    connection.close()
        return self

    def get(self, key: bytes) -> bytes | None:
        """What was kept under a key; None where nothing was."""
        found = self._used.get(key, self._known.get(key))
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a result."""
        self._used[key] = value

    @property
    def used(self) -> Mapping[bytes, bytes]:
        """What was asked for or put in so far."""
        return self._used

    def update(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what another process found."""
        self._used.update(found)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None and self._used != self._known:
            try:
                self._write()
            except sqlite3.DatabaseError as fault:
                if not isinstance(fault, sqlite3.OperationalError):  # it is no such file any more
                    self._file.unlink(missing_ok=True)
            except OSError:
                pass  # a disk that takes nothing: the next time all is worked out anew

    def _write(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file)
        try:
            with connection:
                connection.execute(_TABLE)
                old = ((self._kind, key) for key in self._known.keys() - self._used.keys() if self._forgets)
                new = ((self._kind, key, self._used[key]) for key in self._used.keys() - self._known.keys())
                connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", old)
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", new)
        finally:
            connection.close()


def anew(kept: Kept | None, look: Callable[[], Iterable[T]], *parts: str | bytes) -> list[T]:
    """What `look` finds, which follows from `parts` alone; nothing, without a look, where it found nothing in the same before.

    Only that nothing was found is kept, so that a fault is found and told each time. The first part names the question.
    """
    if kept is None:
        return list(look())
    key = key_of(*parts)
    if kept.get(key) is not None:
        return []
    found = list(look())
    if not found:
        kept.put(key, b"")
    return found


def key_of(*parts: str | bytes) -> bytes:
    """The key of a result that follows from these parts, and from the program and its libraries as they are."""
    made = hashlib.sha256(_program())
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.digest()


@cache
def _program() -> bytes:
    """What the program and its libraries are: their files' texts, or their names and versions."""
    made = hashlib.sha256(sys.version.encode())
    for pattern in _PROGRAM:
        for file in sorted(ROOT.glob(pattern)):
            made.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    libraries = sorted(folder.name for folder in Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info"))
    made.update("\n".join(libraries).encode())
    return made.digest()
