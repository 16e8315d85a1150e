"""The handbook: everything that the practices' pages say, the comparison, the indicators, the glossary and the sources in one document.

The sources have one numbering for the whole of it, in the order in which a reader meets them.
"""

# long: one document put together in its order, with one numbering of sources that each part continues
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.content.model import LANGUAGES, Choice, Content, Evidence, Page, Practice, Term, other
from scripts.content.prose import linked_key
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import HANDBOOK
from scripts.facts.shelves import place_of_all
from scripts.pages.context import PageContext
from scripts.pages.glossary import language_of
from scripts.pages.matrix import matrix
from scripts.pages.parts import Explained, grade, legend, said
from scripts.pages.parts import explained as explained_in
from scripts.pages.record_parts import result_lines, shows
from scripts.pages.sources import numbered
from scripts.takeaway.paper import day_of, edition_words, made_and_again
from scripts.takeaway.plain import plain
from scripts.takeaway.prose_blocks import Data, prose_blocks
from scripts.takeaway.selection import selected
from scripts.takeaway.typesetting import pdf
from scripts.tools.settings import Settings
from scripts.tools.sorting import fold

File = tuple[str, bytes]

_OUTSIDE = ("https://", "http://", "mailto:")
_WORDS = {
    "contents": "paper.contents",
    "reading": "paper.reading",
    "forum": "paper.forum",
    "translation": "practice.our-translation",
    "easy": "easy.title",
    "actors": "step.actors",
    "shows": "stand.shows",
    "no-results": "record.no-results",
    "gaps": "record.gaps",
    "here": "record.shows",
    "see": "paper.see",
    "page": "paper.page",
    "online": "paper.online",
    "practice": "paper.practice",
    "total": "paper.total",
    "comparison": "paper.comparison",
    "comparison-note": "paper.comparison-note",
    "indicators": "paper.all-indicators",
    "indicator": "paper.indicator",
    "unit": "paper.unit",
    "standard": "paper.standard",
    "sources": "paper.sources",
    "glossary": "paper.glossary",
    "in-other": "paper.in-other",
    "bibliography": "paper.bibliography",
    "archived": "paper.archived",
    "letters": "paper.letters",
}


def handbooks(content: Content, where: Settings) -> Iterator[File]:
    """The handbook in each language."""
    for lang in LANGUAGES:
        yield HANDBOOK[lang], pdf("handbook", handbook(content, where, lang), day_of(where))


def handbook(content: Content, where: Settings, lang: str) -> dict[str, Any]:
    """What the template of the handbook is given."""
    return Handbook(content, where, lang).data()


