"""The page types that are weighed and looked at, by key: one page each, the heaviest of its kind where there are many."""

from __future__ import annotations

from scripts.addresses import Addresses
from scripts.model import Content

KEYS = {
    "home": "index",
    "practice": "practices/15-indicator-protocols",
    "record": "evidence/int-acuerdo-escazu",
    "practices": "practices",
    "theme": "themes/impact-reduction",
    "library": "evidence",
    "country": "countries/cl",
    "role": "roles/government",
    "matrix": "comparison",
    "timeline": "timeline",
    "indicators": "indicators",
    "glossary": "glossary",
    "standards": "standards",
    "bibliography": "bibliography",
    "data": "data",
    "method": "method",
    "forum": "forum",
    "search": "search",
    "contribute": "contribute",
}


def places(content: Content, lang: str = "es") -> dict[str, str]:
    """Page type -> its address below the site's root, in a language."""
    addresses = Addresses(content)
    return {name: addresses.of(lang, key) for name, key in KEYS.items()}
