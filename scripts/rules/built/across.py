"""Rules across the pages of the built site: what they name of one another, of files and of the content that they were made from."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, language_at, other
from scripts.facts.addresses import CARDS, addresses_of
from scripts.rules.built.summary import Summary, Whole
from scripts.tools.problems import Problem

CHAPTER = "site"  # of the manual

# Where the pages of a version may lead to outside it: the list of editions and the newest one.
_BESIDE_A_VERSION = frozenset(["..", "../latest", "../latest/en"])


def missing_built_page(site: Whole) -> Iterator[Problem]:
    """Every page of every language was built."""
    addresses = addresses_of(site.content)
    for address in sorted({addresses.of(*page) for page in addresses} - set(site.pages)):
        yield Problem(address or "/", 1, "missing-built-page", {"address": address})


def unexpected_page(site: Whole) -> Iterator[Problem]:
    """No page was built that nothing asked for."""
    addresses = addresses_of(site.content)
    expected = {addresses.of(*page) for page in addresses}
    for address in sorted(set(site.readable) - expected):
        yield Problem(address or "/", 1, "unexpected-page", {"address": address})


def broken_link(site: Whole) -> Iterator[Problem]:
    """Every inner link leads to a page or file that exists, and its anchor to an element."""
    complete = (site.folder / CARDS).is_dir()  # MkDocs alone makes no documents, see scripts/documents.py
    known: dict[tuple[str, str], str | None] = {}
    for address, page in site.pages.items():
        for link in page.links:
            lead = link.place, link.anchor
            if lead not in known:
                known[lead] = _broken(site, *lead)
            if (found := known[lead]) and (complete or not link.document):
                yield Problem(address or "/", link.line, "broken-link", {"target": link.target, "found": found})


def _broken(site: Whole, place: str, anchor: str) -> str | None:
    """What is wrong with a place that a link leads to, or None."""
    if place.startswith(".."):
        return None if place in _BESIDE_A_VERSION and (site.folder / "addresses.json").exists() else place
    if place in site.pages:
        return f"{place or '/'} #{anchor}" if anchor and anchor not in site.pages[place].ids else None
    is_file = place and not place.startswith("/") and (site.folder / place).is_file()
    return None if is_file else place or "/"


def wrong_alternates(site: Whole) -> Iterator[Problem]:
    """Each page names both languages of itself, absolutely and reciprocally, and Spanish as the default; its canonical is itself."""
    if not site.site_url:
        return
    base = site.site_url.rstrip("/") + "/"
    pages = site.readable
    for address, page in pages.items():
        links, own = page.alternates, language_at(address)
        good = set(links) == {*LANGUAGES, "x-default"} and links[own] == base + address and links["x-default"] == links[DEFAULT_LANGUAGE]
        twin = (links.get(other(own)) or "").removeprefix(base)
        if not good or twin not in pages or page.canonical != base + address:
            yield Problem(address or "/", 1, "wrong-alternates", {"found": ", ".join(f"{k}={v}" for k, v in links.items())})


def missing_card(site: Whole) -> Iterator[Problem]:
    """The picture that a page names for chats is there, wherever pictures were made."""
    if not (site.folder / CARDS).is_dir():  # MkDocs alone makes none, see scripts/documents.py
        return
    for address, page in site.pages.items():
        for line, target in page.cards:
            if not (site.folder / CARDS / posixpath.basename(target)).is_file():
                yield Problem(address or "/", line, "missing-card", {"target": target})


def missing_sentence(site: Whole) -> Iterator[Problem]:
    """The forum's sentence stands letter by letter on the page of its practice, in both languages."""
    addresses = addresses_of(site.content)
    for practice in site.content.practices:
        for lang in LANGUAGES:
            address = addresses.of(lang, practice.key)
            if address in site.pages and practice.statement.es not in site.pages[address].text:
                yield Problem(address, 1, "missing-sentence", {"number": practice.number})


def missing_source(site: Whole) -> Iterator[Problem]:
    """Every source appears on a page of each language: linked, unless its host is never to be linked."""
    for lang in LANGUAGES:
        pages = [p for a, p in site.readable.items() if language_at(a) == lang]
        linking: dict[str, list[Summary]] = {}
        for page in pages:
            for url in page.sources:
                linking.setdefault(url, []).append(page)
        for source in site.content.sources.values():
            title = " ".join(source.title.split())
            likely = linking.get(source.url, [])  # the title stands beside the link, as a rule
            if (source.linked and not likely) or not any(title in page.text for page in (*likely, *pages)):
                yield Problem(source.path, source.line, "missing-source", {"id": source.id, "lang": lang})


def forbidden_link(site: Whole) -> Iterator[Problem]:
    """Nothing links to a source whose host is never to be linked."""
    links = {url for page in site.pages.values() for url in page.sources}
    for source in site.content.sources.values():
        if not source.linked and source.url in links:
            yield Problem(source.path, source.line, "forbidden-link", {"id": source.id})


RULES = (
    missing_built_page,
    unexpected_page,
    broken_link,
    wrong_alternates,
    missing_card,
    missing_sentence,
    missing_source,
    forbidden_link,
)
