"""What is put into running text: the numbers of its sources. See overrides/pages/inline.html."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.frontend.templates import macro
from scripts.pages.context import PageContext


def cited(page: PageContext, sources: Iterable[str]) -> str:
    """The numbers of some sources; "" when none of them is known."""
    return macro("inline.html", "cited", page.cite(sources))
