"""Stylesheet and scripts under names that carry a fingerprint of their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from scripts.frontend.joined import joined
from scripts.tools.paths import ROOT

_STYLES = ROOT / "overrides/styles"
_SCRIPTS = ROOT / "overrides/scripts"
# The sheet of a kind of page beside site.css, which every page has: each the files of a folder of overrides/styles.
SHEETS = ("practice", "home", "lists", "search", "sheets")
_OF_KIND = (
    {"practice": "practice", "home": "home"}
    | dict.fromkeys(("library", "country", "matrix", "timeline", "role", "page"), "lists")
    | dict.fromkeys(("ask", "kit"), "sheets")
)
_OF_PAGE = {"search": "search", "plan": "practice"}
# The scripts that a page names; every other module of overrides/scripts is part of one of them.
_ENTRIES = ("site", "ask", "cite", "library", "places", "lookup", "dialog", "stand", "plan", "keep", "moved", "notfound", "root")
_READING = ("dialog", "library", "lookup")  # of them: what reads files of data with reading.js


@cache
def assets() -> dict[str, tuple[str, str]]:
    """Plain name -> (published name below the site's root, text): `site.css` from overrides/styles itself, `lists.css` from its folder
    lists…, each script with its modules.
    """
    texts = {"site.css": _joined_styles(_STYLES)} | {f"{sheet}.css": _joined_styles(_STYLES / sheet) for sheet in SHEETS}
    texts |= {f"{entry}.js": rjsmin.jsmin(joined(entry, _SCRIPTS)) + "\n" for entry in _ENTRIES}
    return {name: (_published(name, text), text) for name, text in texts.items()}


@cache
def beside() -> dict[str, str]:
    """Plain name -> text of what differs in a copy that is read without a server: what they read are scripts that lie beside them."""
    instead = {"reading": "reading-beside"}
    texts = {f"{entry}.js": rjsmin.jsmin(joined(entry, _SCRIPTS, instead)) + "\n" for entry in _READING}
    texts["drawn.js"] = rjsmin.jsmin(joined("drawn", _SCRIPTS)) + "\n"
    return texts | {"copy.css": _joined_styles(_STYLES / "copy")}


@cache
def worker() -> str:
    """What a browser runs that keeps the site: it has one address, whatever is in it."""
    return f"{rjsmin.jsmin(joined('worker', _SCRIPTS))}\n"


def published() -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every asset of ours."""
    for path, text in assets().values():
        yield path, text.encode("utf-8")


def sheets_of(kind: str, key: str) -> tuple[str, ...]:
    """The plain names of the stylesheets of a page, in the order in which they are read."""
    return ("site.css", *(f"{sheet}.css" for sheet in [_OF_PAGE.get(key, _OF_KIND.get(kind))] if sheet))


def _joined_styles(folder: Path) -> str:
    return str(rcssmin.cssmin("\n".join(f.read_text(encoding="utf-8") for f in sorted(folder.glob("*.css")))))


def _published(name: str, text: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.{suffix}"
