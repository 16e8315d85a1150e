"""Small parts that several pages share: sizes, download links, letters of the alphabet, Markdown inside HTML."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

from markdown import markdown

from scripts.addresses import relative
from scripts.exports import exports
from scripts.pages.view import View


def fold(text: str) -> str:
    """A text for sorting: no accents, no case, no sign before the first letter or figure."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return plain.lstrip("«“\"'([¿¡ ")


def initial(text: str) -> str:
    """The letter under which a text is listed; "0" for a figure."""
    first = fold(text)[:1]
    return first if "a" <= first <= "z" else "0"


def size(view: View, count: int) -> str:
    """A number of bytes in words."""
    if count < 1000:
        return view.t("size.bytes", size=count)
    unit, value = ("kilobytes", count / 1000) if count < 1_000_000 else ("megabytes", count / 1_000_000)
    figure = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return view.t(f"size.{unit}", size=figure.replace(".", ",") if view.lang == "es" else figure)


def download(view: View, path: str, text: str, about: str = "") -> str:
    """A link to a file of the open data with its size; `about` says to a screen reader of what the file is."""
    data = exports(view.content, view.settings.home)[path]
    address = relative(view.addresses.of(view.lang, view.key), path)
    hidden = f'<span class="sr"> {escape(about)}</span>' if about else ""
    return f'<a class="download" href="{address}" download>{text}{hidden} <span class="meta">{size(view, len(data))}</span></a>'


def shown_letter(letter: str) -> str:
    """How a section of a list by letter is headed."""
    return "0–9" if letter == "0" else letter.upper()


def letters(view: View, label: str, initials: Iterable[str]) -> str:
    """A row of links to the sections `letter-a`, `letter-b`…"""
    items = "".join(f'<li><a href="#letter-{one}">{shown_letter(one)}</a></li>' for one in initials)
    return f'<nav class="letters" aria-label="{view.t(label)}"><ul>{items}</ul></nav>'


def inline(text: str) -> str:
    """Markdown of one block as HTML without the paragraph around it."""
    return markdown(text).removeprefix("<p>").removesuffix("</p>")
