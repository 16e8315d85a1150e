"""`python -m scripts.finishing.compress [folder]`: lay a .gz and a .br beside each text file, for web servers that send them as they are.

Not part of every build: GitHub Pages compresses by itself and never sends them (see decisions/0020-light-and-open.md).
"""

from __future__ import annotations

import gzip
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from scripts.content import ROOT

TEXTS = frozenset([".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".bib", ".wasm"])
# Below this a compressed copy saves no packet.
SMALLEST = 1024


def compress(folder: Path) -> int:
    """Write both copies of every text file that gains from it, the same bytes each time; remove copies of files that are gone."""
    texts = [f for f in sorted(folder.rglob("*")) if f.is_file() and f.suffix in TEXTS and f.stat().st_size >= SMALLEST]
    for copy in [*folder.rglob("*.gz"), *folder.rglob("*.br")]:
        if copy.with_suffix("").suffix in TEXTS:
            copy.unlink()
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(_copies, texts, chunksize=16))


def _copies(file: Path) -> int:
    data = file.read_bytes()
    pair = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=11)}
    for suffix, copy in pair.items():
        file.with_name(file.name + suffix).write_bytes(copy)
    return sum(map(len, pair.values()))


def main(arguments: list[str]) -> int:
    """Compress a built site (site/ unless told) and say what the copies weigh."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    if not folder.is_dir():
        print(f"No existe {folder}: primero make build. · {folder} does not exist: first make build.")
        return 1
    print(f"compress: {compress(folder) / 1e6:.1f} MB de copias .gz y .br · MB of .gz and .br copies")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
