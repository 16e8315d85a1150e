"""What a version says of its pages: `addresses.json` for the version menu, and a line a page for the list that only grows."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scripts.content.model import LANGUAGES, STEP_PLACE, Content
from scripts.content.prose import blocks
from scripts.facts.addresses import addresses_of
from scripts.facts.kept_addresses import added
from scripts.rules.built.pages import Site

# What versions.js calls the words of the version menu.
_WORDS = {
    "edition": "versions.edition",
    "next": "versions.dev",
    "newest": "versions.newest",
    "current": "versions.current",
}


def listed(content: Content) -> bytes:
    """`addresses.json`: each page by its key with its address in both languages, where renamed pages are now, the menu's words."""
    addresses = addresses_of(content)
    keys = sorted({key for _, key in addresses})
    value = {
        "pages": [[key, *(addresses.of(lang, key) for lang in LANGUAGES)] for key in keys],
        "moved": {one.start: addresses.of(one.lang, one.key) for one in content.redirects if not one.gone and "#" not in one.start},
        "words": {lang: {name: content.ui[word][lang] for name, word in _WORDS.items()} for lang in LANGUAGES},
    }
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def lines(site: Site) -> Iterator[str]:
    """A line for each page that a reader reads, its address and its headings: `practicas/huella-hidrica/ #why #how ~sources`.

    `#` marks a heading that somebody wrote, which is redirected when it is renamed, or a step, whose id never changes; `~` one that comes
    and goes with the data, whose place on the page is kept by itself. The headings of the page's foot are not listed.
    """
    addresses = addresses_of(site.content)
    written = {addresses.of(*page): _written(site.content, *page) for page in addresses}
    for address, page in sorted(site.readable.items()):
        if address in written:
            ids = [h.get("id") for h in page.all("h2", "h3", "h4", "h5", "h6")]
            marks = [("#" if one in written[address] else "~") + one for one in ids if one and not one.startswith("foot-")]
            marks += [f"#{one}" for one in page.ids if one.startswith(STEP_PLACE)]
            yield " ".join([address or "./", *marks])


def new_lines(site: Site, kept: tuple[str, ...]) -> list[str]:
    """What `kept` does not hold yet: unknown pages whole, known pages with their unknown headings."""
    return added(kept, lines(site))


def _written(content: Content, lang: str, key: str) -> set[str | None]:
    page = content.shown.get((lang, key))
    return {block.id for block in blocks(page) if block.kind == "heading"} if page else set()
