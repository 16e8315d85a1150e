"""What there is to take away, in two lots: what is made in every build, and what is heavy and made only for a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.content.model import Content
from scripts.takeaway import kept_list, llms, opensearch
from scripts.tools.settings import Settings

File = tuple[str, bytes]  # path below the site's root


def texts(content: Content, where: Settings) -> Iterator[File]:
    """What is quick to make: a part of every build, `make serve` included."""
    yield from opensearch.descriptions(content, where)
    yield from kept_list.installable(content)
    yield from llms.lists(content, where)


def documents(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """What is heavy to make, of a `site` that is built and finished: documents, pictures, the copy to read offline."""
    # with their libraries they take longer to load than everything of `texts` to make
    from scripts.takeaway import cards, epub, handbook, links, markdown_pages, memo, offline_copy, sheet

    yield from cards.cards(content, where)
    yield from handbook.handbooks(content, where)
    yield from sheet.sheets(content, where)
    yield from epub.books(content, where)
    yield from memo.memos(content, where)
    yield from kept_list.icons()
    # What is made of the pages comes after what they link to, each lot written before the next is begun.
    yield from links.linked(content, where, site)
    yield from offline_copy.copies(content, where, site)
    yield from links.linked(content, where, site)
    yield from markdown_pages.pages(content, where, site)
    yield from llms.whole(content, site)
    yield from links.linked(content, where, site)
    links.demand_all(content, site)
    yield from kept_list.lists(content, where, site)
