"""The project's own content, read once for all tests of a process, and not before one of them asks: to read it takes a second."""

from __future__ import annotations

from functools import cache

from scripts.content.library import Library
from scripts.content.read import load


@cache
def real() -> Library:
    """The real content, whatever `--content` puts in its place elsewhere."""
    return load()
