"""Ids never die either: the old id stands right before a renamed heading, and that of a heading which the data no longer give at the start
of its page's content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.kept_addresses import remembered
from scripts.frontend.templates import macro
from scripts.tools.html import start_tags

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def pages(site: Path, content: Content) -> Iterator[tuple[str, bytes]]:
    """Path below `site` and new text of each built page that has to take ids of former times."""
    for address, (renamed, gone) in sorted(places(content).items()):
        file = site / address / "index.html"
        if file.is_file():
            before = file.read_text(encoding="utf-8")
            after = with_places(before, renamed, gone)
            if after != before:
                yield f"{address}index.html", after.encode("utf-8")


def places(content: Content) -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """Address of a page -> the ids of former times that it has to take: renamed ones, old and new, and those without a heading."""
    renamed = _renamed(content)
    known = remembered(content.kept_addresses)
    gone = {address: ids for address, headings in known.items() if (ids := sorted(h[1:] for h in headings if h.startswith("~")))}
    return {address: (renamed.get(address, []), gone.get(address, [])) for address in {*renamed, *gone}}


def with_places(html: str, renamed: Iterable[tuple[str, str]], gone: Iterable[str]) -> str:
    """A page with places for old ids. `renamed`: an old id and that of the heading it belongs before; `gone`: ids without a heading.

    An id that the page has already, or whose heading it has not, is left out.
    """
    tags = start_tags(html)
    taken = {tag.attributes["id"] for tag in tags if "id" in tag.attributes}
    added: dict[int, list[str]] = defaultdict(list)
    for old, new in renamed:
        heading = next((tag for tag in tags if tag.name in _HEADINGS and tag.attributes.get("id") == new), None)
        if heading and old not in taken:
            added[heading.start].append(old)
            taken.add(old)
    if article := next((tag for tag in tags if tag.name == "article"), None):
        added[article.end] = [one for one in gone if one not in taken] + added[article.end]
    return _inserted(html, added)


def _inserted(html: str, added: dict[int, list[str]]) -> str:
    parts, last = [], 0
    for place in sorted(added):
        parts += [html[last:place], *(macro("inline.html", "place", one) for one in added[place])]
        last = place
    return "".join([*parts, html[last:]])


def _renamed(content: Content) -> dict[str, list[tuple[str, str]]]:
    """Address of a page -> the headings of it that were renamed: old id, new id."""
    addresses = addresses_of(content)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in content.redirects:
        _, _, heading = one.start.partition("#")
        if heading and (one.lang, one.key) in addresses:
            found[addresses.of(one.lang, one.key)].append((heading, one.fragment))
    return found
