"""The items of each published data set, from the content alone. What is not known is left out of an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.content.model import LANGUAGES, Content, Evidence, Indicator, Practice, Result, Source, Term, Text
from scripts.content.model.doors import CountryDoors, Days, Door
from scripts.content.prose import Block, blocks, bullets, plain
from scripts.facts.addresses import addresses_of
from scripts.facts.citations import Uses, uses
from scripts.facts.shelves import places_of_sources
from scripts.facts.strength import strength

Item = dict[str, Any]


class Datasets:
    """All items of a content; `site` is the published address with its final slash, or "/" when it is not known."""

    def __init__(self, content: Content, site: str) -> None:
        self._content = content
        self._addresses = addresses_of(content)
        self._site = site

    def items(self, name: str) -> list[Item]:
        """The items of one data set, in a stable order."""
        makers = {
            "practices": self._practices,
            "evidence": self._evidence,
            "sources": self._sources,
            "indicators": self._indicators,
            "glossary": self._glossary,
            "doors": self._doors,
            "follow-up": self._follow_up,
        }
        return list(makers[name]())

    def pages(self, key: str, fragment: str = "") -> Item:
        """Addresses of a page in both languages."""
        end = f"#{fragment}" if fragment else ""
        return {lang: self._site + self._addresses.of(lang, key) + end for lang in LANGUAGES}

    def _practices(self) -> Iterator[Item]:
        return (self._practice(p) for p in self._content.practices)

    def _practice(self, practice: Practice) -> Item:
        pages = {lang: self._content.pages[lang, practice.key] for lang in LANGUAGES}
        records = self._content.evidence_of(practice.number)
        found = {lang: blocks(page) for lang, page in pages.items()}
        countries = {r.country for r in records}
        return {
            "id": practice.stem,
            "number": practice.number,
            "theme": practice.theme,
            "actors": list(practice.actors),
            "title": {lang: page.title for lang, page in pages.items()},
            "description": {lang: page.description for lang, page in pages.items()},
            "statement": _text(practice.statement),
            **({"easy": {lang: list(easy) for lang, easy in practice.easy.items()}} if practice.easy else {}),
            "steps": {lang: [_step(practice, b, lang) for b in found[lang] if b.kind == "step"] for lang in LANGUAGES},
            "limits": {lang: [_statement(b) for b in bullets(found[lang], "limits")] for lang in LANGUAGES},
            "indicators": [i.id for i in practice.indicators],
            "evidence": [r.id for r in records],
            "countries": [c for c in self._content.vocabulary["countries"] if c in countries],
            "strength": strength(records),
            "pages": self.pages(practice.key),
        }

    def _evidence(self) -> Iterator[Item]:
        return (self._record(r) for r in sorted(self._content.evidence, key=lambda r: r.id))

    def _record(self, record: Evidence) -> Item:
        return _known(
            {
                "id": record.id,
                "name": _text(record.name),
                "organisation": _text(record.organisation),
                "country": record.country,
                "year": record.year,
                "kind": record.kind,
                "actors": list(record.actors),
                "practices": list(record.practices),
                "shows": [{"practice": n, **_said(record.shows[n])} for n in record.practices if n in record.shows],
                "what": _text(record.what),
                "results": [_result(r) for r in record.results],
                "gaps": _text(record.gaps),
                "confidence": record.confidence,
                "sources": list(dict.fromkeys(record.sources)),
                "pages": self.pages(record.key),
            }
        )

    def _sources(self) -> Iterator[Item]:
        places = uses(self._content)
        return (self._source(s, places[s.id]) for s in sorted(self._content.sources.values(), key=lambda s: s.id))

    def _source(self, source: Source, places: Uses) -> Item:
        return _known(
            {
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "kind": source.kind or None,
                "lang": source.lang,
                "published": source.published,
                "url": source.url if source.linked else None,
                "address_kind": address_kind(source),
                "title_as_seen": source.title_as_seen,
                "cited_by": {
                    "practices": places.practices,
                    "evidence": places.evidence,
                    "glossary": places.terms,
                    "pages": places.pages,
                },
                "pages": self.pages(places_of_sources(self._content)[source.id], source.id),
            }
        )

    def _indicators(self) -> Iterator[Item]:
        return (self._indicator(p, i) for p in self._content.practices for i in p.indicators)

    def _indicator(self, practice: Practice, one: Indicator) -> Item:
        return _known(
            {
                "id": one.id,
                "practice": practice.number,
                "name": _text(one.name),
                "unit": _text(one.unit),
                "formula": _text(one.formula),
                "note": _text(one.note),
                "standards": list(one.standards),
                "source": one.source,
                "pages": self.pages(practice.key, f"indicator-{one.id}"),
            }
        )

    def _glossary(self) -> Iterator[Item]:
        return (self._term(t) for t in sorted(self._content.terms, key=lambda t: t.id))

    def _term(self, term: Term) -> Item:
        return {
            "id": term.id,
            "term": _text(term.term),
            "definition": _text(term.definition),
            "words": {c: list(term.variants[c]) for c in self._content.vocabulary["countries"] if c in term.variants},
            "sources": list(term.sources),
            "pages": self.pages("glossary", term.id),
        }

    def _doors(self) -> Iterator[Item]:
        countries = (self._content.doors[c] for c in self._content.vocabulary["countries"] if c in self._content.doors)
        return (self._door(country, one) for country in countries for one in country.doors)

    def _door(self, country: CountryDoors, one: Door) -> Item:
        return _known(
            {
                "id": one.id,
                "country": country.country,
                "kind": one.kind,
                "name": _text(one.name),
                "body": _text(one.body),
                "law": _text(one.law),
                "days": _days(one.days),
                "cost": _text(one.cost),
                "anonymous": _text(one.anonymous),
                "language": _text(one.language),
                "how": _text(one.how),
                "appeal": _text(one.appeal),
                "address": one.address or None,
                "text_of": one.text_of or None,
                "read": country.read,
                "confidence": one.confidence,
                "sources": list(one.sources),
                "pages": self.pages(country.key, one.id),
            }
        )

    def _follow_up(self) -> Iterator[Item]:
        for one in self._content.follow_ups:
            yield _known(
                {
                    "id": one.id,
                    "date": one.date,
                    "before": one.before,
                    "practices": list(one.practices),
                    "what": _text(one.what),
                    "gaps": _text(one.gaps),
                    "confidence": one.confidence,
                    "sources": list(one.sources),
                    "pages": self.pages("forum", "after"),
                }
            )


def address_kind(source: Source) -> str:
    """How the address of a source is treated: original, copy or unlinked."""
    if not source.linked:
        return "unlinked"
    return "copy" if source.copy else "original"


def _statement(block: Block) -> Item:
    return {"text": plain(block.text), "sources": list(dict.fromkeys(block.citations))}


def _step(practice: Practice, block: Block, lang: str) -> Item:
    beside = practice.step_by_id.get(block.step)
    words = {"shows": beside.shows[lang], "first": beside.first[lang], "ask": beside.ask[lang]} if beside else {}
    sources = list(dict.fromkeys(block.citations))
    return {"id": block.step, "text": plain(block.text), "actors": block.actors or [], **words, "sources": sources}


def _result(one: Result) -> Item:
    return {"basis": one.basis, **({"as_of": one.as_of} if one.as_of else {}), **_said(one.text)}


def _days(days: Days | None) -> Item | None:
    return _known({"value": days.value, "kind": days.kind, "extension": _text(days.extension), "note": _text(days.note)}) if days else None


def _text(text: Text | None) -> Item | None:
    return _said(text) if text else None


def _said(text: Text) -> Item:
    """What somebody wrote, by language; nothing for one that waits."""
    return {lang: said for lang in LANGUAGES if (said := text.given(lang))}


def _known(item: Item) -> Item:
    return {key: value for key, value in item.items() if value is not None}
