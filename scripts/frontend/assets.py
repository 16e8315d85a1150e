"""Stylesheet and scripts under names that carry a fingerprint of their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

import rcssmin
import rjsmin

from scripts.frontend.joined import joined
from scripts.tools.paths import ROOT

_STYLES = ROOT / "overrides/styles"
_SCRIPTS = ROOT / "overrides/scripts"
# The scripts that a page names; every other module of overrides/scripts is part of one of them.
_ENTRIES = ("site", "library", "lookup", "dialog", "moved", "notfound", "root")


@cache
def assets() -> dict[str, tuple[str, str]]:
    """Plain name -> (published name below the site's root, text): `site.css` from all of overrides/styles, each script with its modules."""
    css = "\n".join(f.read_text(encoding="utf-8") for f in sorted(_STYLES.glob("*.css")))
    texts = {"site.css": rcssmin.cssmin(css)}
    texts |= {f"{entry}.js": rjsmin.jsmin(joined(entry, _SCRIPTS)) + "\n" for entry in _ENTRIES}
    return {name: (_published(name, text), text) for name, text in texts.items()}


def published() -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every asset of ours."""
    for path, text in assets().values():
        yield path, text.encode("utf-8")


def _published(name: str, text: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.{suffix}"
