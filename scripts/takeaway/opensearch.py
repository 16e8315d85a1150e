"""What a browser reads to offer the site's search beside its own: an OpenSearch description for each language (version 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.tools.settings import Settings

PLACES = {"es": "opensearch.xml", "en": "en/opensearch.xml"}
_KIND = "application/opensearchdescription+xml"


def descriptions(content: Content, where: Settings) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and text of each description; none without a known address of the site or a page of the search."""
    if not where.canonical:
        return
    for lang in LANGUAGES:
        if (lang, "search") in addresses_of(content):
            yield PLACES[lang], _description(content, where.canonical, lang)


def _description(content: Content, root: str, lang: str) -> bytes:
    """The description of a language; `root`: what the addresses in it start with."""
    whole = ElementTree.Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    for name, text in (
        ("ShortName", content.word("search.short-name", lang)),  # 16 letters at most
        ("LongName", content.word("site.name", lang)),  # 48
        ("Description", content.word("site.tagline", lang)),
        ("Language", lang),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
        ("Image", root + "assets/favicon.svg"),
    ):
        ElementTree.SubElement(whole, name).text = text
    page = root + addresses_of(content).of(lang, "search")
    ElementTree.SubElement(whole, "Url", {"type": "text/html", "template": page + "?q={searchTerms}"})
    ElementTree.SubElement(whole, "Url", {"type": _KIND, "rel": "self", "template": root + PLACES[lang]})
    return bytes(ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True)) + b"\n"
