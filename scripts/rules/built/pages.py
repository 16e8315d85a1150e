"""Rules on the built site: each reads the pages and yields problems; its docstring is the rule in one line. They change nothing."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, Content, language_at, other
from scripts.facts.addresses import CARDS, addresses_of
from scripts.tools.html import HtmlPage, read_page
from scripts.tools.kept import Kept
from scripts.tools.phrases import Phrase
from scripts.tools.problems import Problem

CHAPTER = "site"  # of the manual

_LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "form": "action"}
_LEFT_OVER = re.compile(
    r"<!--\s*(?:records|actors):|\[@[a-z0-9-]+\]|\{\s*#[\w-]+\s*\}|\{\{|\{%"
    r"|\{[a-z]+(?:[.-][a-z0-9]+)+\}|(?<!=)\{[a-z_]+\}(?=[^<>]*<)"  # a missing word; a missing value
)
_WORD_KEY = re.compile(r"\{[a-z]+(?:[.-][a-z0-9]+)+\}")
# Where the pages of a version may lead to outside it: the list of editions and the newest one.
_BESIDE_A_VERSION = frozenset(["..", "../latest", "../latest/en"])


@dataclass(frozen=True)
class Site:
    """A built site in a folder: its pages by address, the content it was made from, its public address if known."""

    folder: Path
    pages: dict[str, HtmlPage]
    content: Content
    site_url: str | None
    faultless: Kept | None = None  # what had no fault before

    def __repr__(self) -> str:
        return f"Site({self.folder}, {len(self.pages)} pages)"

    @property
    def readable(self) -> dict[str, HtmlPage]:
        """Pages that a reader is meant to read: all but the not-found page and redirects."""
        return {a: p for a, p in self.pages.items() if a != "404.html" and not p.moved}


def read_site(folder: Path, content: Content, site_url: str | None, faultless: Kept | None = None) -> Site:
    """Parse every HTML file below `folder`."""
    pages = (read_page(file, folder) for file in sorted(folder.rglob("*.html")))
    return Site(folder, {p.address: p for p in pages}, content, site_url, faultless)


def kind_of(page: HtmlPage) -> str:
    """The kind that the layout printed."""
    classes = page.all("html")[0].get("class") or "" if page.all("html") else ""
    return next((c.removeprefix("kind-") for c in classes.split() if c.startswith("kind-")), "page")


def missing_built_page(site: Site) -> Iterator[Problem]:
    """Every page of every language was built."""
    addresses = addresses_of(site.content)
    for address in sorted({addresses.of(*page) for page in addresses} - set(site.pages)):
        yield Problem(address or "/", 1, "missing-built-page", {"address": address})


def unexpected_page(site: Site) -> Iterator[Problem]:
    """No page was built that nothing asked for."""
    addresses = addresses_of(site.content)
    expected = {addresses.of(*page) for page in addresses}
    for address in sorted(set(site.readable) - expected):
        yield Problem(address or "/", 1, "unexpected-page", {"address": address})


def broken_link(site: Site) -> Iterator[Problem]:
    """Every inner link leads to a page or file that exists, and its anchor to an element."""
    complete = (site.folder / CARDS).is_dir()  # MkDocs alone makes no documents, see scripts/documents.py
    for address, page in site.pages.items():
        for element in page.elements:
            if not complete and (element.get("type") == "text/markdown" or element.get("rel") == "apple-touch-icon"):
                continue
            for name in ("href", "src", "action"):
                target = element.get(name)
                if target and (found := _broken(site, address, target)):
                    yield Problem(address or "/", element.line, "broken-link", {"target": target, "found": found})


def wrong_language(site: Site) -> Iterator[Problem]:
    """A page says its language, and it is the language of its address."""
    for address, page in site.readable.items():
        expected = language_at(address)
        found = page.all("html")[0].get("lang") if page.all("html") else None
        if found != expected:
            yield Problem(address or "/", 1, "wrong-language", {"found": found or "—", "expected": expected})


def wrong_headings(site: Site) -> Iterator[Problem]:
    """A page has one first-level heading and skips no level."""
    for address, page in site.readable.items():
        headings = page.all("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(h.tag[1]) for h in headings]
        if levels.count(1) != 1:
            yield Problem(address or "/", 1, "wrong-headings", {"found": f"{levels.count(1)} × h1"})
        for before, after, heading in zip([0, *levels], levels, headings, strict=False):
            if after > before + 1:
                values = {"found": f"h{before} → h{after} “{' '.join(heading.text.split())[:40]}”"}
                yield Problem(address or "/", heading.line, "wrong-headings", values)


def repeated_id(site: Site) -> Iterator[Problem]:
    """An id occurs once in a page."""
    for address, page in site.pages.items():
        for one, count in Counter(page.ids).items():
            if count > 1:
                yield Problem(address or "/", 1, "repeated-id", {"id": one, "count": count})


def left_over(site: Site) -> Iterator[Problem]:
    """No marker, citation in brackets, template sign or value in braces is left in a page."""
    for address, page in site.pages.items():
        for match in _LEFT_OVER.finditer(page.html):
            line = page.html.count("\n", 0, match.start()) + 1
            word = Phrase("left-over.word") if _WORD_KEY.fullmatch(match.group()) else ""
            yield Problem(address or "/", line, "left-over", {"found": match.group(), "word": word})


def third_party(site: Site) -> Iterator[Problem]:
    """Nothing that a browser loads by itself comes from another host."""
    for address, page in site.pages.items():
        for element in page.elements:
            target = element.get(_LOADED.get(element.tag, ""))
            if element.tag == "link" and element.get("rel") not in ("canonical", "alternate"):
                target = element.get("href")
            if target and urlsplit(target).netloc:
                yield Problem(address or "/", element.line, "third-party", {"target": target})


def wrong_alternates(site: Site) -> Iterator[Problem]:
    """Each page names both languages of itself, absolutely and reciprocally, and Spanish as the default; its canonical is itself."""
    if not site.site_url:
        return
    base = site.site_url.rstrip("/") + "/"
    pages = site.readable
    for address, page in pages.items():
        links = {e.get("hreflang"): e.get("href") for e in page.all("link") if e.get("rel") == "alternate" and e.get("hreflang")}
        own = language_at(address)
        canonical = next((e.get("href") for e in page.all("link") if e.get("rel") == "canonical"), None)
        good = set(links) == {*LANGUAGES, "x-default"} and links[own] == base + address and links["x-default"] == links[DEFAULT_LANGUAGE]
        twin = (links.get(other(own)) or "").removeprefix(base)
        if not good or twin not in pages or canonical != base + address:
            yield Problem(address or "/", 1, "wrong-alternates", {"found": ", ".join(f"{k}={v}" for k, v in links.items())})


def missing_card(site: Site) -> Iterator[Problem]:
    """The picture that a page names for chats is there, wherever pictures were made."""
    if not (site.folder / CARDS).is_dir():  # MkDocs alone makes none, see scripts/documents.py
        return
    for address, page in site.pages.items():
        for element in page.all("meta"):
            target = element.get("content") or ""
            if element.get("property") == "og:image" and not (site.folder / CARDS / posixpath.basename(target)).is_file():
                yield Problem(address or "/", element.line, "missing-card", {"target": target})


def missing_sentence(site: Site) -> Iterator[Problem]:
    """The forum's sentence stands letter by letter on the page of its practice, in both languages."""
    addresses = addresses_of(site.content)
    for practice in site.content.practices:
        for lang in LANGUAGES:
            address = addresses.of(lang, practice.key)
            if address in site.pages and practice.statement.es not in site.pages[address].text:
                yield Problem(address, 1, "missing-sentence", {"number": practice.number})


