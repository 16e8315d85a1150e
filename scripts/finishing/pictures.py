"""The pictures of docs/images, copied into the built site: one file for both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.content.model import Content
from scripts.tools.paths import ROOT


def write(site: Path, content: Content) -> None:
    """Copy every picture that the content knows to images/."""
    for name in content.pictures:
        (site / "images").mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "docs/images" / name, site / "images" / name)
