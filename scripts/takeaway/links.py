"""On the pages that offer what is made after them: each name of a file becomes a link to it, with its true size, once it is there."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of, relative
from scripts.pages.context import PageContext
from scripts.pages.downloads import size
from scripts.tools.html_edits import Edit, Part, edited, parts, start_tag
from scripts.tools.settings import Settings

File = tuple[str, bytes]

_OFFERED = "data-file"


class NotMade(Exception):
    """A page offers files that were not made. `args`: their paths below the site's root."""


def linked(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """Every page of a finished `site` that offers a file which lies there now and did not before."""
    for (lang, key), address in _offering(content):
        page = PageContext(content, addresses_of(content), where, lang, key)
        html = (site / address / "index.html").read_text(encoding="utf-8")
        edits = [edit for part in _offers(html) for edit in _link(page, site, part)]
        if edits:
            yield f"{address}index.html", edited(html, edits).encode("utf-8")


def demand_all(content: Content, site: Path) -> None:
    """Raise NotMade when a page offers what is not there."""
    missing = {
        part.attributes[_OFFERED]
        for _, address in _offering(content)
        for part in _offers((site / address / "index.html").read_text(encoding="utf-8"))
    }
    if missing:
        raise NotMade(*sorted(missing))


def _offering(content: Content) -> Iterator[tuple[tuple[str, str], str]]:
    """The pages that may offer files: that of all of them, and the practices."""
    keys = {"take-away", *(practice.key for practice in content.practices)}
    addresses = addresses_of(content)
    return (((lang, key), addresses.of(lang, key)) for lang, key in addresses if key in keys)


def _offers(html: str) -> list[Part]:
    return [part for part in parts(html) if _OFFERED in part.attributes] if _OFFERED in html else []


def _link(page: PageContext, site: Path, part: Part) -> list[Edit]:
    path = part.attributes[_OFFERED]
    file = site / path
    if not file.is_file():
        return []
    attributes: dict[str, str | None] = {_OFFERED: None, "class": "download", "href": relative(page.address, path), "download": ""}
    said = escape(size(page, file.stat().st_size))
    end = f' <span class="meta">{said}</span></a>'  # markup: as the macro `download` writes it
    return [start_tag(part, attributes, "a"), Edit(part.inside_end, part.end, end)]
