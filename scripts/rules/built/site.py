"""The built site as the rules are given it: parsed pages for those on single pages, their summaries for those across the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from scripts.content.model import Content


class _Page(Protocol):
    @property
    def moved(self) -> bool:
        """Whether it only leads to where a page is now."""


P = TypeVar("P", bound=_Page)


@dataclass(frozen=True)
class BuiltSite(Generic[P]):
    """A built site in a folder: its pages by address, the content it was made from, its public address if known."""

    folder: Path
    pages: Mapping[str, P]
    content: Content
    site_url: str | None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.folder}, {len(self.pages)} pages)"

    @property
    def readable(self) -> dict[str, P]:
        """Pages that a reader is meant to read: all but the not-found page and redirects."""
        return {a: p for a, p in self.pages.items() if a != "404.html" and not p.moved}
