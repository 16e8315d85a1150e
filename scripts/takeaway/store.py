"""What is heavy to make, kept by what it was made of: the same inputs are read back instead of being made again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from scripts.tools.paths import ROOT

_FOLDER = ROOT / "build/kept"


def kept(kind: str, inputs: bytes, make: Callable[[], bytes], folder: Path = _FOLDER) -> bytes:
    """What `make` gives, kept below build/kept/.

    `inputs` must hold everything on which the result depends: texts, drawings, the version of the library that makes it.
    """
    file = folder / f"{kind}-{hashlib.sha256(inputs).hexdigest()[:32]}"
    if file.is_file():
        return file.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(file)  # never half a file under a name that is trusted
    return data
