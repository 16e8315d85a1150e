"""An Atom feed of changes for each language (RFC 4287): one entry an edition. Its address is that of the newest edition and stays."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.pages import changes
from scripts.tools.settings import Settings

_PLACES = {"es": "feed.xml", "en": "en/feed.xml"}


def feeds(content: Content, where: Settings) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and text of each feed; none without a known address of the site or a day."""
    if not where.canonical or not where.date or ("es", "changes") not in content.shown:
        return
    for lang in LANGUAGES:
        yield _PLACES[lang], _feed(content, where, where.canonical, lang)


def _feed(content: Content, where: Settings, root: str, lang: str) -> bytes:
    """The feed of a language; `root`: what the addresses in it start with."""
    addresses = addresses_of(content)
    home = root + addresses.of(lang, "index")
    page = root + addresses.of(lang, "changes")

    def link(key: str) -> str | None:
        return root + addresses.of(lang, key) if (lang, key) in addresses else None

    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": lang})
    _add(feed, "id", home)
    _add(feed, "title", content.word("feed.title", lang))
    _add(feed, "updated", f"{where.date}T00:00:00Z")
    _add(feed, "link", rel="self", href=root + _PLACES[lang])
    _add(feed, "link", href=page)
    _add(_add(feed, "author"), "name", content.word("site.name", lang))
    for chapter in changes.chapters(content, where):
        address = f"{page}#{chapter.id}"
        entry = _add(feed, "entry")
        _add(entry, "id", address)
        _add(entry, "title", changes.heading(chapter, content, lang))
        _add(entry, "updated", f"{chapter.edition.date or where.date}T00:00:00Z")
        _add(entry, "link", href=address)
        _add(entry, "content", changes.body(chapter, content, lang, link), type="html")
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    """A new element at the end of `parent`."""
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child
