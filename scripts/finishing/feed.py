"""Atom feeds of changes (RFC 4287), one entry an edition: of the whole site, of each practice and of each country, in each language.

The address of a feed is that of the newest edition and stays. A feed of one practice or country has no entry for an edition that changed
nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.content.model import LANGUAGES, Content
from scripts.facts import feeds as places
from scripts.facts.addresses import addresses_of
from scripts.facts.editions import Item
from scripts.pages import changes
from scripts.tools.settings import Settings


def feeds(content: Content, where: Settings) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and text of each feed; none without a known address of the site or a day."""
    if not where.canonical or not where.date or ("es", "changes") not in content.shown:
        return
    chapters = changes.chapters(content, where)
    for lang in LANGUAGES:
        for key in places.keys(content):
            if (lang, key) in content.shown:
                yield places.path(addresses_of(content), lang, key), _Feed(content, where.canonical, where.date, lang, key).text(chapters)


class _Feed:
    """A feed. `root`: what the addresses in it start with; `day`: of what is being built; `key`: of the page that it belongs to."""

    def __init__(self, content: Content, root: str, day: str, lang: str, key: str) -> None:
        self.content, self.root, self.day, self.lang, self.key = content, root, day, lang, key
        self.addresses = addresses_of(content)
        folder, _, self.name = key.partition("/")
        self.country = folder == "countries"
        numbers = [one.number for one in content.practices if one.key == key]
        self.records = {one.id for number in numbers for one in content.evidence_of(number)}

    def text(self, chapters: list[changes.Chapter]) -> bytes:
        """The whole file."""
        whole = self.key == "index"
        feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": self.lang})
        title = self.content.shown[self.lang, self.key].title
        _add(feed, "id", self._url(self.key))
        _add(feed, "title", self._t("feed.title") if whole else self._t("feed.of", title=title))
        concerned = [(chapter, told) for chapter in chapters if (told := self._told(chapter)) is not None]
        days = [chapter.edition.date or self.day for chapter, _ in concerned]
        _add(feed, "updated", f"{max(days, default=self.day)}T00:00:00Z")
        _add(feed, "link", rel="self", href=self.root + places.path(self.addresses, self.lang, self.key))
        _add(feed, "link", href=self._url("changes" if whole else self.key))
        _add(_add(feed, "author"), "name", self._t("site.name"))
        for chapter, told in concerned:
            self._entry(feed, chapter, told)
        return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _told(self, chapter: changes.Chapter) -> str | None:
        """What an edition changed, as the feed tells of it; None where it changed nothing of what the feed is about."""
        return changes.body(chapter, self.content, self.lang, self._link, None if self.key == "index" else self._concerns)

    def _entry(self, feed: ElementTree.Element, chapter: changes.Chapter, told: str) -> None:
        address = f"{self._url('changes')}#{chapter.id}"
        entry = _add(feed, "entry")
        _add(entry, "id", address if self.key == "index" else f"{self._url(self.key)}#{chapter.id}")
        _add(entry, "title", changes.heading(chapter, self.content, self.lang))
        _add(entry, "updated", f"{chapter.edition.date or self.day}T00:00:00Z")
        _add(entry, "link", href=address)
        _add(entry, "content", told, type="html")

    def _concerns(self, what: str, key: str, item: Item) -> bool:
        """Whether something that changed is told of in the feed of a practice or a country."""
        if self.country:
            return item.get("country", "").lower() == self.name or item.get("page") == f"ask/{self.name}"
        return key in self.records if what == "evidence" else what == "practices" and key == self.name

    def _t(self, word: str, **values: object) -> str:
        return self.content.word(word, self.lang, **values)

    def _url(self, key: str) -> str:
        return self.root + self.addresses.of(self.lang, key)

    def _link(self, key: str) -> str | None:
        return self._url(key) if (self.lang, key) in self.addresses else None


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    """A new element at the end of `parent`."""
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child
