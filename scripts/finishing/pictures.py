"""The pictures of docs/images in the built site: one file for both languages, turned as shown, without what the camera noted."""

from __future__ import annotations

from pathlib import Path

from scripts.content.model import Content
from scripts.tools.paths import ROOT
from scripts.tools.pictures import published


def write(site: Path, content: Content) -> None:
    """Write every picture that the content knows to images/."""
    for name in content.pictures:
        (site / "images").mkdir(exist_ok=True)
        file = ROOT / "docs/images" / name
        (site / "images" / name).write_bytes(published(file.read_bytes(), file.suffix.lower()))
