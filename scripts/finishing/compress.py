"""A .gz and a .br beside each text file of a built site, for web servers that send them. Why: decisions/0020-light-and-open.md."""

from __future__ import annotations

import gzip
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

TEXTS = frozenset([".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".bib"])
# 11 would take more than twice the time for copies that are smaller by a sixtieth.
_BROTLI_QUALITY = 10


def compress(folder: Path) -> int:
    """Write both copies of every text file below `folder`, the same bytes each time; what the copies weigh, in bytes."""
    texts = [f for f in sorted(folder.rglob("*")) if f.suffix in TEXTS]
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(_copies, texts, chunksize=16))


def _copies(file: Path) -> int:
    data = file.read_bytes()
    pair = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)}
    for suffix, copy in pair.items():
        file.with_name(file.name + suffix).write_bytes(copy)
    return sum(map(len, pair.values()))
