"""The list of addresses that only grows (data/addresses.txt): a line a page, `practicas/huella-hidrica/ #why #how ~sources`.

`#` marks a heading that somebody wrote, which is redirected when it is renamed; `~` one that comes and goes with the data, whose
place on the page is kept by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scripts.content.model import Content
from scripts.tools.paths import read_lines
from scripts.tools.settings import Settings


def added(kept: tuple[str, ...], more: Iterable[str]) -> list[str]:
    """The lines that bring `kept` to hold everything of `more`."""
    known = remembered(kept)
    found = []
    for line in more:
        address, *headings = line.split()
        fresh = [h for h in headings if h not in known.get(address, set())]
        if address not in known or fresh:
            found.append(" ".join([address, *fresh]))
    return found


def remembered(kept: tuple[str, ...]) -> dict[str, set[str]]:
    """Lines of data/addresses.txt as address -> its headings, each with its `#` or `~`; comments do not count."""
    known: dict[str, set[str]] = {}
    for line in kept:
        if line.strip() and not line.startswith("# "):
            address, *headings = line.split()
            known.setdefault(address, set()).update(headings)
    return known


def with_published(content: Content, where: Settings) -> Content:
    """The content with what the published editions remember beside what data/addresses.txt does. Only publishing knows the former."""
    if not where.editions:
        return content
    return replace(content, kept_addresses=content.kept_addresses + read_lines(where.editions / "addresses.txt"))
