"""What the search reads: small files a language, from scripts/search. They are made from the content, not from the pages."""

from __future__ import annotations

from pathlib import Path

from scripts.content.model import LANGUAGES, Content
from scripts.search.files import files


def write(site: Path, content: Content) -> None:
    """Write `search/<language>/…` for each language; `overrides/scripts/find.js` reads it."""
    for lang in LANGUAGES:
        for path, text in files(content, lang):
            file = site / "search" / lang / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
