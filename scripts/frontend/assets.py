"""Stylesheet and scripts under names that carry a fingerprint of their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from scripts.content import ROOT

_STYLES = ROOT / "overrides/styles"
_SCRIPTS = ROOT / "overrides/scripts"
# What most pages need is one file, so that the first view takes few requests; each part does nothing where it finds nothing to do.
_SEARCH = ("words.js", "spelling.js", "ranking.js", "find.js", "results.js", "filters.js")
_JOINED = {
    "site.js": ("site.js", "versions.js", "terms.js"),
    "lookup.js": (*_SEARCH, "lookup.js"),
    "search.js": (*_SEARCH, "dialog.js"),
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_LINE_COMMENT = re.compile(r"(?:^|\s)//\s.*$", re.MULTILINE)
_LINE_START = re.compile(r"^\s+", re.MULTILINE)
_AROUND = re.compile(r"\s*([{};,>])\s*")


@cache
def assets() -> dict[str, tuple[str, str]]:
    """Plain name -> (published name below the site's root, text): `site.css` from all of overrides/styles, the joined
    scripts, each other script by itself.
    """
    css = "\n".join(f.read_text(encoding="utf-8") for f in sorted(_STYLES.glob("*.css")))
    texts = {"site.css": squeeze(css)}
    scripts = {f.name: squeeze_script(f.read_text(encoding="utf-8")) for f in sorted(_SCRIPTS.glob("*.js"))}
    alone = scripts.keys() - {part for parts in _JOINED.values() for part in parts}
    texts |= {name: scripts[name] for name in sorted(alone)}
    texts |= {name: "".join(scripts[part] for part in parts) for name, parts in _JOINED.items()}
    return {name: (_published(name, text), text) for name, text in texts.items()}


def write(site: Path) -> None:
    """Write every asset of ours into the built site."""
    for published, text in assets().values():
        file = site / published
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def squeeze(css: str) -> str:
    """A stylesheet without comments and superfluous white space; strings of ours hold neither."""
    css = _SPACE.sub(" ", _COMMENT.sub("", css))
    return _AROUND.sub(r"\1", css).replace(": ", ":").strip()


def squeeze_script(script: str) -> str:
    """A script without comments and indentation; no string of ours goes over lines or holds a comment's sign after a space."""
    return _LINE_START.sub("", _LINE_COMMENT.sub("", script))


def _published(name: str, text: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.{suffix}"
