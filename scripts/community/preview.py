"""`python -m scripts.preview BEFORE AFTER TARGET`: the pages that a change touches, before and after, in a folder to open as it is.

BEFORE and AFTER are two built sites; BEFORE may be missing. TARGET gets `index.html`, one file a changed page and a style. What a page
holds may be anybody's: of it is shown what the list of elements knows, and a policy lets nothing run or be fetched. A link to another page
leads to the published site, where its address is known.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup, escape

from scripts.community.page_changes import MARK, Change, changes
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.frontend.templates import TEMPLATES, render
from scripts.rules.built.allow_list import kept
from scripts.rules.built.nesting import stalls
from scripts.tools.html import parse
from scripts.tools.phrases import fill
from scripts.tools.settings import settings

MOST_BYTES = 8_000_000  # of pages, as they lie; packed they are a sixth of it
_ATTRIBUTE = re.compile(r'\s(href|src|srcset|action|id)="([^"]*)"')
_PICTURES = (".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True)
class Row:
    """A changed page in the list. `told`: what happened to it; `file`: its two texts, None where they did not fit."""

    title: str
    address: str
    told: str
    file: str | None


@dataclass(frozen=True)
class Side:
    """One of the two texts of a page. `name`: before or after; `main`: None where there is none, and `nothing` says why."""

    name: str
    heading: str
    main: Markup | None
    nothing: str


@dataclass(frozen=True)
class Preview:
    """A document of the folder: the list (`intro`, by language, and `rows`) or a page (`back` and its `sides`)."""

    title: str
    intro: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    back: str = ""
    sides: tuple[Side, ...] = ()


def write(found: list[Change], after: Path, target: Path, home: str | None) -> None:
    """Write the folder. `home`: the published address of the site, with its final slash, or None."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    sheets = ((after / "assets").glob(f"{name}.*.css") for name in ("lists", "practice", "record"))
    styles = [*(file for found in sheets for file in sorted(found)[:1]), TEMPLATES / "community/preview.css"]
    (target / "style.css").write_text("\n".join(style.read_text(encoding="utf-8") for style in styles), encoding="utf-8")
    rows, weight = [], 0
    for number, change in enumerate(found, 1):
        page = _document(_page(change, home, after, target))
        weight += len(page.encode())
        name = f"{number:03}.html" if weight <= MOST_BYTES else None
        if name:
            (target / name).write_text(page, encoding="utf-8")
        rows.append(_row(change, name))
    intro = tuple((lang, words()["preview.intro" if rows else "preview.none"][lang]) for lang in LANGUAGES)
    index = Preview(_said("preview.title"), intro=intro, rows=tuple(rows))
    (target / "index.html").write_text(_document(index), encoding="utf-8")


def _document(view: Preview) -> str:
    return render("community/preview.html", view=view)


def _said(key: str, **values: object) -> str:
    """A word of the interface in both languages."""
    return " · ".join(fill(words()[key][lang], **values) for lang in LANGUAGES)


def _row(change: Change, name: str | None) -> Row:
    kind = "new" if change.before is None else "gone" if change.after is None else "changed"
    told = _said(f"preview.{kind if name else 'too-many'}", count=change.blocks)
    return Row(change.title, f"/{change.address.removeprefix('./')}", told, name)


def _page(change: Change, home: str | None, after: Path, target: Path) -> Preview:
    sides = (
        Side("before", _said("preview.before"), _shown(change.before, change, home, after, target, ids=False), _said("preview.new")),
        Side("after", _said("preview.after"), _shown(change.after, change, home, after, target, ids=True), _said("preview.gone")),
    )
    return Preview(change.title, back=_said("preview.back"), sides=sides)


def _shown(main: str | None, change: Change, home: str | None, after: Path, target: Path, *, ids: bool) -> Markup | None:
    """The main part with what the list knows, and nothing that leads to a file that is not there. An id stands once in a document."""
    if main is None or stalls(parse(change.address, main)):
        return None

    def replaced(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name == "id":
            return found.group() if ids else ""
        if value.startswith("#") or urlsplit(value).scheme in ("http", "https", "mailto"):
            return found.group() if name == "href" else ""
        place = urljoin(f"/{change.address.removeprefix('./')}", value).lstrip("/")
        if name == "src":
            copied = _copied(after, place, target)
            return f' src="{copied}"' if copied else ""
        # markup: the attribute that is put in the place of the one found
        return f' href="{escape(home)}{place}"' if name == "href" and home else ""

    return Markup(_ATTRIBUTE.sub(replaced, kept(main, MARK)))


def _copied(site: Path, place: str, target: Path) -> str:
    """The name of the picture's copy beside the page; empty where it is none of the site's pictures."""
    file = site / place
    if file.suffix.lower() not in _PICTURES or not file.is_file() or not file.resolve().is_relative_to(site.resolve()):
        return ""
    shutil.copyfile(file, target / file.name)
    return str(escape(file.name))


def main(arguments: list[str]) -> int:
    """Compare, write, and say how many pages differ; 2 where it is not said which folders."""
    if len(arguments) != 3 or not all(Path(one).is_dir() for one in arguments[:2]):
        print("\n".join(words()["preview.usage"][lang] for lang in LANGUAGES), file=sys.stderr)
        return 2
    before, after, target = (Path(one) for one in arguments)
    found = list(changes(before, after))
    site = settings().site
    write(found, after, target, f"{site}dev/" if site else None)
    print(_said("preview.count", count=len(found)))
    return 0
