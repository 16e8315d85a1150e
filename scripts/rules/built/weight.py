"""Rules on the weight of the built site, in bytes as a web server with gzip sends them. What is over budget is named part by part."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from scripts.facts.addresses import addresses_of
from scripts.rules.built.pages import Site, kind_of
from scripts.tools.html import Element, HtmlPage
from scripts.tools.problems import Problem
from scripts.tools.web_address import parts_of

CHAPTER = "site"  # of the manual

KB = 1000
# The first view of any page, everything but its HTML; why these numbers: decisions/0020-light-and-open.md.
VIEWS: Mapping[str, int] = {"record": 10_500, "theme": 11 * KB, "home": 12 * KB}  # by kind, as below
VIEW = 20 * KB  # of every other kind
REQUESTS = 6
BLOCKING = 11 * KB
# The HTML of a page, by the kind that its layout prints (`<html class="kind-…">`)
PAGES: Mapping[str, int] = {"home": 12_500, "practice": 24 * KB, "record": 8 * KB, "theme": 12 * KB, "country": 20 * KB, "role": 32 * KB}
OTHERS = 20 * KB
# Lists, which a reader opens on purpose. What does not fit stands on further pages (scripts/facts/shelves.py): none grows with the library.
LISTS: Mapping[str, int] = {
    "bibliography": 8 * KB,
    "evidence": 27 * KB,
    "glossary": 34 * KB,
    "manual": 21 * KB,
    "timeline": 20 * KB,
}
# What publishing adds to a page: the menu of editions, the notice, the edition's name; where the site's address is not known yet, also
# every address of its head, and the doors to the repository and to the mail. No page may pass here and fail there.
EDITION = 200
ADDRESSES = 700

_LOADED_LINKS = frozenset(["stylesheet", "icon", "preload", "modulepreload", "manifest"])
_SECTION = re.compile(r'(?=<h2\b[^>]*\bid="([^"]+)")')


def heavy_page(site: Site, before: Path | None = None) -> Iterator[Problem]:
    """The HTML of a page stays within the budget of its kind."""
    addresses = addresses_of(site.content)
    keys = {addresses.of(*place): place[1] for place in addresses}
    to_come = 0 if (site.folder / "addresses.json").is_file() else EDITION + (0 if site.site_url else ADDRESSES)
    for address, page in site.readable.items():
        budget = LISTS.get(keys.get(address, ""), PAGES.get(kind_of(page), OTHERS))
        size = gzip_size(page.html.encode("utf-8")) + to_come
        if size > budget:
            yield _problem(address, "heavy-page", size, budget, _grown_sections(site, page, before))


def heavy_view(site: Site, before: Path | None = None) -> Iterator[Problem]:
    """What the first view of a page loads beside its HTML stays within the budget of its kind."""
    for address, page in site.readable.items():
        sizes = {place: size_of(site.folder / place) for place in loaded(address, page)}
        budget = VIEWS.get(kind_of(page), VIEW)
        if sum(sizes.values()) > budget:
            yield _problem(address, "heavy-view", sum(sizes.values()), budget, _grown_files(sizes, before))


def many_requests(site: Site, before: Path | None = None) -> Iterator[Problem]:
    """The first view of a page takes few requests, its HTML included."""
    for address, page in site.readable.items():
        places = loaded(address, page)
        if len(places) + 1 > REQUESTS:
            yield Problem(address or "/", 1, "many-requests", {"found": len(places) + 1, "budget": REQUESTS, "parts": ", ".join(places)})


def heavy_blocking(site: Site, before: Path | None = None) -> Iterator[Problem]:
    """What must arrive before a reader sees anything stays within the budget, all of it together."""
    for address, page in site.readable.items():
        sizes = {place: size_of(site.folder / place) for place in loaded(address, page, blocking=True)}
        if sum(sizes.values()) > BLOCKING:
            yield _problem(address, "heavy-blocking", sum(sizes.values()), BLOCKING, _grown_files(sizes, before))


RULES = (heavy_page, heavy_view, many_requests, heavy_blocking)


def loaded(address: str, page: HtmlPage, blocking: bool = False) -> list[str]:
    """Files that a browser fetches by itself for the first view, as places below the site's root; or only those that block it."""
    places = [_place(address, target) for element in page.all("link", "script", "img") if (target := _fetched(element, blocking))]
    return list(dict.fromkeys(place for place in places if place))


@cache
def size_of(file: Path) -> int:
    """Bytes of a file as a server with gzip sends it; 0 when it is not there (the links have a rule of their own)."""
    return gzip_size(file.read_bytes()) if file.is_file() else 0


def gzip_size(data: bytes) -> int:
    """Bytes after gzip at the level that servers use."""
    return len(gzip.compress(data, 6, mtime=0))


def _fetched(element: Element, blocking: bool) -> str | None:
    rel = (element.get("rel") or "").split()
    if element.tag == "link" and (rel == ["stylesheet"] if blocking else _LOADED_LINKS & set(rel)):
        return element.get("href")
    if element.tag == "script":
        later = {"defer", "async"} & set(element.attributes) or element.get("type") == "module"
        return None if blocking and later else element.get("src")
    if element.tag == "img" and not blocking and element.get("loading") != "lazy":
        return element.get("src")
    return None


def _place(address: str, target: str) -> str:
    parts = parts_of(target)
    if parts.scheme or parts.netloc:
        return ""
    folder = address if address.endswith("/") or not address else posixpath.dirname(address) + "/"
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def _problem(address: str, rule: str, size: int, budget: int, parts: str) -> Problem:
    return Problem(address or "/", 1, rule, {"found": f"{size / KB:.1f}", "budget": f"{budget / KB:g}", "parts": parts})


def _grown_sections(site: Site, page: HtmlPage, before: Path | None) -> str:
    now = sections(page.html)
    old = before / page.address / "index.html" if before else None
    return _largest(now, sections(old.read_text(encoding="utf-8")) if old and old.is_file() else {})


def _grown_files(sizes: Mapping[str, int], before: Path | None) -> str:
    old = {_plain(f.name): size_of(f) for f in before.glob("assets/*.*")} if before else {}
    return _largest({_plain(posixpath.basename(place)): size for place, size in sizes.items()}, old)


def _plain(name: str) -> str:
    """The name of a file without its fingerprint: `site.css` for `site.1a2b3c4d.css`."""
    stem, *middle, suffix = name.split(".")
    return f"{stem}.{suffix}" if middle else name


def sections(html: str) -> dict[str, int]:
    """Compressed bytes of a page by section: what precedes the first h2 (`…`), then each h2 by its id."""
    first, *rest = _SECTION.split(html)
    return {"…": gzip_size(first.encode())} | {name: gzip_size(text.encode()) for name, text in zip(rest[::2], rest[1::2], strict=True)}


def _largest(now: Mapping[str, int], old: Mapping[str, int]) -> str:
    """The four parts that grew most since the last good site, with by how much; without one, the four heaviest."""
    change = {name: size - old.get(name, 0) for name, size in now.items()}
    top = sorted(change, key=lambda name: (-change[name], name))[:4]
    return ", ".join(f"{name} {'+' if old else ''}{change[name] / KB:.1f} kB" for name in top if change[name] > 0)
