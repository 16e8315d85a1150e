"""The sitemap: every page in both languages, each with its alternates (sitemaps.org 0.9, hreflang by xhtml:link)."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from scripts.addresses import Addresses
from scripts.model import DEFAULT_LANGUAGE, LANGUAGES, Content

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write(site: Path, content: Content, site_url: str | None) -> None:
    """Write `sitemap.xml`; without a known address of the site there is none to write."""
    if not site_url:
        return
    base = site_url.rstrip("/") + "/"
    addresses = Addresses(content)
    entries = [_entry(base, addresses, lang, key) for lang, key in sorted(addresses)]
    (site / "sitemap.xml").write_text(_HEAD + "".join(entries) + "</urlset>\n", encoding="utf-8")


def _entry(base: str, addresses: Addresses, lang: str, key: str) -> str:
    pairs = [(one, addresses.of(one, key)) for one in LANGUAGES]
    pairs.append(("x-default", addresses.of(DEFAULT_LANGUAGE, key)))
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(base + address)}"/>' for code, address in pairs)
    return f"<url><loc>{escape(base + addresses.of(lang, key))}</loc>{links}</url>\n"
