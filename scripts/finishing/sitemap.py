"""The sitemap: every page in both languages, each with its alternates and the date of its last change (sitemaps.org 0.9, xhtml:link)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, Content
from scripts.facts.addresses import Addresses, addresses_of
from scripts.facts.shelves import shelves
from scripts.tools.git import ask
from scripts.tools.paths import ROOT

_NAMES = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml"}


def sitemap(content: Content, home: str) -> bytes:
    """`sitemap.xml` of what is published at the address `home`."""
    addresses = addresses_of(content)
    urls = ElementTree.Element("urlset", _NAMES)
    for lang, key in sorted(addresses):
        _add(urls, home, addresses, content, lang, key)
    return bytes(ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(urls: ElementTree.Element, base: str, addresses: Addresses, content: Content, lang: str, key: str) -> None:
    """One page, its last change, and its alternates."""
    url = ElementTree.SubElement(urls, "url")
    url.tail = "\n"
    ElementTree.SubElement(url, "loc").text = base + addresses.of(lang, key)
    if dates := [date for file in files_of(content, lang, key) if (date := last_commits().get(file))]:
        ElementTree.SubElement(url, "lastmod").text = max(dates)
    pairs = {one: addresses.of(one, key) for one in LANGUAGES} | {"x-default": addresses.of(DEFAULT_LANGUAGE, key)}
    for code, address in pairs.items():
        ElementTree.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": code, "href": base + address})


def files_of(content: Content, lang: str, key: str) -> list[str]:
    """The files that hold what a page says: its prose, the data of a practice or of a country's doors, a record's file."""
    if shelf := shelves(content).get(key):
        return [content.shown[lang, shelf.parent].path]
    data = {one.key: one.path for one in content.practices} | {one.key: one.path for one in content.doors.values()}
    return [content.subject(lang, key).path, *([data[key]] if key in data else [])]


@cache
def last_commits(root: Path = ROOT) -> dict[str, str]:
    """Date of the last commit of each content file; nothing when git does not know the whole history."""
    if ask(root, "rev-parse", "--is-shallow-repository").text != "false":
        return {}
    dates: dict[str, str] = {}
    date = ""
    for line in ask(root, "log", "--format=@%cs", "--name-only", "--", "data", "docs").text.splitlines():
        if line.startswith("@"):
            date = line[1:]
        elif line:
            dates.setdefault(line, date)
    return dates
