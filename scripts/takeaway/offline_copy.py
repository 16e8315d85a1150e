"""The copy of a language in one file, to be read where there is no network: unpacked on a phone or a computer and opened there.

It holds the pages of that language and their search, and needs no server. Not in it: the other language, the open data, what serves to
work on the site. Links to those lead to the web where the address of the site is known, and are only words where it is not.
"""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.facts.dates import in_words
from scripts.facts.handouts import OFFLINE
from scripts.frontend.assets import assets, beside
from scripts.frontend.policy import policy_of_copy
from scripts.frontend.templates import macro, markup_kept
from scripts.pages.library import MORE
from scripts.takeaway.copy_layout import Layout, relative
from scripts.takeaway.copy_pages import DRAWINGS, README, SEARCH, CopyPages, Read, drawn
from scripts.takeaway.copy_rest import SCRIPT, rest
from scripts.takeaway.copy_search import search_files
from scripts.takeaway.shelf_life import look_again
from scripts.takeaway.store import kept
from scripts.tools.html_edits import parts
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings

_FOLDER = {"es": "17-buenas-practicas", "en": "17-good-practices"}
_SITE_ONLY = ("cite.js", "keep.js", "moved.js", "notfound.js", "root.js")  # scripts that no page of the copy names
_FRAME = "privacy"  # a plain page, whose frame the page about the copy gets

_CODE = ("scripts/search", "scripts/takeaway")

File = tuple[str, bytes]
Made = Callable[[], str | bytes]


@dataclass(frozen=True)
class ReadmeView:
    """What the page about the copy shows. `says`: edition and day; `again`: when to look for a newer one; `site`: where, if known."""

    home: str
    says: str
    again: str
    pages: int
    records: int
    site: str | None


