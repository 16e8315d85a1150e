"""All sources by publisher, and by country the records that cite them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from scripts.content.model import Source
from scripts.exports.datasets import address_kind
from scripts.exports.schemas import FOLDER
from scripts.facts.citations import Uses, uses
from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, download
from scripts.pages.parts import Link, link, said
from scripts.pages.sources import SourceLine, checked
from scripts.tools.sorting import fold, initial

_FILES = {"bibliography.bib": "BibTeX", "bibliography.csl.json": "CSL-JSON"}


@dataclass(frozen=True)
class Entry:
    """A source with every place that cites it. `sign`: what is to be said of its address, if anything; `rebuilt`: of its title."""

    id: str
    source: SourceLine
    sign: str
    rebuilt: str
    practices: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Publisher:
    """The sources of a publisher."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class CountryRecords:
    """The records of a country, each with the number of its sources. `sources`: how many they cite, each counted once."""

    id: str
    name: str
    sources: int
    records: tuple[tuple[Link, int], ...]


@dataclass(frozen=True)
class Bibliography:
    """Counts and downloads, the sources by letter and publisher, the records by country."""

    count: str
    kinds: str
    files: tuple[Download, ...]
    letters: tuple[tuple[str, tuple[Publisher, ...]], ...]
    countries: tuple[CountryRecords, ...]


def bibliography(page: PageContext) -> Bibliography:
    """The whole page."""
    sources = sorted(page.content.sources.values(), key=lambda s: (fold(s.publisher), s.publisher, fold(s.title), s.id))
    places = uses(page.content)
    kinds = Counter(address_kind(s) for s in sources)
    by_letter = groupby(sources, key=lambda s: initial(s.publisher))
    return Bibliography(
        count=page.t("bibliography.count", sources=len(sources), publishers=len({s.publisher for s in sources})),
        kinds=page.t("bibliography.kinds", **{kind: kinds[kind] for kind in ("original", "copy", "unlinked")}),
        files=tuple(download(page, f"{FOLDER}{name}", label) for name, label in _FILES.items()),
        letters=tuple((letter, _publishers(page, list(group), places)) for letter, group in by_letter),
        countries=tuple(_country(page, country) for country in page.content.vocabulary["countries"]),
    )


def _publishers(page: PageContext, sources: list[Source], places: Mapping[str, Uses]) -> tuple[Publisher, ...]:
    groups = groupby(sources, key=lambda s: s.publisher)
    return tuple(Publisher(name, tuple(_entry(page, s, places[s.id]) for s in group)) for name, group in groups)


def _entry(page: PageContext, source: Source, places: Uses) -> Entry:
    kind = address_kind(source)
    when, archived = checked(page, source)
    shown = SourceLine(
        source.title,
        source.url if source.linked else None,
        source.lang if source.lang != page.lang else None,
        said(page.label("languages", source.lang), in_words(source.published, page.lang) if source.published else page.t("source.undated")),
        when,
        archived,
    )
    by_number = page.content.practice_by_number
    return Entry(
        id=source.id,
        source=shown,
        sign=page.t(f"bibliography.symbol-{kind}") if kind != "original" else "",
        rebuilt="" if source.title_as_seen else page.t("source.rebuilt-title"),
        practices=tuple(Link(str(n), page.url(by_number[n].key)) for n in sorted(places.practices)),
        others=_others(page, places),
    )


def _others(page: PageContext, places: Uses) -> tuple[Link, ...]:
    """The records, terms and pages that cite a source."""
    content = page.content
    terms = {t.id: t for t in content.terms}
    return (
        *(link(page, f"evidence/{one}", page.text(content.evidence_by_id[one].name)) for one in places.evidence),
        *(link(page, "glossary", page.text(terms[one].term), one) for one in places.terms),
        *(link(page, key) for key in places.pages),
    )


def _country(page: PageContext, country: str) -> CountryRecords:
    records = sorted((r for r in page.content.evidence if r.country == country), key=lambda r: fold(page.text(r.name)))
    links = ((link(page, r.key, page.text(r.name), "sources"), len(dict.fromkeys(r.sources))) for r in records)
    sources = {s for r in records for s in r.sources}
    return CountryRecords(f"country-{country.lower()}", page.label("countries", country), len(sources), tuple(links))
