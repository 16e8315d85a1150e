"""`python -m scripts.pages.parts_gallery`: build/parts.html, a page that is never published, with every shared part in every state.

Whoever changes a part of overrides/pages/parts.html looks at it there. The values are made up, and one of them is hostile.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.content.model import LANGUAGES, Content
from scripts.content.read import load
from scripts.frontend.assets import assets
from scripts.frontend.templates import Foreign, Words, render, show
from scripts.pages.downloads import Download
from scripts.pages.lacks import InCountry, Lack
from scripts.pages.parts import Blank, Explained, Grade, Link, Mark, PracticeCard, PracticeLink
from scripts.pages.record_parts import RecordCard, ResultLine
from scripts.pages.sources import SourceLine
from scripts.pages.take_away import File
from scripts.tools.paths import ROOT

_BASES = ("independent", "self-reported", "legal", "estimate", "target")
_KINDS = ("law", "regulation", "policy", "programme", "agreement")
_HOSTILE = "A name with <b>bold</b> & “quotes”"  # markup: shows that it is escaped


@dataclass(frozen=True)
class Gallery:
    """The states of the parts."""

    links: tuple[Link, ...]
    cited: tuple[tuple[int, ...], ...]
    marks: tuple[Mark, ...]
    explained: Explained
    grades: tuple[Grade, ...]
    lacks: tuple[Lack, ...]
    kinds: tuple[Mark, ...]
    results: tuple[ResultLine, ...]
    blank: Blank
    records: tuple[RecordCard, ...]
    practices: tuple[PracticeLink, ...]
    cards: tuple[PracticeCard, ...]
    sources: tuple[SourceLine, ...]
    files: tuple[Download, ...]
    handout: File
    doors: tuple[tuple[str, str], ...]


def gallery() -> Gallery:
    """Made-up values: short and long, with and without what may be missing."""
    marks = tuple(Mark(one, one) for one in _BASES)
    nothing = Mark("none", "No results")
    results = tuple(ResultLine(one, f"A result of the kind {one.label}.") for one in marks)
    page = Link("See the full record and its sources (2)", "#")
    themes = ("impact-reduction", "human-capital", "consultation-recognition")
    levels = ("strong", "moderate", "limited")
    practices = tuple(
        PracticeLink(7, "A practice", "#", theme, "07-water-footprint", Mark(level, level), "12 records")
        for theme, level in zip(themes, levels, strict=True)
    )
    return Gallery(
        links=(Link("A link", "#"), Link(_HOSTILE, "#")),
        cited=((), (1,), (1, 2, 30)),
        marks=(*marks, nothing),
        explained=Explained("basis", "Who says so", "What it means. " * 10, Link("More", "#")),
        grades=tuple(Grade(Mark(one, one), "3 records of 2 countries") for one in ("strong", "moderate", "limited", "none")),
        lacks=(
            Lack("measured", "2 of 17", (InCountry(Link("Somewhere", "#"), (Link("1", "#"), Link("9", "#"))),)),
            Lack("instrument", "0 of 17", ()),
        ),
        kinds=tuple(Mark(one, one) for one in _KINDS),
        results=results,
        blank=Blank("Somewhere: nothing has been recorded yet.", "#"),
        records=(
            RecordCard(
                "A record with everything",
                ("Programme", "2019"),
                marks[0],
                results[0],
                "What it is. " * 20,
                results[1:],
                "An organisation",
                page,
                "What it shows here.",
            ),
            RecordCard(_HOSTILE, ("Law",), nothing, None, "What it is.", (), _HOSTILE, page),
            RecordCard(
                Foreign("Un registro que espera", "es"),
                ("Law",),
                nothing,
                None,
                Foreign("Qué es.", "es"),
                (),
                Foreign(_HOSTILE, "es"),
                page,
            ),
        ),
        practices=practices,
        cards=(
            PracticeCard(practices[0], "A description of it."),
            PracticeCard(practices[1], _HOSTILE),
        ),
        sources=(
            SourceLine("A linked title", "https://example.org/", None, ("Publisher", "Spanish", "2020"), "checked on 2026-11-23"),
            SourceLine("A title in another language", "https://example.org/", "fr", ("Publisher", "French", "undated", "a copy")),
            SourceLine(
                "A title that is gone", "https://example.org/", None, ("Publisher",), "gone on 2026-11-23", "https://archive.example/1"
            ),
            SourceLine(_HOSTILE, None, None, ("Publisher", "English", "2021-05-03", "not linked", "title rebuilt")),
        ),
        handout=File("x.pdf", _HOSTILE),
        files=(Download("CSV", "#", "12 kB"), Download("JSON", "#", "1.2 MB", _HOSTILE)),
        doors=(("door.form", "#"), ("door.file", "#")),
    )


def words(content: Content, lang: str) -> Words:
    """The words of the interface in a language."""
    return lambda key, **values: content.word(key, lang, **values)


def page(content: Content, langs: Sequence[str] = LANGUAGES) -> str:
    """The page in these languages, one below the other, with the site's styles."""
    halves = [(lang, Markup(show("parts-gallery.html", gallery(), words(content, lang)))) for lang in langs]
    style = "".join(assets()[f"{sheet}.css"][1] for sheet in ("lists", "practice", "record"))
    return render("gallery.html", style=Markup(style), halves=halves)


def main() -> int:
    """Write the page."""
    file = ROOT / "build/parts.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text(page(load().content), encoding="utf-8")
    print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
