"""Which pages have an Atom feed of their own, and where it lies: the site's at its front page, else beside the page."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.model import Content
from scripts.facts.addresses import Addresses


def keys(content: Content) -> Iterator[str]:
    """The keys of the pages that have one: the front page, each practice, each country."""
    yield "index"
    yield from (practice.key for practice in content.practices)
    yield from (f"countries/{country.lower()}" for country in content.vocabulary["countries"])


def path(addresses: Addresses, lang: str, key: str) -> str:
    """Where the feed of a page lies below the site's root."""
    return f"{addresses.of(lang, key)}feed.xml"
