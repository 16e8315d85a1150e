"""The open data, written into the built site."""

from __future__ import annotations

from pathlib import Path

from scripts.content.model import Content
from scripts.exports.all import exports


def write(site: Path, content: Content, home: str | None) -> None:
    """Write every file below data/v1/; `home` is the published address of this build, with its final slash, if known."""
    for path, data in exports(content, home).items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
