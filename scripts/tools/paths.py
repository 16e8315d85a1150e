"""Where the project lies, and the lines of its text files."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def read_lines(file: Path) -> tuple[str, ...]:
    """The lines of a text file; none when it is not there."""
    return tuple(file.read_text(encoding="utf-8", errors="replace").splitlines()) if file.exists() else ()
