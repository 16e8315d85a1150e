"""Rules on addresses that have been published: none of them may die. Each rule's docstring is the rule in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.facts.kept_addresses import remembered
from scripts.rules.built.summary import Whole
from scripts.tools.closest import did_you_mean
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_REDIRECTS = "data/redirects.yml"
# What stands, or is to stand, beside the pages at the root of the site and of the published versions.
_ROOT = frozenset([*LANGUAGES, "assets", "images", "latest", "dev", "index", "404", "feed", "sitemap"])
_SPANISH_ROOT = _ROOT | {"data", "search"}  # data sets and index of both languages
_VERSION = re.compile(r"v?[0-9]+")


def taken_address(library: Library) -> Iterator[Problem]:
    """Every page has an address of its own, which is no other page's and no record's."""
    content = library.content
    addresses, records = addresses_of(content), {record.key: record.path for record in content.evidence}
    owners: dict[str, str] = {}
    for (lang, key), page in content.shown.items():
        line = library.documents[page.path].line(("slug",))
        if key in records:
            yield Problem(page.path, line, "taken-address", {"address": f"{page.lang}:{key}", "first": records[key]})
        elif (lang, key) in addresses:
            first = owners.setdefault(addresses.of(lang, key), page.path)
            if first != page.path:
                yield Problem(page.path, line, "taken-address", {"address": addresses.of(lang, key) or "/", "first": first})
    for lang, key in addresses:
        path = owners.get(addresses.of(lang, key)) if key in records else None
        if path:
            line = library.documents[path].line(("slug",))
            yield Problem(path, line, "taken-address", {"address": addresses.of(lang, key), "first": records[key]})


def reserved_address(library: Library) -> Iterator[Problem]:
    """No page and no redirect takes an address under which files of the site or other editions stand."""
    addresses = addresses_of(library.content)
    for lang, key in addresses:
        page = library.content.shown.get((lang, key))
        if page and key != "index" and _reserved(addresses.of(lang, key)):
            line = library.documents[page.path].line(("slug",))
            yield Problem(page.path, line, "reserved-address", {"address": addresses.of(lang, key)})
    taken = {addresses.of(*page) for page in addresses}
    for one in library.content.redirects:
        if one.start.partition("#")[0] not in taken and _reserved(one.start):
            yield Problem(_REDIRECTS, one.line, "reserved-address", {"address": one.start})


def _reserved(address: str) -> bool:
    first, _, rest = address.partition("/")
    if first in LANGUAGES and first != DEFAULT_LANGUAGE and rest:
        first = rest.split("/")[0]
        return first in _ROOT or bool(_VERSION.fullmatch(first))
    return first in _SPANISH_ROOT or bool(_VERSION.fullmatch(first))


def redirect_to_nowhere(library: Library) -> Iterator[Problem]:
    """A redirect leads to a page that exists, in one hop."""
    for one in library.content.redirects:
        if (one.lang, one.key) not in library.places:
            close = did_you_mean(one.key, {key for _, key in library.places})
            yield Problem(_REDIRECTS, one.line, "redirect-to-nowhere", {"start": one.start, "key": one.key, "close": close})


def redirect_from_page(library: Library) -> Iterator[Problem]:
    """A redirect does not start at the address of a page, and an address has one redirect."""
    addresses = addresses_of(library.content)
    taken = {addresses.of(*page) for page in addresses}
    for one in library.content.redirects:
        if one.start in taken:
            yield Problem(_REDIRECTS, one.line, "redirect-from-page", {"start": one.start})
        taken.add(one.start)


def redirect_to_lost_heading(site: Whole) -> Iterator[Problem]:
    """A redirect to a heading finds it, and the old id of a renamed heading stands on its page."""
    addresses = addresses_of(site.content)
    for one in site.content.redirects:
        if (one.lang, one.key) not in addresses:
            continue
        address = addresses.of(one.lang, one.key)
        ids = site.pages[address].ids if address in site.pages else frozenset()
        for heading in filter(None, (one.fragment, one.start.partition("#")[2])):
            if heading not in ids:
                yield Problem(_REDIRECTS, one.line, "redirect-to-lost-heading", {"start": one.start, "target": f"{address}#{heading}"})


def dead_address(site: Whole) -> Iterator[Problem]:
    """Every address and heading that has been published is still a page or heading, or is redirected in one hop."""
    lines = {line.split()[0]: number for number, line in reversed(list(enumerate(site.content.kept_addresses, 1))) if line.strip()}
    for address, headings in remembered(site.content.kept_addresses).items():
        path = "" if address == "./" else address
        page = site.pages.get(path)
        if page is None:
            yield Problem("data/addresses.txt", lines[address], "dead-address", {"address": address, "found": "404"})
        elif not page.moved:
            for lost in sorted(h[1:] for h in headings if h[1:] not in page.ids):
                values = {"address": f"{address}#{lost}", "found": f"#{lost}"}
                yield Problem("data/addresses.txt", lines[address], "dead-address", values)


RULES = (taken_address, reserved_address, redirect_to_nowhere, redirect_from_page)
BUILT_RULES = (redirect_to_lost_heading, dead_address)
