"""Rules on the built HTML as a browser reads it: an allow-list of elements and attributes, known scripts, our policy on each page.

The list (allowed.json) is not a filter. A parser that follows the HTML standard (nh3) keeps what is listed; where that differs from what
the file says, somebody has to look at it.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import nh3

from scripts.facts.addresses import relative
from scripts.frontend.assets import assets
from scripts.frontend.policy import hash_of, inline_hashes, policy
from scripts.rules.built.nesting import hidden, stalls
from scripts.rules.built.pages import Site, kind_of
from scripts.rules.built.readings import Start, as_parsed, as_read, as_written_again
from scripts.tools.html import Element, HtmlPage
from scripts.tools.problems import Problem

CHAPTER = "site"  # of the manual

_LISTS = json.loads((Path(__file__).parent / "allowed.json").read_text(encoding="utf-8"))
TAGS = frozenset([*_LISTS["elements"], *_LISTS["drawings"]])
DATA = frozenset(f"data-{name}" for name in _LISTS["data"])
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_LISTS["anywhere"]) | DATA,
    **{tag: set(names) for tag, names in _LISTS["elements"].items()},
    **{tag: set(_LISTS["drawing"]) for tag in _LISTS["drawings"]},
}
_HEAD = {tag: set(names) for tag, names in _LISTS["head"].items()}
_SCHEMES = {"https", "http", "mailto"}
# Which of our scripts may stand on which kind of page, and as a template writes it; root.js stands at the root of all versions alone.
_OURS = {
    "site.js": {"defer": ""},
    "ask.js": {"defer": ""},
    "library.js": {"defer": ""},
    "lookup.js": {"defer": ""},
    "places.js": {"defer": ""},
    "plan.js": {"defer": ""},
    "keep.js": {"defer": ""},
    "notfound.js": {"defer": ""},
    "moved.js": {},
}
_OF_A_KIND = {
    "moved": ("moved.js",),
    "notfound": ("notfound.js",),
    "library": ("site.js", "library.js"),
    "ask": ("site.js", "ask.js"),
}
# Where our scripts read an address, or find a link that they follow by themselves.
_LED = frozenset(["data-moved-to", "data-front", "data-home", "data-versions", "data-root", "data-source", "data-href"])
_ONLY_ON = {"data-moved-to": "moved", "data-home": "notfound", "data-front": ""}
_BLANKS = re.compile(r"[\t\n\r]")


def missing_policy(site: Site) -> Iterator[Problem]:
    """The first thing in the head of every page is our policy of what may be loaded and run."""
    expected = policy()
    for address, page in site.pages.items():
        first = next((e for before, e in pairwise(page.elements) if before.tag == "head"), None)
        if first is None or first.get("http-equiv") != "Content-Security-Policy" or first.get("content") != expected:
            found = f"<{first.tag}>" if first else "—"
            yield Problem(address or "/", first.line if first else 1, "missing-policy", {"found": found})


def unknown_script(site: Site) -> Iterator[Problem]:
    """A script is ours, in the head of its own kind of page and as our templates write it, or a block of data in which no tag can hide."""
    for address, page in site.pages.items():
        head, scripts = True, []
        for element in page.elements:
            head = head and element.tag != "body"
            if element.tag == "script":
                known = head and _is_ours(address, page, element) and element.attributes.get("src", element.raw) not in scripts
                scripts.append(element.attributes.get("src", element.raw))
                if not known:
                    yield Problem(address or "/", element.line, "unknown-script", {"found": f"{_shown(element)}>{element.raw[:40]}"[:120]})


def _is_ours(address: str, page: HtmlPage, element: Element) -> bool:
    attributes = dict(element.attributes)
    if "src" not in attributes:
        data = attributes == {"type": "application/ld+json"} and "<" not in element.raw
        return data or (not attributes and hash_of(element.raw) in inline_hashes())
    source = attributes.pop("src")
    names = _OF_A_KIND.get(_kind(address, page), ("site.js", "lookup.js", "places.js", "plan.js", "keep.js"))
    for name in names:
        place = assets()[name][0]
        written = source.endswith(f"/{place}") if address == "404.html" else source == relative(address, place)
        if written and attributes == _OURS[name] and not element.raw.strip():
            return not re.search(r"[:\\]|//|\.\./", source) if address == "404.html" else True
    return False


def _kind(address: str, page: HtmlPage) -> str:
    """What page of ours it is, where that changes the scripts on it."""
    if address == "404.html":
        return "notfound"
    own = kind_of(page)
    return "moved" if page.moved else own if own in _OF_A_KIND else ""


def leading_away(site: Site) -> Iterator[Problem]:
    """No page leads on by itself but a redirect, and what our scripts follow leads to an address of this site."""
    for address, page in site.pages.items():
        kind = _kind(address, page)
        targets = {e.get("href") for e in page.all("a") if "data-moved-to" in e.attributes}
        for element in page.elements:
            refresh = (element.get("http-equiv") or "").strip().lower() == "refresh"
            if refresh and not (kind == "moved" and (element.get("content") or "").removeprefix("0; url=") in targets):
                yield Problem(address or "/", element.line, "leading-away", {"found": _shown(element)[:120]})
            for name in _LED & element.attributes.keys():
                places = [element.get("href") or "", "" if name in ("data-moved-to", "data-versions") else element.attributes[name]]
                if kind != _ONLY_ON.get(name, kind) or name == "data-front" or not all(_stays(address, place) for place in places):
                    yield Problem(address or "/", element.line, "leading-away", {"found": _shown(element)[:120]})


def _stays(address: str, place: str) -> bool:
    """True for an address that a browser looks for below the root of the site, or in the list of its editions right above it."""
    place = _BLANKS.sub("", place).strip().replace("\\", "/")
    if re.match(r"[^/?#]*:|//", place) or (place.startswith("/") and address != "404.html"):
        return False
    folder = posixpath.dirname(address)
    path = posixpath.normpath(posixpath.join("/0/", folder, unquote(re.split("[?#]", place)[0]).lstrip("/")))
    return not path.startswith("/..") and not re.fullmatch(r"/(?!0(?:/|$)).+", path)


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
        if element.get("http-equiv") not in (None, "Content-Security-Policy", "refresh"):  # of the last, leading-away tells
            yield element.line, _shown(element)


def _body(page: HtmlPage) -> Iterator[tuple[int, str]]:
    # markup: where the body of a built page starts
    start = page.html.find("<body")
    if start < 0:
        return
    first = page.html.count("\n", 0, start)
    body = re.sub(r"^<body[^>]*>", "", page.html[start:])
    # markup: where it ends
    body = re.sub(r"</body>\s*</html>\s*$", "", body)
    told = [*_told_at_once(page, body, first + 1)]
    yield from told
    if told or stalls(page):  # of the second the rule open-element tells
        return
    repaired = kept(body)
    if repaired != as_written_again(body):
        ours, theirs = as_read(body, first) if page.misnested else as_parsed(page), as_read(repaired)
        for one, other in zip(ours.starts, [*theirs.starts, Start(0, "—", [])], strict=False):
            if one.tag != other.tag or (one.attributes != other.attributes and one.shown != other.shown):
                yield one.line, one.shown
                return
        if len(ours.starts) != len(theirs.starts) or ours.text != theirs.text:
            yield first + 1, next((a for a, b in zip(ours.text.split(), theirs.text.split(), strict=False) if a != b), "—")
    for element in page.all("use"):
        if not (element.get("href") or "").startswith("#"):
            yield element.line, _shown(element)


def kept(html: str, *more: str) -> str:
    """What a parser that follows the HTML standard keeps of `html` by the list, and by the names of attributes `more`."""
    return _cleaner(*more).clean(html)


@cache
def _cleaner(*more: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={**ATTRIBUTES, "*": ATTRIBUTES["*"] | set(more)},
        clean_content_tags=set(),
        generic_attribute_prefixes={"aria-"},
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def _told_at_once(page: HtmlPage, body: str, first: int) -> Iterator[tuple[int, str]]:
    """What no repairing parser is needed for, and what could hide that the page would stall one."""
    if found := hidden(body):
        yield first + found[0], found[1]
    start = next((n for n, element in enumerate(page.elements) if element.tag == "body"), len(page.elements))
    for element in page.elements[start + 1 :]:
        if element.tag not in TAGS or (element.tag == "title" and "<" in element.text):
            yield element.line, _shown(element)
            return


def _shown(element: Element) -> str:
    return f"<{element.tag} {' '.join(f'{k}={v}' for k, v in element.attributes.items())}".strip()


RULES = (missing_policy, unknown_script, leading_away, unlisted_element)
