"""What the scripts of long lists read: the records that the library's page leaves out, and the page of the bibliography of each source."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of, relative
from scripts.facts.shelves import places_of_sources, shards
from scripts.pages.context import PageContext
from scripts.pages.library import FACETS, MORE, YEAR, left_out
from scripts.tools.settings import Settings


def further(content: Content, where: Settings) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of each file."""
    addresses = addresses_of(content)
    for lang in LANGUAGES:
        if (lang, "evidence") in addresses:
            yield from _library(PageContext(content, addresses, where, lang, "evidence"))
        if (lang, "bibliography") in addresses:
            yield from _bibliography(content, lang)


def _library(page: PageContext) -> Iterator[tuple[str, bytes]]:
    """A row a record: country, address, name, its sign and the words for it, its facts, then its values by facet."""
    letters = [*(f.letter for f in FACETS if f.name != "country"), YEAR]
    rows = [
        [
            country,
            one.page.url,
            one.page.text,
            one.basis.id,
            one.basis.label,
            " · ".join(map(str, one.facts)),
            *(one.data[k] for k in letters),
        ]
        for country, one in left_out(page)
    ]
    if rows:
        yield page.address + MORE, _json({"letters": letters, "rows": rows})


def _bibliography(content: Content, lang: str) -> Iterator[tuple[str, bytes]]:
    """The page of each source, cut by the sum of the characters of its id, so that a reader fetches one small file (see places.js)."""
    addresses, count = addresses_of(content), shards(content)
    first = addresses.of(lang, "bibliography")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for source, key in sorted(places_of_sources(content).items()):
        found[sum(map(ord, source)) % count][source] = relative(first, addresses.of(lang, key))
    for number, places in found.items():
        yield f"{first}places-{number}.json", _json(places)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
