"""The page types that are weighed and looked at: one page each, the one with the most in it where there are many."""

from __future__ import annotations

from scripts.content.model import Content, Evidence, Practice
from scripts.facts.addresses import Addresses

# Page type -> the key of its page; None where the content decides.
KEYS = {
    "home": "index",
    "practice": None,
    "record": None,
    "practices": "practices",
    "theme": "themes/impact-reduction",
    "library": "evidence",
    "country": "countries/cl",
    "ask": "ask/cl",
    "kit": None,
    "role": "roles/government",
    "matrix": "comparison",
    "timeline": "timeline",
    "indicators": "indicators",
    "glossary": "glossary",
    "standards": "standards",
    "bibliography": "bibliography",
    "plan": "plan",
    "data": "data",
    "method": "method",
    "forum": "forum",
    "search": "search",
    "contribute": "contribute",
}


def places(content: Content, lang: str = "es") -> dict[str, str]:
    """Page type -> its address below the site's root, in a language."""
    addresses = Addresses(content)
    fullest = {
        "practice": max(content.practices, key=lambda one: _words_of_practice(content, one)).key,
        "kit": max(content.practices, key=lambda one: len(content.pages["es", one.key].body)).kit,
        "record": max(content.evidence, key=_words_of_record).key,
    }
    return {name: addresses.of(lang, key or fullest[name]) for name, key in KEYS.items()}


def _words_of_practice(content: Content, one: Practice) -> int:
    """How much the page of a practice shows: its own text, its indicators, its records."""
    return len(content.pages["es", one.key].body) + 200 * len(one.indicators) + sum(map(_words_of_record, content.evidence_of(one.number)))


def _words_of_record(one: Evidence) -> int:
    """How much a record says, in letters of its Spanish text; a source takes some 150."""
    texts = [one.what, *(result.text for result in one.results), *([one.gaps] if one.gaps else [])]
    return sum(len(text.es) for text in texts) + 150 * len(one.sources)
