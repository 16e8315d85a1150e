"""The pictures of docs/images in the built site: one file for both languages, turned as shown, without what the camera noted."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.model import Content
from scripts.tools.paths import ROOT
from scripts.tools.pictures import published


def pictures(content: Content) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every picture that the content knows."""
    for name in content.pictures:
        file = ROOT / "docs/images" / name
        yield f"images/{name}", published(file.read_bytes(), file.suffix.lower())
