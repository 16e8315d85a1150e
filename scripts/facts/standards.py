"""Which practices, indicators and records name which family of standards: the patterns of data/standards.yml over the texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from scripts.content.model import LANGUAGES, Content, Evidence, Indicator, Practice, Standard


@dataclass(frozen=True)
class Named:
    """Where one family is named."""

    standard: Standard
    indicators: tuple[tuple[Practice, Indicator], ...]
    practices: tuple[Practice, ...]
    records: tuple[Evidence, ...]


def names(standard: Standard, text: str) -> bool:
    """True when a text names a family of standards."""
    return named_in(standard.patterns, _joined(text))


@lru_cache(131_072)  # the server of `make serve` asks of nearly the same texts again and again; ten times today's library fills 30,000
def named_in(patterns: tuple[str, ...], text: str) -> bool:
    """Is one of the patterns anywhere in a text?"""
    return bool(_pattern(patterns).search(text))


@lru_cache(maxsize=4)
def index(content: Content) -> tuple[Named, ...]:
    """Each family with what names it. Indicators say their standards; practices and records name them in their texts; a record also
    names what the title of a source of its names."""
    return tuple(_index(content))


def _index(content: Content) -> Iterator[Named]:
    prose = {p.number: _joined(_prose(content, p)) for p in content.practices}
    texts = [(record, _joined(_record_text(content, record))) for record in content.evidence]
    for standard in content.standards:
        indicators = tuple((p, i) for p in content.practices for i in p.indicators if names(standard, " · ".join(i.standards)))
        following = {p.number for p, _ in indicators}
        practices = tuple(p for p in content.practices if p.number in following or named_in(standard.patterns, prose[p.number]))
        records = tuple(record for record, text in texts if named_in(standard.patterns, text))
        yield Named(standard, indicators, practices, records)


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


def _joined(text: str) -> str:
    """A text on one line, however its lines are broken."""
    return " ".join(text.split())


def _prose(content: Content, practice: Practice) -> str:
    pages = [content.pages[lang, practice.key] for lang in LANGUAGES if (lang, practice.key) in content.pages]
    return " · ".join(page.body for page in pages)


def _record_text(content: Content, record: Evidence) -> str:
    texts = [record.name, record.organisation, record.what, *(r.text for r in record.results)]
    titles = [content.sources[s].title for s in record.sources if s in content.sources]
    return " · ".join([t[lang] for t in texts for lang in LANGUAGES] + titles)
