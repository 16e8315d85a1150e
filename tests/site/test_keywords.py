"""Keywords help to find a record or a page; no page shows them."""

from __future__ import annotations

from pathlib import Path

from scripts.content.library import Library


def test_keywords_are_shown_nowhere(small_folder: Path, small_library: Library) -> None:
    words = [word for one in small_library.content.evidence for word in one.keywords.get("es", ()) if len(word) > 25]
    shown = "".join(file.read_text(encoding="utf-8") for file in small_folder.rglob("index.html"))
    assert words and not [word for word in words if word in shown]