def copies(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """Path below the site's root and bytes of the copy in each language, made from the finished `site`."""
    for lang in LANGUAGES:
        yield OFFLINE[lang], kept(f"copy-{lang}", _inputs(content, where, site, lang), partial(_made, content, where, site, lang))


def _made(content: Content, where: Settings, site: Path, lang: str) -> bytes:
    files = sorted(_Copy(content, where, site, lang).files(), key=lambda one: one[0])
    return _packed(files, _FOLDER[lang], where.date)


def _inputs(content: Content, where: Settings, site: Path, lang: str) -> bytes:
    """All that the copy is made of: the pages and the search of its language, pictures, scripts, words of its own, and how it is made."""
    layout = Layout(content, lang, where.home)
    read = [site / address / "index.html" for address in layout.pages]
    read += [more for address in layout.pages if (more := site / address / MORE).is_file()]
    read += [site / f"search/{lang}/start.json", *_pictures(site)]  # the first names the folder of the others by their content
    read += [one for code in _CODE for one in sorted((ROOT / code).rglob("*.py"))]
    read += [ROOT / "scripts/tools/html_edits.py", ROOT / "overrides/pages/copy.html", ROOT / "overrides/assets/favicon.svg"]
    words = [pair[lang] for pair in content.ui.values()]
    told = repr([lang, where.home, where.canonical, where.version, where.date, words, policy_of_copy(), assets(), beside()])
    return b"".join([told.encode(), *(hashlib.sha256(one.read_bytes()).digest() for one in read)])


def _pictures(site: Path) -> list[Path]:
    return [one for one in sorted((site / "images").rglob("*")) if one.is_file() and one.suffix not in (".gz", ".br")]


class _Copy:
    def __init__(self, content: Content, where: Settings, site: Path, lang: str) -> None:
        self.content = content
        self.where = where
        self.site = site
        self.lang = lang
        self.layout = Layout(content, lang, where.home)
        often = {inside: number for number, inside in enumerate(drawn(map(self._text, self.layout.pages)))}
        self.pages = CopyPages(self.layout, self._says(), self._t("copy.readme"), often)

    def _t(self, word: str, **values: object) -> str:
        return self.content.word(word, self.lang, **values)

    def _text(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def _read(self, address: str) -> Read:
        text = self._text(address)
        return text, parts(text)

    def _says(self) -> str:
        """Which edition the copy is of, and until when it is good, as far as that is known."""
        version, day = self.where.version, self.where.date
        edition = (
            self._t("versions.dev" if version == "dev" else "versions.edition", version=version) if version else self._t("copy.edition")
        )
        if not day:
            return self._t("copy.says-undated", edition=edition)
        return self._t("copy.says", edition=edition, date=in_words(day, self.lang), again=in_words(look_again(day), self.lang))

    def files(self) -> Iterator[tuple[str, Made]]:
        """Path below the copy's folder of every file, with what makes it."""
        for address, place in self.layout.pages.items():
            if not place.part:
                yield place.path, partial(self._page, address, place.path)
                if (more := self.site / address / MORE).is_file():
                    yield posixpath.join(posixpath.dirname(place.path), SCRIPT), partial(rest, more, self.layout, address, place.path)
        for country, lots in self.layout.records.items():
            for number, addresses in enumerate(lots, 1):
                yield self.layout.pages[addresses[0]].path, partial(self._records, country, addresses, number, len(lots))
        yield README[self.lang], self._readme
        yield from ((path, partial(str, text)) for path, text in self._assets())
        yield "assets/favicon.svg", (ROOT / "overrides/assets/favicon.svg").read_bytes
        yield from ((picture.relative_to(self.site).as_posix(), picture.read_bytes) for picture in _pictures(self.site))

    def _page(self, address: str, path: str) -> str:
        return self.pages.page(self._read(address), address, path)

    def _assets(self) -> Iterator[tuple[str, str]]:
        """Styles, scripts, drawings, and the index of the search."""
        yield from ((f"assets/{name}", text) for name, (_, text) in assets().items() if name not in (*beside(), *_SITE_ONLY))
        yield from ((f"assets/{name}", text) for name, text in beside().items() if name != "drawn.js")
        yield DRAWINGS, beside()["drawn.js"].replace("[]", json.dumps(list(self.pages.drawn), ensure_ascii=False), 1)
        yield from ((SEARCH + name, text) for name, text in search_files(self.layout))

    def _records(self, code: str, addresses: Sequence[str], number: int, of: int) -> str:
        """Records of a country in one page, the one of this number of so many."""
        path, shown = self.layout.pages[addresses[0]].path, []
        for address in addresses:
            part = self.layout.pages[address].part
            title, text = self.pages.record(self._read(address), address, path, part)
            shown.append((part, Markup(title), Markup(text)))  # markup: of a page of ours, whose ids were changed
        country = self.content.vocabulary["countries"][code].listed(self.lang)
        title = self._t("copy.records" if of == 1 else "copy.records-part", country=country, count=len(addresses), number=number, of=of)
        lead = self._t("copy.records-lead" if of == 1 else "copy.records-part-lead")
        main = macro("copy.html", "records", title, lead, shown)
        return self.pages.other(self._read(addresses[0]), addresses[0], path, title, main)

    def _readme(self) -> str:
        """The page about the copy."""
        address = addresses_of(self.content).of(self.lang, _FRAME)
        path, day = README[self.lang], self.where.date
        whole = {place.path for place in self.layout.pages.values()}
        view = ReadmeView(
            home=relative(path, "index.html"),
            says=self._says(),
            again=in_words(look_again(day), self.lang) if day else "",
            pages=len(whole),
            records=len(self.content.evidence),
            site=self.where.canonical,
        )
        main = macro("copy.html", "readme", view, markup_kept(self._t))
        return self.pages.other(self._read(address), address, path, self._t("copy.readme"), main)


def _packed(files: list[tuple[str, Made]], folder: str, day: str | None) -> bytes:
    """A ZIP file of the same bytes whenever it is made: its entries bear the day of the edition. Each file is made when it is its turn."""
    year, month, date = (int(part) for part in (day or "1980-01-01").split("-"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, make in files:
            entry = zipfile.ZipInfo(f"{folder}/{path}", (max(year, 1980), month, date, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, make())
    return packed.getvalue()
