"""All sources by publisher, on a page a letter, and how many the records of each country cite."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from scripts.content.model import Source
from scripts.exports.datasets import address_kind
from scripts.exports.schemas import FOLDER
from scripts.facts.citations import Uses, uses
from scripts.facts.dates import in_words
from scripts.facts.shelves import groups, shards
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, download
from scripts.pages.parts import Link, link, said
from scripts.pages.sources import SourceLine, checked

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
    """A country with its records, and how many sources they cite, each counted once. `page`: where the records stand."""

    id: str
    page: Link
    records: int
    sources: int


@dataclass(frozen=True)
class Bibliography:
    """Counts and downloads; the letters, each with the page of its sources and how many there are; the countries.

    `places`: into how many files the list is cut that says on which page a source stands.
    """

    count: str
    kinds: str
    files: tuple[Download, ...]
    letters: tuple[tuple[str, Link, int], ...]
    countries: tuple[CountryRecords, ...]
    places: int


def bibliography(page: PageContext) -> Bibliography:
    """The first page of the bibliography; the sources stand on the pages of the letters of their publishers."""
    sources = page.content.sources.values()
    kinds = Counter(address_kind(s) for s in sources)
    letters = groups(page.content, "bibliography")
    return Bibliography(
        count=page.t("bibliography.count", sources=len(sources), publishers=len({s.publisher for s in sources})),
        kinds=page.t("bibliography.kinds", **{kind: kinds[kind] for kind in ("original", "copy", "unlinked")}),
        files=tuple(download(page, f"{FOLDER}{name}", label) for name, label in _FILES.items()),
        letters=tuple(
            (name, link(page, str(one.key), "0–9" if name == "0" else name.upper()), len(one.every)) for name, one in letters.items()
        ),
        countries=tuple(_country(page, country) for country in page.content.vocabulary["countries"]),
        places=shards(page.content),
    )


def publishers(page: PageContext, sources: list[Source]) -> tuple[Publisher, ...]:
    """Sources in the order of their publishers, by publisher."""
    places = uses(page.content)
    return tuple(
        Publisher(name, tuple(_entry(page, s, places[s.id]) for s in group)) for name, group in groupby(sources, key=lambda s: s.publisher)
    )


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
    records = [r for r in page.content.evidence if r.country == country]
    code, name = country.lower(), page.label("countries", country)
    key = groups(page.content, "evidence")[code].key
    sources = {s for r in records for s in r.sources}
    return CountryRecords(
        f"country-{code}", link(page, key, name) if key else link(page, "evidence", name, code), len(records), len(sources)
    )
