"""Documents and pictures, heavy to make, kept by what they were made of: the same inputs are read back instead of being made again.

Each is a file below build/kept/, or in the folder that KEPT_DOCUMENTS names: so copies of the project share what they would all make alike.
(What is small and asked for by the thousand is kept by scripts/tools/kept.py, in one file.)
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from scripts.tools.paths import ROOT

folder = Path(os.environ.get("KEPT_DOCUMENTS") or ROOT / "build/kept")
_DAYS = 30  # without being asked for, after which a result is forgotten: no branch that is still worked on waits longer


def kept(kind: str, inputs: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, kept.

    `inputs` must hold everything on which the result depends: texts, drawings, the version of the library that makes it.
    """
    file = folder / f"{kind}-{hashlib.sha256(inputs).hexdigest()[:32]}"
    if file.is_file():
        file.touch()
        return file.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(file)  # never half a file under a name that is trusted
    return data


def forget() -> None:
    """Remove what nobody has asked for lately, or every version of every document would stay for ever."""
    for file in folder.glob("*-*"):
        if file.is_file() and time.time() - file.stat().st_mtime > _DAYS * 86_400:
            file.unlink(missing_ok=True)
