"""Rule on how the elements of a built page lie in one another; what it refuses could keep a parser of HTML busy for hours.

The HTML standard makes a parser open again, in each paragraph, every <b>, <font>… that was left open before, and look through all that is
open at each start tag: 12 kB can take it minutes. Pages of ours never need that. So a reader that repairs nothing is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.rules.built.pages import Site
from scripts.tools.html import DEEPEST, HtmlPage
from scripts.tools.problems import Problem

CHAPTER = "site"  # of the manual

_HARMLESS = 20  # so many faults cost a parser nothing


def open_element(site: Site) -> Iterator[Problem]:
    """Every element of a page ends inside the one that holds it, and they lie 100 deep at most."""
    for address, page in site.pages.items():
        for line, found in page.misnested[:1]:
            yield Problem(address or "/", line, "open-element", {"found": found, "most": DEEPEST})


def stalls(page: HtmlPage) -> bool:
    """True when a parser that repairs such a page might not come to an end in time."""
    return page.too_deep or len(page.misnested) > _HARMLESS


def hidden(body: str) -> tuple[int, str] | None:
    """What a browser may read otherwise than our reader does, with its line from 0: a declaration, a comment, an end of nothing."""
    found = re.search(r"<(?:[!?]|/[^a-zA-Z]).{0,40}", body)
    return (body.count("\n", 0, found.start()), found.group()) if found else None


RULES = (open_element,)
