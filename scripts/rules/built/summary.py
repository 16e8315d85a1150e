"""What the rules across the pages of the built site ask of each page: all that is left of it when the rules on single pages are done."""

from __future__ import annotations

import json
import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from scripts.rules.built.site import BuiltSite
from scripts.rules.built.weight import loaded, size_of
from scripts.tools.html import Element, HtmlPage
from scripts.tools.web_address import parts_of


class Link(NamedTuple):
    """A link of a page as it is written, on its line, with the place below the site's root and the anchor that it leads to.

    A place that starts with `/` or `..` lies outside the site. `document`: to what is made beside MkDocs (scripts/documents.py).
    """

    line: int
    target: str
    place: str
    anchor: str
    document: bool


@dataclass(frozen=True)
class Summary:
    """A page without its elements. `loads`: the files of its first view with their weight, on which the verdict on it hangs."""

    moved: bool
    ids: frozenset[str]
    links: tuple[Link, ...]  # within the site
    sources: frozenset[str]  # where its links lead outside
    cards: tuple[tuple[int, str], ...]  # line and address of the pictures for chats
    canonical: str | None
    alternates: Mapping[str, str | None]  # its address by language
    text: str
    loads: Mapping[str, int]


_LEADING = ("href", "src", "action")
Whole = BuiltSite[Summary]


def summary_of(page: HtmlPage, folder: Path, site_url: str | None) -> Summary:
    """The summary of a parsed page of the site in `folder`."""
    links, hrefs = page.all("link"), {e.get("href") for e in page.all("a")}
    return Summary(
        page.moved,
        frozenset(page.ids),
        tuple(_links(page, site_url)),
        frozenset(href for href in hrefs if href and _is_outside(href)),
        tuple((e.line, e.get("content") or "") for e in page.all("meta") if e.get("property") == "og:image"),
        next((e.get("href") for e in links if e.get("rel") == "canonical"), None),
        {e.attributes["hreflang"]: e.get("href") for e in links if e.get("rel") == "alternate" and e.get("hreflang")},
        page.text,
        {place: size_of(folder / place) for place in loaded(page.address, page)},
    )


def packed(summary: Summary) -> bytes:
    """A summary as bytes."""
    values = {**vars(summary), "ids": sorted(summary.ids), "sources": sorted(summary.sources)}
    return zlib.compress(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Summary:
    """A summary from its bytes. What many pages name alike is held once."""
    values = json.loads(zlib.decompress(data))
    links = (Link(line, intern(target), intern(place), intern(anchor), flag) for line, target, place, anchor, flag in values["links"])
    values |= {"ids": frozenset(map(intern, values["ids"])), "links": tuple(links)}
    return Summary(**values | {"sources": frozenset(map(intern, values["sources"])), "cards": tuple(map(tuple, values["cards"]))})


def _links(page: HtmlPage, site_url: str | None) -> Iterator[Link]:
    for element in page.elements:
        for name in _LEADING:
            target = element.attributes.get(name)
            if target and (found := _place(page.address, target, site_url)):
                yield Link(element.line, target, *found, _is_document(element))


def _is_document(element: Element) -> bool:
    return element.get("type") == "text/markdown" or element.get("rel") == "apple-touch-icon"


def _is_outside(target: str) -> bool:
    parts = parts_of(target)
    return bool(parts.scheme or parts.netloc)


@lru_cache(1_000)  # a page leads to most places several times
def _place(address: str, target: str, site_url: str | None) -> tuple[str, str] | None:
    """Where a link of the page at `address` leads: a place below the site's root and an anchor. None where it leads to another host."""
    parts = parts_of(target)
    if parts.scheme in ("mailto", "data") or (parts.netloc and not target.startswith(site_url or "\0")):
        return None
    path = unquote(parts.path)
    if parts.netloc or path.startswith("/"):
        base = urlsplit(site_url or "").path.rstrip("/") + "/"
        place = path.removeprefix(base)
        return (path if place.startswith("..") else place), parts.fragment
    folder = address if address.endswith("/") or not address else posixpath.dirname(address) + "/"
    place = posixpath.normpath(posixpath.join(folder.lstrip("/"), path)) if path else address
    place = "" if place == "." else place
    if not place.startswith("..") and (path.endswith("/") or path in (".", "..")):
        place = place.rstrip("/") + "/" if place else ""
    return place, parts.fragment
