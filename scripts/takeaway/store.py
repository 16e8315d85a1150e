"""What is heavy to make, kept by what it was made of: the same inputs are read back instead of being made again.

It lies below build/kept/, or in the folder that KEPT_DOCUMENTS names: so copies of the project share what they would all make alike.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from scripts.tools.paths import ROOT

_FOLDER = Path(os.environ.get("KEPT_DOCUMENTS") or ROOT / "build/kept")


def kept(kind: str, inputs: bytes, make: Callable[[], bytes], folder: Path = _FOLDER) -> bytes:
    """What `make` gives, kept in `folder`.

    `inputs` must hold everything on which the result depends: texts, drawings, the version of the library that makes it.
    """
    file = folder / f"{kind}-{hashlib.sha256(inputs).hexdigest()[:32]}"
    if file.is_file():
        return file.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(file)  # never half a file under a name that is trusted
    return data
