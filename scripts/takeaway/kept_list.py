"""What a reader's browser keeps of a language when it is asked to: a list of files, each with what it is known by and weighs on the line.

`overrides/scripts/keep.js` fetches what the list names and the browser lacks; `worker.js`, at one address of its own in each edition, shows
it without a network. Both reckon what a file is known by as `fingerprint` does.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.facts.dates import in_words
from scripts.frontend.assets import assets, worker
from scripts.frontend.policy import policy
from scripts.frontend.templates import macro, markup_kept
from scripts.pages.keep import list_of
from scripts.pages.library import MORE
from scripts.takeaway.copy_layout import Layout
from scripts.takeaway.shelf_life import look_again
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings

PAGE = "take-away"  # on which the button stands: part of the copy, so that it can be removed without a network too
_ICONS = (192, 512)  # pixels
_NOT_KEPT = frozenset(["moved.js", "notfound.js", "root.js"])
# markup: the lines that publishing renews in every edition (scripts/publishing/canonical_links.py); they are no part of what a page says
_ADDRESSES = re.compile(rb'<(?:link rel="(?:canonical|alternate)"|meta property="og:url")[^>]*>\n?')

File = tuple[str, bytes]


@dataclass(frozen=True)
class _Told:
    """What the list says of a file: what it is known by (`print`), its bytes on the line (`weight`) and on the device (`size`)."""

    path: str
    print: str
    weight: int
    size: int


def installable(content: Content) -> Iterator[File]:
    """The worker, and for each language what makes a browser offer the site as an application."""
    yield "worker.js", worker().encode("utf-8")
    for lang in LANGUAGES:
        manifest = {
            "name": content.word("site.name", lang),
            "short_name": content.word("site.name", lang),
            "description": content.word("site.tagline", lang),
            "lang": lang,
            "dir": "ltr",
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": "#fbf8f1",
            "theme_color": "#0d5c61",
            "icons": [_icon(_up(content, lang), size) for size in _ICONS],
        }
        yield manifest_of(content, lang), json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def icons() -> Iterator[File]:
    """The picture that stands for the site among a device's programs, in the sizes that devices ask for."""
    from scripts.takeaway.typesetting import picture  # takes longer to load than the rest of this module to run

    sign = (ROOT / "overrides/assets/favicon.svg").read_bytes()
    for size in _ICONS:
        yield f"assets/icon-{size}.png", picture("icon", {}, size, 48, {"favicon.svg": sign})


def _icon(up: str, size: int) -> dict[str, str]:
    return {"src": f"{up}assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}


def manifest_of(content: Content, lang: str) -> str:
    """Where the manifest of a language lies below the site's root: in the folder that it speaks of."""
    return f"{addresses_of(content).of(lang, 'index')}manifest.webmanifest"


def _up(content: Content, lang: str) -> str:
    return "../" * addresses_of(content).of(lang, "index").count("/")


def lists(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """Path below the site's root and bytes of the list of each language, made from the finished `site`; none without the page for it."""
    for lang in LANGUAGES:
        if (lang, PAGE) in addresses_of(content):
            yield list_of(lang), _list(content, where, site, lang)


def _list(content: Content, where: Settings, site: Path, lang: str) -> bytes:
    def t(word: str, **values: object) -> str:
        return content.word(word, lang, **values)

    files = [_told(site, path) for path in _paths(content, site, lang)]
    day = where.date
    made = in_words(day, lang) if day else "—"
    edition = (
        t("keep.numbered", version=where.version, date=made) if where.version and where.version != "dev" else t("keep.edition", date=made)
    )
    again = look_again(day) if day else ""
    words = {word: t(f"keep.{word}") for word in ("today", "yesterday", "days")}
    words["stale"] = " " + t("keep.stale", again=in_words(again, lang)) if again else ""
    words["notice"] = macro("kept.html", "notice", t("keep.from-copy", age="{age}", edition=edition), t("keep.look-after"))
    value = {
        "edition": edition,
        "again": again,
        "page": addresses_of(content).of(lang, PAGE),
        "load": sum(one.weight for one in files),
        "room": sum(one.size for one in files),
        "words": words,
        "absent": macro("kept.html", "absent", lang, policy(), assets()["site.css"][0], markup_kept(t)),
        "files": [[one.path, one.print, one.weight] for one in files],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _told(site: Path, path: str) -> _Told:
    data = (site / path / "index.html" if _is_page(path) else site / path).read_bytes()
    return _Told(path, fingerprint(data, path), len(gzip.compress(data, 6, mtime=0)), len(data))


def _paths(content: Content, site: Path, lang: str) -> Iterator[str]:
    """Addresses of pages and paths of files, below the site's root."""
    addresses = addresses_of(content)
    layout = Layout(content, lang, None)
    pages = [addresses.of(lang, key) for of, key in addresses if of == lang and (key == PAGE or layout.holds(key))]
    yield from pages
    yield from (address + MORE for address in pages if (site / address / MORE).is_file())
    yield from (path for name, (path, _) in sorted(assets().items()) if name not in _NOT_KEPT)
    yield from ("assets/favicon.svg", manifest_of(content, lang))
    for folder in (site / "search" / lang, site / "images"):
        found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix not in (".gz", ".br"))
        yield from (file.relative_to(site).as_posix() for file in found)


def fingerprint(data: bytes, path: str) -> str:
    """What a file is known by; of a page without the lines that name its addresses."""
    told = _ADDRESSES.sub(b"", data) if _is_page(path) else data
    return hashlib.sha256(told).hexdigest()[:16]


def _is_page(path: str) -> bool:
    return path == "" or path.endswith("/")
