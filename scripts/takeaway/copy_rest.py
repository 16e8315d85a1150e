"""What a long list leaves to its script, in a copy that is read without a server: a script beside the page, addresses as in the copy."""

from __future__ import annotations

import json
from pathlib import Path

from scripts.pages.library import MORE
from scripts.takeaway.copy_layout import Layout
from scripts.takeaway.copy_search import script

SCRIPT = "more.js"
_ADDRESS = 1  # where a row has it


def rest(file: Path, layout: Layout, address: str, path: str) -> str:
    """The text of the script for the `file` beside the page at `address`, which is the file `path` of the copy."""
    value = json.loads(file.read_text(encoding="utf-8"))
    for row in value["rows"]:
        row[_ADDRESS] = layout.link(row[_ADDRESS], address, path)
    return script({MORE: value})
