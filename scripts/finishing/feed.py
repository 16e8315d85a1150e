"""An Atom feed of changes for each language (RFC 4287): one entry an edition. Its address is that of the newest edition and stays."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from scripts.addresses import Addresses
from scripts.model import LANGUAGES, Content
from scripts.pages import changes
from scripts.settings import Settings

_PLACES = {"es": "feed.xml", "en": "en/feed.xml"}


def write(site: Path, content: Content, where: Settings) -> None:
    """Write the feeds; without a known address of the site or a day there are none to write."""
    if not where.canonical or not where.date or ("es", "changes") not in content.pages:
        return
    for lang in LANGUAGES:
        (site / _PLACES[lang]).write_text(_feed(content, where, lang), encoding="utf-8")


def _feed(content: Content, where: Settings, lang: str) -> str:
    addresses = Addresses(content)
    home = where.canonical + addresses.of(lang, "index")
    page = where.canonical + addresses.of(lang, "changes")

    def link(key: str) -> str | None:
        return where.canonical + addresses.of(lang, key) if (lang, key) in addresses else None

    entries = []
    for chapter in changes.chapters(content, where):
        address = f"{page}#{chapter.id}"
        html = changes.body(chapter, content, lang, link)
        entries.append(
            f"<entry><id>{escape(address)}</id><title>{escape(changes.heading(chapter, content, lang))}</title>"
            f"<updated>{chapter.edition.date or where.date}T00:00:00Z</updated><link href={quoteattr(address)}/>"
            f'<content type="html">{escape(html)}</content></entry>\n'
        )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>{escape(home)}</id><title>{escape(content.word('feed.title', lang))}</title><updated>{where.date}T00:00:00Z</updated>\n"
        f'<link rel="self" href={quoteattr(where.canonical + _PLACES[lang])}/><link href={quoteattr(page)}/>\n'
        f"<author><name>{escape(content.word('site.name', lang))}</name></author>\n{''.join(entries)}</feed>\n"
    )
