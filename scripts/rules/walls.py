"""Rules on the built HTML as a browser reads it: an allow-list of elements and attributes, known scripts, our policy on each page.

The list (allowed.json) is not a filter. A parser that follows the HTML standard (nh3) keeps what is listed; where that differs from what
the file says, somebody has to look at it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nh3

from scripts.html_page import Element, HtmlPage, Reader
from scripts.policy import hash_of, inline_hashes, policy
from scripts.problems import Problem
from scripts.rules.built import Site

_LISTS = json.loads((Path(__file__).parent / "allowed.json").read_text(encoding="utf-8"))
TAGS = frozenset([*_LISTS["elements"], *_LISTS["drawings"]])
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_LISTS["anywhere"]),
    **{tag: set(names) for tag, names in _LISTS["elements"].items()},
    **{tag: set(_LISTS["drawing"]) for tag in _LISTS["drawings"]},
}
_HEAD = {tag: set(names) for tag, names in _LISTS["head"].items()}
_SCHEMES = {"https", "http", "mailto"}
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r'type="application/(?:ld\+)?json"')
_OURS = re.compile(r'src="(?:[./]|[\w-]+/)*assets/[\w.-]+\.js"')


def missing_policy(site: Site) -> Iterator[Problem]:
    """The first thing in the head of every page is our policy of what may be loaded and run."""
    expected = policy()
    for address, page in site.pages.items():
        first = next((e for before, e in pairwise(page.elements) if before.tag == "head"), None)
        if first is None or first.get("http-equiv") != "Content-Security-Policy" or first.get("content") != expected:
            found = f"<{first.tag}>" if first else "—"
            yield Problem(address or "/", first.line if first else 1, "missing-policy", {"found": found})


def unknown_script(site: Site) -> Iterator[Problem]:
    """A script is one of ours: a file of assets/, one of the templates' own, or a block of data in which no tag can hide."""
    for address, page in site.pages.items():
        for match in _SCRIPT.finditer(page.html):
            attributes, text = match.groups()
            known = bool(_OURS.search(attributes)) and not text.strip()
            known = known or (not attributes.strip() and hash_of(text) in inline_hashes())
            if not known and not (_DATA.search(attributes) and "<" not in text):
                line = page.html.count("\n", 0, match.start()) + 1
                # markup: what the message quotes
                yield Problem(address or "/", line, "unknown-script", {"found": f"<script{attributes}>{text[:40]}"})


def unlisted_element(site: Site) -> Iterator[Problem]:
    """Everything in a page is on the list of elements and attributes that our pages are made of; no link runs a program."""
    for address, page in site.pages.items():
        for line, found in (*_head(page), *_body(page)):
            yield Problem(address or "/", line, "unlisted-element", {"found": found[:80]})


def _head(page: HtmlPage) -> Iterator[tuple[int, str]]:
    for element in page.elements:
        if element.tag == "body":
            return
        allowed = _HEAD.get(element.tag, {"class", "lang", "data-moved"} if element.tag in ("html", "head") else None)
        if allowed is None or not set(element.attributes) <= allowed:
            yield element.line, _shown(element)
        refresh = element.get("http-equiv") == "refresh"
        if element.get("http-equiv") not in (None, "Content-Security-Policy") and not (refresh and page.moved):
            yield element.line, _shown(element)


def _body(page: HtmlPage) -> Iterator[tuple[int, str]]:
    # markup: where the body of a built page starts
    start = page.html.find("<body")
    if start < 0:
        return
    first = page.html.count("\n", 0, start)
    body = _SCRIPT.sub(lambda m: "\n" * m.group().count("\n"), page.html[start:])
    body = re.sub(r"^<body[^>]*>", "", body)
    # markup: where it ends
    body = re.sub(r"</body>\s*</html>\s*$", "", body)
    kept = nh3.clean(
        body,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        clean_content_tags=set(),
        generic_attribute_prefixes={"aria-", "data-"},
        link_rel=None,
        url_schemes=_SCHEMES,
    )
    ours, theirs = _Events(body), _Events(kept)
    for (line, one), (_, other) in zip(ours.found, [*theirs.found, (0, "—")], strict=False):
        if one != other:
            yield first + line, one
            return
    if len(ours.found) != len(theirs.found) or ours.text != theirs.text:
        yield first + 1, next((a for a, b in zip(ours.text.split(), theirs.text.split(), strict=False) if a != b), "—")
    for element in page.all("use"):
        if not (element.get("href") or "").startswith("#"):
            yield element.line, _shown(element)


def _shown(element: Element) -> str:
    return f"<{element.tag} {' '.join(f'{k}={v}' for k, v in element.attributes.items())}".strip()


class _Events(Reader):
    """Start tags with their attributes, in order, and all text: what two readings of a page must agree on."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All text, white space folded."""
        return " ".join("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "tbody":  # a parser adds it where it was left out
            shown = " ".join(f"{k}={v or ''}" for k, v in sorted(attrs))
            self.found.append((self.getpos()[0], f"<{tag} {shown}".strip()))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self._text.append(data)


RULES = (missing_policy, unknown_script, unlisted_element)
