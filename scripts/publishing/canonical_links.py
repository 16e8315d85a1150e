"""Which address search engines take for a page of a version: that of the same page in the newest edition, else its own. Pure.

An edition cannot know when it is built which of its pages later ones will keep, so publishing sets these lines of its head anew. They are
the only ones of a published edition that ever change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, language_at
from scripts.frontend.templates import macro
from scripts.tools.html import Tag, start_tags


class Row(NamedTuple):
    """A page: its key, and its address in each language below the folder of its version."""

    key: str
    es: str
    en: str

    def address(self, lang: str) -> str:
        """Its address in a language."""
        return self[1 + LANGUAGES.index(lang)]


@dataclass(frozen=True)
class Listing:
    """The pages of a published folder, from its `addresses.json`."""

    folder: str
    pages: tuple[Row, ...]
    moved: Mapping[str, str]

    @cached_property
    def by_address(self) -> dict[str, Row]:
        """Address of a page in either language -> the page."""
        return {address: row for row in self.pages for address in (row.es, row.en)}

    @cached_property
    def by_key(self) -> dict[str, Row]:
        """Key of a page -> the same."""
        return {row.key: row for row in self.pages}

    def same_page(self, key: str, address: str) -> Row | None:
        """The page that another folder has as `key` at `address`: by what it is, by its address, or where that has moved to."""
        return self.by_key.get(key) or self.by_address.get(self.moved.get(address, address))


def listing(folder: str, text: bytes) -> Listing:
    """Read an `addresses.json`."""
    value = json.loads(text)
    return Listing(folder, tuple(Row(*row) for row in value["pages"]), value["moved"])


def with_right_links(html: bytes, site: str, address: str, own: Listing, latest: Listing | None) -> bytes:
    """The page at `address` of the folder `own`, naming the address that search engines shall take. Unchanged when it does already."""
    folder, page = _target(address, own, latest)
    by_lang = {lang: f"{site}{folder}/{page.address(lang)}" for lang in LANGUAGES}
    canonical, alternates = by_lang[language_at(address)], [*by_lang.items(), ("x-default", by_lang[DEFAULT_LANGUAGE])]
    text = html.decode("utf-8", "surrogateescape")  # a page may have been changed by hand
    found = _links(text)
    if not found or [tag.attributes.get("href") or tag.attributes.get("content") for tag in found] == [
        canonical,
        *(one for _, one in alternates),
        canonical,
    ]:
        return html
    lines = macro("head.html", "addresses", canonical, alternates)
    return "".join([text[: found[0].start], lines, text[found[-1].end :]]).encode("utf-8", "surrogateescape")


def _links(html: str) -> list[Tag]:
    """The lines of a page's head that name its addresses: the canonical one and, right after it, those in each language and for chats."""
    links: list[Tag] = []
    for tag in start_tags(html, until="body"):
        kind = tag.attributes.get("rel") if tag.name == "link" else tag.attributes.get("property")
        if kind == "canonical" or (links and (kind == "og:url" or (kind == "alternate" and "hreflang" in tag.attributes))):
            links.append(tag)
        elif links:
            break
    return links


def _target(address: str, own: Listing, latest: Listing | None) -> tuple[str, Row]:
    here = own.by_address[address]
    there = latest.same_page(here.key, address) if latest else None
    return (latest.folder, there) if latest and there else (own.folder, here)
