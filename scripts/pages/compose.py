"""`python -m scripts.compose`: turn prose and records into plain Markdown, one complete file a page, below build/pages/.

The result is an ordinary tree per language that any generator can build. A file is written only when its text changed, so that a server
that watches the tree does not run in circles; files of pages that no longer exist are removed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.content.files import read_tree
from scripts.content.model import LANGUAGES, Content, Evidence, Page, Practice, other
from scripts.content.read import load
from scripts.facts.addresses import Addresses, addresses_of
from scripts.facts.shelves import shelves
from scripts.facts.translation import waiting_languages
from scripts.pages import kit, record, shelf
from scripts.pages.context import PageContext
from scripts.pages.filling import filled
from scripts.pages.sources import NUMBERED
from scripts.rules import judge
from scripts.rules.twins import behind
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from scripts.tools.problems import report
from scripts.tools.settings import Settings, settings

_KINDS = {
    "index": "home",
    "practices": "practice",
    "evidence": "record",
    "themes": "theme",
    "countries": "country",
    "roles": "role",
    "ask": "ask",
    "kits": "kit",
}
_PER_CENT = re.compile(r" %")  # Spanish writes “82 %”, which must not break; nobody has to type the space that does not
_OWN_KINDS = {"evidence": "library", "comparison": "matrix", "timeline": "timeline"}


def compose(content: Content, where: Settings) -> dict[str, str]:
    """Every page of the site: path below build/pages/ -> Markdown text."""
    addresses, composer = addresses_of(content), composer_of(content, where)
    return {file_of(lang, addresses.of(lang, key)): composer.page(lang, key) for lang, key in all_pages(content)}


def all_pages(content: Content) -> Iterator[tuple[str, str]]:
    """Language and key of every page that is composed."""
    addresses = addresses_of(content)
    for lang in LANGUAGES:
        yield from ((lang, key) for language, key in content.shown if language == lang)
        yield from ((lang, one.key) for one in content.evidence)
        yield from ((lang, one.kit) for one in content.practices if (lang, one.kit) in addresses)
        yield from ((lang, key) for key in shelves(content) if (lang, key) in addresses)


def composer_of(content: Content, where: Settings) -> Composer:
    """What composes the pages of a content one by one."""
    return Composer(content, where, addresses_of(content), _behind(content))


def compose_page(content: Content, where: Settings, lang: str, key: str) -> str:
    """The Markdown text of one page or record, as `compose` gives it."""
    return composer_of(content, where).page(lang, key)


def _behind(content: Content) -> frozenset[tuple[str, str]]:
    return frozenset((page.lang, page.key) for page, _ in behind(content))


@dataclass(frozen=True)
class Composer:
    """What composing one page and all of them share."""

    content: Content
    where: Settings
    addresses: Addresses
    behind: frozenset[tuple[str, str]]

    def page(self, lang: str, key: str) -> str:
        """The text of a page of docs/ or of a record."""
        view = PageContext(self.content, self.addresses, self.where, lang, key)
        if key in shelves(self.content):
            return self._shelf(view)
        subject = self.content.subject(lang, key)
        match subject:
            case Page():
                return self._prose(view, subject)
            case Practice():
                return self._kit(view, subject)
            case _:
                return self._record(view, subject)

    def _prose(self, view: PageContext, page: Page) -> str:
        meta = _meta(view, page.title, page.description, page.path)
        if (view.lang, view.key) in self.behind:
            meta["behind"] = True
        if page.waits:  # all of it in the language in which it is written, on the other language's site
            meta |= {"waiting": True, "lang": page.written}
            view = PageContext(self.content, self.addresses, self.where, page.written, view.key, view.lang)
        return _document(meta, filled(view, page))

    def _record(self, view: PageContext, one: Evidence) -> str:
        lang = view.lang
        meta = _meta(view, one.name[lang], _first_sentence(one.what[lang]), one.path)
        if lang in waiting_languages(one):
            meta["waiting"] = True
        if one.name.lang_of(lang) != lang:
            meta["lang"] = one.name.lang_of(lang)
        return _document(meta, f"{record.body(view, one)}\n\n{NUMBERED(view)}")

    def _kit(self, view: PageContext, one: Practice) -> str:
        title = view.t("kit.title", title=self.content.shown[view.lang, one.key].title)
        return _document(_meta(view, title, view.t("kit.description"), one.path), kit.KIT(view))

    def _shelf(self, view: PageContext) -> str:
        one = shelves(self.content)[view.key]
        title = shelf.title(view, one)
        meta = _meta(view, title, view.t("shelf.description", title=title), self.content.shown[view.lang, one.parent].path)
        return _document(meta | {"kind": "page"}, shelf.SHELF(view))


def write(files: dict[str, str], folder: Path) -> int:
    """Bring `folder` to hold exactly `files`; returns how many files changed."""
    changed = 0
    for path in (p for p in folder.rglob("*.md") if p.relative_to(folder).as_posix() not in files):
        path.unlink()
        changed += 1
    for name, text in files.items():
        file = folder / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        changed += 1
    return changed


def file_of(lang: str, address: str) -> str:
    """Path below build/pages/ of the page at an address."""
    return f"{lang}/{address.removeprefix(f'{lang}/')}index.md"


def _meta(view: PageContext, title: str, description: str, source: str) -> dict[str, object]:
    twin = other(view.lang)
    return {
        "title": title,
        "description": description,
        "kind": kind_of(view.key),
        "key": view.key,
        "address": view.addresses.of(view.lang, view.key),
        "twin": view.addresses.of(twin, view.key),
        "source": source,
        "crumbs": [[_title(view, key), view.addresses.of(view.lang, key), _written(view, key)] for key in _parents(view)],
    }


def _written(view: PageContext, key: str) -> str:
    """The language of a page's title."""
    page = view.content.shown.get((view.lang, key))
    return (page.written if page else "") or view.lang


