"""One practice on one page of paper: the sentence, three steps, two indicators, what each country shows, a limit, the way back.

How much of each fits is known only when it is set: the template takes the first variant that stays on its page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import segno

from scripts.content.model import LANGUAGES, Content, Evidence, Practice
from scripts.content.prose import Block, after_lead, blocks, bullets, lead
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import of_practice
from scripts.facts.strength import strongest_basis
from scripts.pages.context import PageContext
from scripts.pages.parts import grade
from scripts.pages.record_parts import record_card
from scripts.takeaway.paper import SHEETS, day_of, edition_words, made_and_again
from scripts.takeaway.plain import cut, plain
from scripts.takeaway.typesetting import pdf
from scripts.tools.settings import Settings

File = tuple[str, bytes]

_STEPS, _INDICATORS = 3, 2
_SENTENCE, _TITLE, _NAME, _INDICATOR = 500, 90, 120, 140  # letters at most: few are longer, and each has a page that has it whole
SMALLEST = 9.5  # points; below it a text comes to be cut, its letters do not shrink


@dataclass(frozen=True)
class Variant:
    """How much stands on the sheet. Letters a step, a finding and the limit may have; `shows`: whether each step says what shows it;
    `short`: countries are shown by their shortest finding among the best backed; `size`: of the letters, in points.
    """

    size: float
    step: int
    finding: int
    limit: int
    shows: bool = True
    short: bool = False


# Shorter texts come before smaller letters; the last has nothing left that could be long but titles and names, and those are cut.
VARIANTS = (
    Variant(11.5, 420, 420, 420),
    Variant(11.5, 320, 280, 320, short=True),
    Variant(11, 260, 220, 260, short=True),
    Variant(11, 200, 180, 200, short=True),
    Variant(10.5, 200, 180, 200, short=True),
    Variant(10, 160, 160, 160, short=True),
    Variant(SMALLEST, 160, 140, 160, short=True),
    Variant(SMALLEST, 120, 120, 120, shows=False, short=True),
    Variant(SMALLEST, 0, 80, 0, shows=False, short=True),
    Variant(SMALLEST, 0, 0, 0, shows=False, short=True),
)


def sheets(content: Content, where: Settings) -> Iterator[File]:
    """Every sheet: a practice, a language, a size of paper each."""
    for lang in LANGUAGES:
        for practice in content.practices:
            data, files = sheet(content, where, lang, practice)
            for size, kind in SHEETS.items():
                yield of_practice(content, lang, practice, kind), pdf("sheet", {**data, "paper": size}, day_of(where), files)


def sheet(content: Content, where: Settings, lang: str, practice: Practice) -> tuple[dict[str, Any], Mapping[str, bytes]]:
    """What the template of the sheet is given, but for the size of the paper; and the picture of the code that leads to the page."""
    page = PageContext(content, addresses_of(content), where, lang, practice.key)
    address = where.home + page.address if where.home else None
    theme = content.vocabulary["themes"][practice.theme]
    data = {
        "lang": lang,
        "site": page.t("site.name"),
        "title": page.practice_title(practice),
        "keywords": list(content.shown[lang, practice.key].keywords),
        "sentence": cut(practice.statement.es, _SENTENCE),
        "translation": cut(practice.statement[lang], _SENTENCE) if lang != "es" else None,
        "drawing": practice.stem,
        "position": page.t("practice.position", number=practice.number, total=len(content.practices)),
        "theme": theme.listed(lang),
        "grade": grade(page, practice.number),
        "grade-words": page.t("trust.evidence", level=grade(page, practice.number).mark.label.lower()).capitalize(),
        "address": address,
        "dates": " ".join(filter(None, (edition_words(page), *made_and_again(page)))),
        "licence": page.t("site.footer-licence"),
        "words": {
            "actors": page.t("step.actors"),
            "shows": page.t("stand.shows"),
            "steps": page.t("paper.steps"),
            "indicators": page.t("paper.indicators"),
            "evidence": page.t("paper.evidence"),
            "limit": page.t("paper.limit"),
            "forum": page.t("paper.forum"),
            "more": page.t("paper.more"),
            "code": page.t("paper.code", address=address or ""),
        },
        "variants": list(_variants(page, practice)),
    }
    return plain(data), {"code.svg": _code(address)} if address else {}


def _variants(page: PageContext, practice: Practice) -> Iterator[dict[str, Any]]:
    found = blocks(page.content.shown[page.lang, practice.key])
    steps = [one for one in found if one.kind == "step"][:_STEPS]
    limits = list(bullets(found, "limits"))
    indicators = [
        {"name": cut(page.text(one.name), _INDICATOR), "unit": cut(page.text(one.unit), _INDICATOR)}
        for one in practice.indicators[:_INDICATORS]
    ]
    for variant in VARIANTS:
        yield {
            "size": variant.size,
            "steps": [_step(page, practice, one, variant) for one in steps],
            "indicators": indicators,
            "evidence": list(_evidence(page, practice, variant)),
            "limit": _limit(limits[0], variant) if limits else None,
        }


def _step(page: PageContext, practice: Practice, step: Block, variant: Variant) -> dict[str, Any]:
    beside = practice.step_by_id.get(step.step)
    return {
        "title": cut(lead(step.text), _TITLE),
        "text": cut(after_lead(step.text), variant.step) if variant.step else "",
        "who": page.actors(step.actors or ()) if variant.step else "",
        "shows": cut(page.text(beside.shows), _INDICATOR) if beside and variant.shows else "",
    }


def _limit(limit: Block, variant: Variant) -> dict[str, str]:
    """The first limit, the gravest in the eyes of who wrote the page."""
    return {"title": cut(lead(limit.text), _TITLE), "text": cut(after_lead(limit.text), variant.limit) if variant.limit else ""}


def _evidence(page: PageContext, practice: Practice, variant: Variant) -> Iterator[dict[str, Any]]:
    """A record of each country that has one."""
    for country in page.content.vocabulary["countries"]:
        records = page.records(practice.number, country)
        if records:
            yield _piece(page, practice, country, _best(page, records, variant), variant)


def _best(page: PageContext, records: Sequence[Evidence], variant: Variant) -> Evidence:
    """The best backed of some records, in their order; among equals the one that is told in the fewest letters, where room is short."""
    order = list(page.content.vocabulary["bases"])
    basis = strongest_basis(records, order)
    best = [one for one in records if basis in {result.basis for result in one.results}] or records
    return min(best, key=lambda one: _letters(page, one, basis)) if variant.short else best[0]


def _letters(page: PageContext, record: Evidence, basis: str | None) -> int:
    finding = next((one.text[page.lang] for one in record.results if one.basis == basis), record.what[page.lang])
    return len(record.name[page.lang]) + len(finding)


def _piece(page: PageContext, practice: Practice, country: str, record: Evidence, variant: Variant) -> dict[str, Any]:
    card = record_card(page, record, practice.number)
    finding = card.finding.text if card.finding else card.shows or card.what
    return {
        "country": page.label("countries", country),
        "name": cut(card.name, _NAME),
        "year": record.year,
        "basis": card.basis,
        "finding": cut(finding, variant.finding) if variant.finding else "",
        "as-of": card.finding.as_of if card.finding and variant.finding else "",
    }


def _code(address: str) -> bytes:
    """The address as a QR code, with the white margin that readers of codes ask for."""
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False)
    return written.getvalue()
