"""Which stylesheet each page has, for the script that fetches it before the press: the exceptions by address, the rest by folder.

A folder that is not named has what the site's own has.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.shelves import shelves
from scripts.frontend.assets import assets, sheet_of
from scripts.pages.compose import kind_of

PATH = "assets/ahead.json"


def sheets(content: Content) -> tuple[str, bytes]:
    """The file: address of a page, or of a folder with a star for the pages right in it -> path of its sheet, all below the site's root."""
    addresses, further = addresses_of(content), shelves(content)
    by_folder: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for lang, key in addresses:
        address = addresses.of(lang, key)
        sheet = sheet_of("page" if key in further else kind_of(key), key)
        by_folder[f"{address.rstrip('/').rpartition('/')[0]}/*".lstrip("/")][address] = assets()[sheet][0]
    usual = {folder: Counter(pages.values()).most_common(1)[0][0] for folder, pages in by_folder.items()}
    found = {folder: sheet for folder, sheet in usual.items() if folder == "*" or sheet != usual["*"]}
    for folder, pages in by_folder.items():
        found |= {address: sheet for address, sheet in pages.items() if sheet != usual[folder]}
    return PATH, json.dumps(found, separators=(",", ":")).encode("utf-8") + b"\n"