class Handbook:
    """One handbook while it is put together. `cited` grows as its parts are made, in their order."""

    def __init__(self, content: Content, where: Settings, lang: str) -> None:
        self.content, self.where, self.lang = content, where, lang
        self.addresses = addresses_of(content)
        self.cited: list[str] = []
        self.front = self.page("index")

    def page(self, key: str) -> PageContext:
        """A page of the site, citing with the numbers of the handbook."""
        return PageContext(self.content, self.addresses, self.where, self.lang, key, numbered=self.cited)

    def address(self, key: str, place: str = "") -> str | None:
        """The published address of a page of the edition, or of a place on it; None where it is not known."""
        if not self.where.home or (self.lang, key) not in self.addresses:
            return None
        return self.where.home + self.addresses.of(self.lang, key) + (f"#{place}" if place else "")

    def data(self) -> dict[str, Any]:
        """The whole."""
        page = self.front
        themes = [self.theme(theme) for theme in self.content.vocabulary["themes"].values()]
        back = {"comparison": self.comparison(), "indicators": self.indicators(), "glossary": self.glossary()}
        made: Data = {
            "lang": self.lang,
            "site": page.t("site.name"),
            "title": page.t("paper.handbook", count=len(self.content.practices)),
            "about": page.t("site.footer-about"),
            "description": page.description("index"),
            "edition": edition_words(page),
            "dates": list(made_and_again(page)),
            "licence": page.t("site.footer-licence"),
            "address": self.address("index"),
            "words": {name: page.t(key) for name, key in _WORDS.items()},
            "reading": self.reading(),
            "themes": themes,
            **back,
            "sources": numbered(page),  # of the practices, the indicators and the glossary: asked for last
        }
        return {name: plain(value) for name, value in made.items()}

    def reading(self) -> Data:
        """What has to be known to read it: what the signs and grades mean."""
        told: dict[str, Explained] = {name: explained_in(self.front, name) for name in ("basis", "source", "strength")}
        bases = self.content.vocabulary["bases"]
        meanings = {one.id: one.meaning[self.lang] if one.meaning else "" for one in bases.values()}
        signs = [{"mark": one, "meaning": meanings.get(one.id, "")} for one in legend(self.front)]
        levels = [{"id": one.id, "label": one.label[self.lang]} for one in self.content.vocabulary["strengths"].values()]
        every, shown = len(self.content.evidence), len(selected(self.content))
        return {
            "selection": self.front.t("paper.selection", shown=shown, every=every) if shown < every else "",
            "told": [{"id": one.id, "name": one.name, "meaning": one.meaning} for one in told.values()],
            "signs": signs,
            "levels": levels,
        }

    def theme(self, theme: Choice) -> Data:
        """A theme and its practices."""
        return {
            "id": theme.id,
            "letter": theme.letter,
            "title": theme.label[self.lang],
            "heading": theme.listed(self.lang),
            "drawing": f"theme-{theme.letter.lower()}",
            "practices": [self.practice(one) for one in self.content.practices if one.theme == theme.id],
        }

    def practice(self, practice: Practice) -> Data:
        """A practice: what its page says, in the page's order."""
        page = self.page(practice.key)
        shown = self.content.shown[self.lang, practice.key]
        return {
            "number": practice.number,
            "title": page.practice_title(practice),
            "written": shown.written or self.lang,
            "sentence": practice.statement.es,
            "translation": practice.statement[self.lang] if self.lang != "es" else None,
            "easy": practice.easy.get(self.lang, ()),
            "drawing": practice.stem,
            "position": page.t("practice.position", number=practice.number, total=len(self.content.practices)),
            "grade": grade(page, practice.number),
            "actors": page.actors(practice.actors),
            "address": self.address(practice.key),
            "blocks": [made for one in prose_blocks(shown, lambda to: self.leads(shown, to)) for made in self.filled(page, practice, one)],
        }

    def leads(self, page: Page, target: str) -> str | None:
        """Where a link of the prose leads: outside, to a practice of the handbook, or to the site."""
        if target.startswith(_OUTSIDE):
            return target
        path, _, fragment = target.partition("#")
        key = linked_key(page, path)
        practice = next((one for one in self.content.practices if one.key == key), None)
        if practice:
            return f"#practice-{practice.number}"
        return self.address(key, fragment)

    def filled(self, page: PageContext, practice: Practice, block: Data) -> Iterator[Data]:
        """A block of the prose with its citations numbered, its steps completed, its marker replaced by what it stands for."""
        if block["kind"] == "marker":
            if block["name"] == "indicators":
                yield {"kind": "indicators", "rows": self.rows(page, practice)}
            elif block["name"] == "evidence":
                yield {"kind": "evidence", "countries": self.evidence(page, practice)}
            return
        _number(page, block)
        for item in block.get("items", ()):
            beside = practice.step_by_id.get(item["step"])
            item["actors"] = page.actors(item["actors"])
            item["shows"] = page.text(beside.shows) if beside else ""
        yield block

    def rows(self, page: PageContext, practice: Practice) -> list[Data]:
        """The indicators of a practice."""
        return [
            {
                "name": page.text(one.name),
                "notes": [page.text(text) for text in (one.formula, one.note) if text],
                "unit": page.text(one.unit),
                "standards": ", ".join(one.standards),
                "cited": page.cite([one.source]),
            }
            for one in practice.indicators
        ]

    def evidence(self, page: PageContext, practice: Practice) -> list[Data]:
        """Its records by country; a country without any says so."""
        found = []
        for country in self.content.vocabulary["countries"]:
            records = page.records(practice.number, country)
            shown = [one for one in records if one.id in selected(self.content)]
            name = page.label("countries", country)
            blank = "" if records else page.t("practice.blank", country=name)
            others = self.others(practice, country, len(records) - len(shown))
            found.append({"name": name, "blank": blank, "records": [self.record(page, practice, one) for one in shown], "others": others})
        return found

    def others(self, practice: Practice, country: str, count: int) -> Data | None:
        """How many records of a country stand on the site alone, and where all of them do; None without any."""
        if not count:
            return None
        key, place = place_of_all(self.content, practice.number, country)
        return {"told": self.front.t("paper.others", count=count), "address": self.address(key, place)}

    def record(self, page: PageContext, practice: Practice, record: Evidence) -> Data:
        """A record: whole under its main practice, in short under the others, with where it stands whole."""
        made: Data = {
            "id": record.id,
            "whole": record.practices[0] == practice.number,
            "name": page.text(record.name),
            "facts": said(page.label("kinds", record.kind), record.year),
            "shows": shows(page, record, practice.number),
        }
        if made["whole"]:
            made |= {
                "what": page.text(record.what),
                "organisation": page.text(record.organisation),
                "results": result_lines(page, record),
                "gaps": page.text(record.gaps) if record.gaps else "",
                "cited": page.cite(record.sources),
                "address": self.address(record.key),
            }
        return made

    def comparison(self) -> Data | None:
        """Practices by countries, as the page of the comparison counts them; None on a site without it."""
        if (self.lang, "comparison") not in self.addresses:
            return None
        table = matrix(self.page("comparison"))
        return {
            "countries": [link.text for _, link in table.countries],
            "themes": [{"title": theme.title, "rows": [self.row(row) for row in theme.rows]} for theme in table.themes],
        }

    def row(self, row: Any) -> Data:
        """A practice across the countries."""
        cells = [{"count": cell.count, "basis": cell.basis} for cell in row.cells]
        return {"number": row.practice.number, "title": row.practice.title, "grade": row.practice.grade, "cells": cells, "total": row.total}

    def indicators(self) -> list[Data]:
        """All indicators by practice."""
        found = ((self.page(one.key), one) for one in self.content.practices)
        return [{"number": one.number, "title": page.practice_title(one), "rows": self.rows(page, one)} for page, one in found]

    def glossary(self) -> list[Data]:
        """Every term, by the alphabet of the language."""
        page = self.front
        return [self.term(page, one) for one in sorted(self.content.terms, key=lambda one: fold(page.text(one.term)))]

    def term(self, page: PageContext, term: Term) -> Data:
        """A term, its word in the other language, the words of the countries, its sources."""
        twin = other(self.lang)
        countries = [c for c in self.content.vocabulary["countries"] if c in term.variants]
        return {
            "id": term.id,
            "term": page.text(term.term),
            "other": term.term.given(twin) if term.term.given(self.lang) else "",
            "other-lang": twin,
            "definition": page.text(term.definition),
            "words": [{"country": page.label("countries", c), "words": self.words(c, term.variants[c])} for c in countries],
            "cited": page.cite(term.sources),
        }

    def words(self, country: str, words: Sequence[str]) -> list[Data]:
        """A country's words, each with its language."""
        return [{"said": word, "lang": language_of(country, word)} for word in words]


def _number(page: PageContext, value: Any) -> None:
    """Numbers in the place of the ids that a block cites, in the order of its text."""
    if isinstance(value, list):
        for one in value:
            _number(page, one)
    elif isinstance(value, dict):
        if value.get("kind") == "cite":
            value["cited"] = page.cite(value.pop("ids"))
        for one in value.values():
            _number(page, one)
