"""Stylesheet and scripts under names that carry a fingerprint of their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import rcssmin
import rjsmin

from scripts.frontend.joined import joined
from scripts.tools.paths import ROOT

_STYLES = ROOT / "overrides/styles"
_SCRIPTS = ROOT / "overrides/scripts"
# The one sheet of a kind of page: what every page has (overrides/styles), what it has in common with some (files of
# overrides/styles/shared), and its own (folders of overrides/styles).
_EVIDENCE = ("40-evidence", "42-grade")
_PROSE = ("45-contents", "50-tables")
_SHARED: Mapping[str, tuple[str, ...]] = {
    "site": (),
    "record": (*_EVIDENCE, "61-practices", "63-related"),
    "practice": (*_EVIDENCE, *_PROSE, "61-practices", "65-files"),
    "home": ("42-grade", "55-search-form", "60-doors", "61-practices", "62-countries"),
    "theme": (*_EVIDENCE, *_PROSE, "60-doors"),
    "lists": (*_EVIDENCE, *_PROSE, "60-doors", "61-practices", "62-countries", "63-related", "65-files"),
    "lookup": ("55-search-form",),
    "sheets": (*_EVIDENCE, *_PROSE, "65-files"),
}
_OWN = {name: (name,) for name in _SHARED} | {"lookup": ("search",)}
_OF_KIND = {kind: kind for kind in ("record", "practice", "home", "theme")} | {"ask": "sheets", "kit": "sheets"}
_OF_PAGE = {"search": "lookup", "plan": "practice"}
# The scripts that a page names; every other module of overrides/scripts is part of one of them.
_EVERYWHERE = "site"
_ENTRIES = ("ask", "library", "places", "lookup", "plan", "keep", "moved", "notfound", "root")
# The scripts and sheets that the one of all pages fetches when somebody needs them (fetched.js).
_FETCHED = ("dialog", "cite", "stand", "aloud", "terms", "editions", "ahead")
_FETCHED_SHEETS = ("search", "tip", "editions")  # folders
_READING = ("dialog", "library", "lookup")  # of them: what reads files of data with reading.js


@cache
def assets() -> dict[str, tuple[str, str]]:
    """Plain name -> (published name below the site's root, text): the sheet of each kind of page, `site.css` for pages of no kind, each
    script with its modules.
    """
    fetched = {f"{name}.js": _script(name) for name in _FETCHED} | {f"{name}.css": _styles(_folder(name)) for name in _FETCHED_SHEETS}
    names = {name: _published(name, text).removeprefix("assets/") for name, text in fetched.items()}
    texts = {f"{sheet}.css": _sheet(sheet) for sheet in _SHARED} | {f"{entry}.js": _script(entry) for entry in _ENTRIES}
    texts |= fetched | {f"{_EVERYWHERE}.js": _script(_EVERYWHERE, names)}
    return {name: (_published(name, text), text) for name, text in texts.items()}


@cache
def beside() -> dict[str, str]:
    """Plain name -> text of what differs in a copy that is read without a server: what they read are scripts that lie beside them."""
    instead = {"reading": "reading-beside"}
    texts = {f"{entry}.js": _small(joined(entry, _SCRIPTS, instead)) for entry in _READING}
    texts |= {f"{entry}.js": _small(joined(entry, _SCRIPTS)) for entry in (_EVERYWHERE, "drawn")}
    return texts | {"copy.css": _styles(_folder("copy"))}


@cache
def worker() -> str:
    """What a browser runs that keeps the site: it has one address, whatever is in it."""
    return _small(joined("worker", _SCRIPTS))


@cache
def ahead() -> str:
    """The speculation rules that ahead.js puts into a page: what a browser fetches before the press."""
    return json.dumps(json.loads((_SCRIPTS / "ahead.json").read_text(encoding="utf-8")), separators=(",", ":"))


def published() -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every asset of ours."""
    for path, text in assets().values():
        yield path, text.encode("utf-8")


def sheet_of(kind: str, key: str) -> str:
    """The plain name of a page's stylesheet."""
    return f"{_OF_PAGE.get(key, _OF_KIND.get(kind, 'lists'))}.css"


def _sheet(name: str) -> str:
    """What several pages have goes by the number of its file; what one kind has alone comes last."""
    common = [*_STYLES.glob("*.css"), *(_STYLES / f"shared/{one}.css" for one in _SHARED[name])]
    return _styles([*sorted(common, key=lambda file: file.name), *(file for own in _OWN[name] for file in _folder(own))])


def _folder(name: str) -> list[Path]:
    return sorted((_STYLES / name).glob("*.css"))


def _script(entry: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """A script as it is published; `names`: plain name -> published name of what fetched.js can be asked for."""
    text = joined(entry, _SCRIPTS)
    text = text.replace("const NAMES = {};", f"const NAMES = {json.dumps(dict(names), separators=(',', ':'))};")
    return _small(text.replace('const RULES = "";', f"const RULES = {json.dumps(ahead())};"))


def _small(script: str) -> str:
    return f"{rjsmin.jsmin(script)}\n"


def _styles(files: Iterable[Path]) -> str:
    return str(rcssmin.cssmin("\n".join(file.read_text(encoding="utf-8") for file in files)))


def _published(name: str, text: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.{suffix}"