def missing_source(site: Site) -> Iterator[Problem]:
    """Every source appears on a page of each language: linked, unless its host is never to be linked."""
    for lang in LANGUAGES:
        pages = [p for a, p in site.readable.items() if language_at(a) == lang]
        links = {e.get("href") for p in pages for e in p.all("a")}
        texts = "\n".join(p.text for p in pages)
        for source in site.content.sources.values():
            title = " ".join(source.title.split())
            if (source.linked and source.url not in links) or title not in texts:
                yield Problem(source.path, source.line, "missing-source", {"id": source.id, "lang": lang})


def forbidden_link(site: Site) -> Iterator[Problem]:
    """Nothing links to a source whose host is never to be linked."""
    links = {e.get("href") for p in site.pages.values() for e in p.all("a")}
    for source in site.content.sources.values():
        if not source.linked and source.url in links:
            yield Problem(source.path, source.line, "forbidden-link", {"id": source.id})


def _broken(site: Site, address: str, target: str) -> str | None:
    """What is wrong with an inner link, or None. Links to other hosts are not looked at."""
    parts = urlsplit(target)
    if parts.scheme in ("mailto", "data") or (parts.netloc and not target.startswith(site.site_url or "\0")):
        return None
    path = unquote(parts.path)
    base = urlsplit(site.site_url or "").path.rstrip("/") + "/"
    if parts.netloc or path.startswith("/"):
        if not path.startswith(base):
            return path
        place = path.removeprefix(base)
    else:
        folder = address if address.endswith("/") or not address else posixpath.dirname(address) + "/"
        place = posixpath.normpath(posixpath.join(folder.lstrip("/"), path)) if path else address
        place = "" if place == "." else place
        if place.startswith(".."):
            return None if place in _BESIDE_A_VERSION and (site.folder / "addresses.json").exists() else place
        if path.endswith("/") or path in (".", ".."):
            place = place.rstrip("/") + "/" if place else ""
    if place in site.pages:
        found = site.pages[place]
        if parts.fragment and parts.fragment not in found.ids:
            return f"{place or '/'} #{parts.fragment}"
        return None
    return None if place and (site.folder / place).is_file() else place or "/"


RULES = (
    missing_built_page,
    unexpected_page,
    broken_link,
    wrong_language,
    wrong_headings,
    repeated_id,
    left_over,
    third_party,
    wrong_alternates,
    missing_card,
    missing_sentence,
    missing_source,
    forbidden_link,
)
