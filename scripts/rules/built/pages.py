"""Rules on single pages of the built site: each reads them and yields problems; its docstring is the rule in one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.content.model import Content, language_at
from scripts.rules.built.site import BuiltSite
from scripts.tools.html import HtmlPage, read_page
from scripts.tools.phrases import Phrase
from scripts.tools.problems import Problem
from scripts.tools.web_address import parts_of

CHAPTER = "site"  # of the manual

_LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "form": "action"}
_LEFT_OVER = re.compile(
    r"<!--\s*(?:records|actors):|\[@[a-z0-9-]+\]|\{\s*#[\w-]+\s*\}|\{\{|\{%"
    r"|\{[a-z]+(?:[.-][a-z0-9]+)+\}|\{(?<!=\{)[a-z_]+\}(?=[^<>]*<)"  # a missing word; a missing value
)
_WORD_KEY = re.compile(r"\{[a-z]+(?:[.-][a-z0-9]+)+\}")


Site = BuiltSite[HtmlPage]


def read_site(folder: Path, content: Content, site_url: str | None) -> Site:
    """Parse every HTML file below `folder`."""
    return read_pages(sorted(folder.rglob("*.html")), folder, content, site_url)


def read_pages(files: Iterable[Path], folder: Path, content: Content, site_url: str | None) -> Site:
    """Parse some HTML files of the site in `folder`."""
    pages = (read_page(file, folder) for file in files)
    return Site(folder, {p.address: p for p in pages}, content, site_url)


def kind_of(page: HtmlPage) -> str:
    """The kind that the layout printed."""
    classes = page.all("html")[0].get("class") or "" if page.all("html") else ""
    return next((c.removeprefix("kind-") for c in classes.split() if c.startswith("kind-")), "page")


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
            if target and parts_of(target).netloc:
                yield Problem(address or "/", element.line, "third-party", {"target": target})


RULES = (wrong_language, wrong_headings, repeated_id, left_over, third_party)