def _title(view: PageContext, key: str) -> str:
    found = shelves(view.content).get(key)
    return shelf.name_of(view, found) if found else view.title(key)


def kind_of(key: str) -> str:
    """What kind of page a key names; the stylesheet, the search and the open data use it."""
    folder, _, rest = key.partition("/")
    return _KINDS.get(folder, "page") if rest or key == "index" else _OWN_KINDS.get(key, "page")


def _parents(view: PageContext) -> Iterator[str]:
    parts = view.key.split("/")
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth])


def _document(meta: dict[str, object], body: str) -> str:
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return kept_together(f"---\n{head}---\n\n{body.strip()}\n")


def kept_together(text: str) -> str:
    """A text with the space that does not break between a figure and its per cent sign."""
    return _PER_CENT.sub(lambda found: "\u00a0%" if text[max(found.start() - 1, 0)].isdecimal() else " %", text)


def _first_sentence(text: str) -> str:
    sentence = re.split(r"(?<=[.;:])\s+(?=[A-ZÁÉÍÓÚÑ«“])", text, maxsplit=1)[0].rstrip(";:")
    return sentence if len(sentence) <= 200 else sentence[:197].rsplit(" ", 1)[0].rstrip(",;:.–—-(") + "…"


def composed() -> Content | None:
    """Compose build/pages/; the content that they are of, or None when it has problems, which are reported instead."""
    with Kept("faultless") as faultless:
        library = load(faultless=faultless)
        problems = list(judge.everything(read_tree(ROOT), library, faultless))
    if problems:
        report(problems, library.content.ui, "compose")
        return None
    files = compose(library.content, settings())
    changed = write(files, ROOT / "build/pages")
    print(f"compose: {len(files)} páginas, {changed} cambiaron · {len(files)} pages, {changed} changed")
    return library.content


def main() -> int:
    """Compose; 0 when it is done."""
    return 1 if composed() is None else 0
