"""The search page: the form, the place of the results, and what to do without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.facts.addresses import relative
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, link

_LISTS = ("practices", "evidence", "glossary", "bibliography")


@dataclass(frozen=True)
class Search:
    """`root`: relative address of the site; `files`: of the search's files; `lists`: where to look without it."""

    action: str
    root: str
    files: str
    lists: tuple[Link, ...]


def search(page: PageContext) -> Search:
    """The form and an empty list that overrides/scripts/lookup.js fills."""
    root = relative(page.address, "")
    return Search(page.url("search"), root, f"{root}search/{page.site}/", tuple(link(page, key) for key in _LISTS))
