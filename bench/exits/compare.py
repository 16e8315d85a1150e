"""Holds a site that another generator built against ours: addresses, headings, texts and links of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BASE = "https://site/"
_HEADINGS = ("h1", "h2", "h3", "h4")
_WORD = re.compile(r"\w+")  # letters and figures: where a point stands beside a link, the markup decides how it is cut off
_SILENT = "script, style, template, .contents, .pager, .page-foot, .headerlink, nav, header nav, footer"


@dataclass(frozen=True)
class Read:
    """What a reader gets of a page: words in order, headings (level and text), ids, links within the site and outside it."""

    lang: str
    words: tuple[str, ...]
    headings: tuple[str, ...]
    ids: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True)
class Lost:
    """What another site lacks of ours: pages, and on the pages that are there the languages, words, headings, ids and links by page."""

    pages: tuple[str, ...] = ()
    langs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.pages, self.langs, self.words, self.headings, self.ids, self.links))


def read(folder: Path) -> dict[str, Read]:
    """Every page of a site by its address below the root. Redirects and pages of search engines are none."""
    found = {}
    for file in sorted(folder.rglob("index.html")):
        address = file.parent.relative_to(folder).as_posix()
        address = "" if address == "." else f"{address}/"
        tree = LexborHTMLParser(file.read_bytes())
        if not tree.css_first('meta[http-equiv="refresh"]'):
            found[address] = _read(tree, address)
    return found


def lost(ours: Mapping[str, Read], theirs: Mapping[str, Read]) -> Lost:
    """What of ours is not in theirs."""
    both = [address for address in ours if address in theirs]
    return Lost(
        tuple(address for address in ours if address not in theirs),
        {a: (ours[a].lang,) for a in both if ours[a].lang != theirs[a].lang},
        _missing({a: _without(ours[a].words, theirs[a].words) for a in both}),
        _missing({a: _without(ours[a].headings, theirs[a].headings) for a in both}),
        _missing({a: tuple(sorted(ours[a].ids - theirs[a].ids)) for a in both}),
        _missing({a: tuple(sorted(ours[a].links - theirs[a].links)) for a in both}),
    )


def _read(tree: LexborHTMLParser, address: str) -> Read:
    lang = (tree.css_first("html").attributes.get("lang") or "").partition("-")[0]
    main = tree.css_first("main") or tree.body
    assert main
    for node in main.css(_SILENT):
        node.decompose()
    headings = tuple(f"{node.tag}: {_text(node)}" for node in main.css(", ".join(_HEADINGS)))
    ids = frozenset(node.attributes["id"] or "" for node in main.css("[id]"))
    links = frozenset(_link(node.attributes["href"] or "", address) for node in main.css("a[href]"))
    return Read(lang, tuple(_WORD.findall(_text(main))), headings, ids - {"", "content"}, links)  # content: where the text begins


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").replace("¶", " ").split())


def _link(href: str, address: str) -> str:
    """An address in one form, whatever stands in the page: relative, absolute, with index.html or without."""
    whole = urlsplit(urljoin(_BASE + address, href))
    path = unquote(whole.path).removesuffix("index.html")
    return f"{whole.scheme}://{whole.netloc}{path}{'#' + whole.fragment if whole.fragment else ''}".removeprefix(_BASE)


def _without(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in ours more often than in theirs, in the order of ours."""
    return tuple((Counter(ours) - Counter(theirs)).elements())


def _missing(found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {address: gone for address, gone in found.items() if gone}
