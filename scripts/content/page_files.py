"""What the file of a prose page is called, and one page read by itself."""

from __future__ import annotations

import re

from scripts.content.files import FRONT_MATTER
from scripts.content.model import LANGUAGES, Page
from scripts.content.records import page
from scripts.tools.yaml import read_yaml

_PAGE_FILE = re.compile(rf"docs/({'|'.join(LANGUAGES)})/(.+)\.md")


def place_of(path: str) -> tuple[str, str] | None:
    """Language and key of the page that a file is, by its name alone."""
    match = _PAGE_FILE.fullmatch(path)
    return (match[1], key_of(match[2])) if match else None


def key_of(name: str) -> str:
    """The key of a page by its path below the folder of its language, without suffix: a folder is called by its own page."""
    return name.removesuffix("/index") if name != "index" else name


def read_page(text: str, path: str, lang: str, key: str) -> Page | None:
    """A prose page from the text of its file; None when it has no front matter that can be read. For versions that only git remembers."""
    match = FRONT_MATTER.match(text)
    meta = read_yaml(match.group(1) or "", first_line=2).value if match else None
    if not match or not isinstance(meta, dict) or not {"title", "description"} <= set(meta):
        return None
    return page(meta, text, match.end(), path, lang, key_of(key))
