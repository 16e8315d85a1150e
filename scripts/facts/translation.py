"""How far a translation is behind its original, paragraph by paragraph. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scripts.content.model import Page
from scripts.content.prose import Block, blocks, plain


@dataclass(frozen=True)
class Change:
    """A paragraph of the original that is new or reads otherwise since the translation. `block` is None for title and description."""

    section: str
    text: str
    block: Block | None = None


def changes(old: Page, new: Page) -> list[Change]:
    """What the original says now and did not say then, in reading order."""
    found = []
    if (old.title, old.description) != (new.title, new.description):
        found.append(Change("", f"{new.title}. {new.description}"))
    known = Counter(_print(b) for b in blocks(old))
    section = ""
    for block in blocks(new):
        if block.kind == "heading":
            section = block.text
        known[_print(block)] -= 1
        if known[_print(block)] < 0:
            found.append(Change(section, plain(block.text), block))
    return found


def removed(old: Page, new: Page) -> list[str]:
    """What the original said then and says no longer."""
    known = Counter(_print(b) for b in blocks(new))
    gone = []
    for block in blocks(old):
        known[_print(block)] -= 1
        if known[_print(block)] < 0:
            gone.append(plain(block.text))
    return gone


def _print(block: Block) -> str:
    """A block's own words, white space folded: what its fingerprint is taken from."""
    return f"{block.kind} {block.level} {' '.join(block.text.split())}"
