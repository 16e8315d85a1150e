"""A .gz and a .br beside each text file of a built site, for web servers that send them. Why: decisions/0020-light-and-open.md."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from scripts.tools.kept import Kept, key_of

TEXTS = frozenset([".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".bib"])


def compress(folder: Path, kept: Kept) -> int:
    """Write both copies of every text file below `folder`, the same bytes each time; what the copies weigh, in bytes."""
    texts = [f for f in sorted(folder.rglob("*")) if f.suffix in TEXTS]
    made = {file.with_name(file.name + suffix): key_of(suffix, file.read_bytes()) for file in texts for suffix in _COPIES}
    missing = {key: copy for copy, key in made.items() if kept.get(key) is None}
    with ProcessPoolExecutor() as pool:
        for key, data in zip(missing, pool.map(_copy, missing.values(), chunksize=16), strict=True):
            kept.put(key, data)
    for copy, key in made.items():
        copy.write_bytes(kept.used[key])
    return sum(len(kept.used[key]) for key in made.values())


def _copy(place: Path) -> bytes:
    """The copy that belongs at a place, of the file beside it."""
    return _COPIES[place.suffix](place.with_suffix("").read_bytes())


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _brotli(data: bytes) -> bytes:
    # 11 would take more than twice the time for copies that are smaller by a sixtieth.
    copy: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=10)
    return copy


_COPIES: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}
