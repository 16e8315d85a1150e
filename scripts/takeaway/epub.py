"""The handbook for readers of electronic books: an EPUB 3 a language, of what the handbook says, without pictures and scripts."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from scripts.content.model import LANGUAGES, Content
from scripts.facts.handouts import EPUB
from scripts.frontend.templates import TEMPLATES, render
from scripts.takeaway.handbook import handbook
from scripts.takeaway.prose_blocks import Data
from scripts.takeaway.store import kept
from scripts.tools.settings import Settings

File = tuple[str, bytes]

_BOOK = TEMPLATES / "paper/book"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say; the day of the edition stands in the book
_UNDATED = "1980-01-01"


def books(content: Content, where: Settings) -> Iterator[File]:
    """The book in each language: path below the site's root and bytes."""
    for lang in LANGUAGES:
        data = handbook(content, where, lang)
        made_of = [json.dumps([data, where.date], sort_keys=True).encode(), Path(__file__).read_bytes()]
        made_of += [file.read_bytes() for file in sorted(_BOOK.iterdir())]
        yield EPUB[lang], kept("epub", b"\0".join(made_of), partial(_packed, data, where.date))


def _packed(book: Data, day: str | None) -> bytes:
    """The archive: the name of its kind comes first and is not compressed, as the standard asks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(zipfile.ZipInfo("META-INF/container.xml", _EPOCH), _read("container.xml"), zipfile.ZIP_DEFLATED)
        for name, text in _files(book, day):
            archive.writestr(zipfile.ZipInfo(f"book/{name}", _EPOCH), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _files(book: Data, day: str | None) -> Iterator[tuple[str, str]]:
    practices = [one for theme in book["themes"] for one in theme["practices"]]
    practices.sort(key=lambda one: one["number"])
    words = book["words"]
    chapters = [("front.xhtml", book["title"], "front")]
    chapters += [(f"practice-{one['number']}.xhtml", f"{one['number']}. {_plain(one['title'])}", f"p{one['number']}") for one in practices]
    back = [name for name in ("comparison", "glossary") if book[name]]
    chapters += [(f"{name}.xhtml", words[name], name) for name in back] + [("sources.xhtml", words["bibliography"], "sources")]
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{book['address'] or book['site']} {book['lang']} {book['edition']} {day}")
    view: Data = {"files": chapters, "day": day or _UNDATED, "identifier": identifier.urn}
    yield "package.opf", _filled("package.opf", book, view)
    yield "nav.xhtml", _filled("nav.xhtml", book, view)
    yield "book.css", _read("book.css")
    yield "front.xhtml", _filled("front.xhtml", book, view)
    for one in practices:
        yield f"practice-{one['number']}.xhtml", _filled("practice.xhtml", book, {**one, "title_text": _plain(one["title"])})
    for name in (*back, "sources"):
        yield f"{name}.xhtml", _filled(f"{name}.xhtml", book, view)


def _filled(template: str, book: Data, view: Data) -> str:
    return render(f"paper/book/{template}", book=book, view=view).lstrip()


def _read(name: str) -> str:
    return (_BOOK / name).read_text(encoding="utf-8")


def _plain(text: Any) -> str:
    return str(text["said"] if isinstance(text, dict) else text)
