"""How a page is cited, with the edition's date: as the American Psychological Association asks (APA, seventh edition). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.content.model import Content
from scripts.facts.dates import in_words
from scripts.facts.figure_words import MONTHS
from scripts.tools.settings import Settings

UNFINISHED = "dev"  # the version that is never an edition


@dataclass(frozen=True)
class Citation:
    """The parts in their order. `title` may be marked as foreign; `after`: the edition and the stop; `site`: "" on the front page."""

    author: str
    date: str
    title: str | Markup
    after: str
    site: str


def citation(content: Content, where: Settings, lang: str, title: str | Markup, front: bool) -> Citation:
    """How the page with this title is cited."""
    site = content.word("site.whole-name", lang)
    edition = edition_of(where)
    named = f" ({content.word('versions.edition', lang, version=edition)})" if edition else ""
    whole = site if front else title
    stop = "" if not named and str(whole).rstrip()[-1:] in (".", "?", "!", "…") else "."
    date = _date(day, lang) if (day := day_of(where)) else content.word("page.cite-undated", lang)
    return Citation(author(content, lang), date, whole, named + stop, "" if front else site)


def edition_line(content: Content, where: Settings, lang: str) -> str:
    """Which edition a page belongs to and of what day it is, for its foot; "" where nothing is known of that."""
    if where.version == UNFINISHED:
        return content.word("site.footer-unfinished", lang)
    edition = content.word("versions.edition", lang, version=where.version) if where.version else ""
    day = day_of(where)
    if not day:
        return f"{edition}." if edition else ""
    said = {"date": in_words(day, lang)} | ({"edition": edition} if edition else {})
    return content.word("site.footer-edition" if edition else "site.footer-day", lang, **said)


def author(content: Content, lang: str) -> str:
    """Who wrote the site: all who contributed."""
    return content.word("page.cite-author", lang, site=content.word("site.name", lang))


def edition_of(where: Settings) -> str | None:
    """The number of the edition being built, if it is one."""
    return where.version if where.version != UNFINISHED else None


def day_of(where: Settings) -> str | None:
    """The day of the edition. What is unfinished has none: a new day would change every page at each publication (decisions/0006)."""
    return where.date if where.version != UNFINISHED else None


def _date(day: str, lang: str) -> str:
    """`2026-11-27` -> `2026, 27 de noviembre`, `2026, November 27`."""
    year, month, number = day.split("-")
    name = MONTHS[lang].split()[int(month) - 1]
    return f"{year}, {int(number)} de {name}" if lang == "es" else f"{year}, {name} {int(number)}"
