"""What an edition says of itself in `edition.json`: a fingerprint of each part of each practice and record, to compare two editions.

The file stays beside the edition's pages for ever, so its form may grow but never change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from scripts.content.model import LANGUAGES, Content, Evidence, Indicator, Practice, Step, Text
from scripts.content.model.doors import CountryDoors, Door
from scripts.content.prose import blocks

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """One edition: version, day, and for each practice (by stem), record and door (by id) its titles and the fingerprints of its parts.

    `doors`: None for an edition that was made before it told of them.
    """

    version: str
    date: str | None
    practices: Mapping[str, Item]
    evidence: Mapping[str, Item]
    doors: Mapping[str, Item] | None = None


@dataclass(frozen=True)
class Difference:
    """What became of the practices, records or doors of an edition: ids that are new or gone; of a changed one the names of its parts."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@lru_cache(4)
def summarise(content: Content, version: str, date: str | None) -> Summary:
    """The summary of `content` as it is now."""
    practices = {p.stem: _practice(content, p) for p in content.practices}
    doors = {one.id: _door(country, one) for country in content.doors.values() for one in country.doors}
    return Summary(version, date, practices, {e.id: _evidence(e) for e in content.evidence}, doors)


def as_json(summary: Summary) -> bytes:
    """`edition.json`, what an edition says of itself beside its pages."""
    return (json.dumps(asdict(summary), ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def read_all(folder: Path | None, before: str) -> list[Summary]:
    """Summaries of the editions in `folder` that came before the version `before`, newest first."""
    if folder is None or not folder.is_dir():
        return []
    values = [json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")]
    found = [Summary(v["version"], v["date"], v["practices"], v["evidence"], v.get("doors")) for v in values]
    return sorted((s for s in found if not number(before) or number(s.version) < number(before)), key=lambda s: number(s.version))[::-1]


def number(version: str) -> tuple[int, ...]:
    """A numbered edition's place in the order of editions; nothing for `dev`."""
    return tuple(int(part) for part in version.split(".")) if version[:1].isdigit() else ()


def compare(old: Mapping[str, Item], new: Mapping[str, Item]) -> Difference:
    """What changed from `old` to `new`."""
    changed = {key: _changed_parts(old[key], new[key]) for key in new if key in old}
    return Difference(
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        changed={key: parts for key, parts in changed.items() if parts},
    )


def _changed_parts(old: Item, new: Item) -> tuple[str, ...]:
    """Names of the parts that differ. A part that only one of the two editions knows tells of a newer form of the file, not of a change."""
    return tuple(part for part, print_ in new["parts"].items() if old["parts"].get(part, print_) != print_)


def _practice(content: Content, practice: Practice) -> dict[str, Any]:
    pages = {lang: content.pages[lang, practice.key] for lang in LANGUAGES}
    parts: dict[str, Any] = {
        "title": {lang: p.title for lang, p in pages.items()},
        "address": {lang: p.slug for lang, p in pages.items()},
        "description": {lang: p.description for lang, p in pages.items()},
        "sentence": _both(practice.statement),
        **({"easy": practice.easy} if practice.easy else {}),
        "theme": practice.theme,
        "actors": practice.actors,
        "indicators": [_indicator(one) for one in practice.indicators],
    }
    if practice.steps:
        parts["steps"] = [_step(one) for one in practice.steps]
    prose = {lang: _sections(content, lang, practice) for lang in LANGUAGES}
    for section in dict.fromkeys(name for texts in prose.values() for name in texts):
        texts = {lang: prose[lang].get(section) for lang in LANGUAGES}
        parts[section] = {"facts": parts[section], "prose": texts} if section in parts else texts
    evidence = sorted(e.id for e in content.evidence if practice.number in e.practices)
    return {"title": parts["title"], "parts": _prints(parts), "evidence": evidence}


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": _both(one.name),
        "unit": _both(one.unit),
        "source": one.source,
        "formula": _both(one.formula),
        "note": _both(one.note),
        "standards": one.standards,
    }


def _step(one: Step) -> dict[str, Any]:
    by = {actor: _both(text) for actor, text in one.first_by.items()}
    return {"id": one.id, "shows": _both(one.shows), "first": _both(one.first), "first_by": by, "ask": _both(one.ask)}


def _sections(content: Content, lang: str, practice: Practice) -> dict[str, str]:
    """The prose of a practice page by its second-level headings; what stands before the first one is the opening."""
    texts: dict[str, str] = {}
    section = "opening"
    for block in blocks(content.pages[lang, practice.key]):
        if block.kind == "heading" and block.level == 2:
            section = block.id or section
        texts[section] = texts.get(section, "") + " ".join(block.text.split()) + "\n"
    return texts


def _evidence(one: Evidence) -> dict[str, Any]:
    parts = {
        "name": _both(one.name),
        "organisation": _both(one.organisation),
        "country": one.country,
        "kind": one.kind,
        "actors": one.actors,
        "practices": one.practices,
        "shows": [{"practice": number, "text": _both(text)} for number, text in sorted(one.shows.items())],
        "what": _both(one.what),
        "year": one.year,
        "results": [{"basis": result.basis, "text": _both(result.text), "as_of": result.as_of} for result in one.results],
        "gaps": _both(one.gaps),
        "confidence": one.confidence,
        "sources": one.sources,
    }
    return {"title": _both(one.name), "country": one.country, "parts": _prints(parts)}


def _door(country: CountryDoors, one: Door) -> dict[str, Any]:
    days = one.days
    parts = {
        "name": _both(one.name),
        "kind": one.kind,
        "body": _both(one.body),
        "law": _both(one.law),
        "days": [days.value, days.kind, _both(days.extension), _both(days.note)] if days else None,
        "cost": _both(one.cost),
        "anonymous": _both(one.anonymous),
        "language": _both(one.language),
        "doing": _both(one.how),
        "appeal": _both(one.appeal),
        "place": one.address,
        "text-of": one.text_of,
        "confidence": one.confidence,
        "sources": one.sources,
    }
    return {"title": _both(one.name), "page": country.key, "parts": _prints(parts)}


def _both(text: Text | None) -> dict[str, str] | None:
    return {lang: said for lang in LANGUAGES if (said := text.given(lang))} if text else None


def _prints(parts: Mapping[str, Any]) -> dict[str, str]:
    """Name of each part -> fingerprint of what it says. Only the names and values written above count, not how Python calls them."""
    texts = {name: json.dumps(_said(value), sort_keys=True, ensure_ascii=False) for name, value in parts.items()}
    return {name: hashlib.sha256(text.encode("utf-8")).hexdigest()[:8] for name, text in texts.items()}


def _said(value: Any) -> Any:
    """A value without what is left out and without differences of white space: a field that nobody filled is as one that does not exist."""
    if isinstance(value, Mapping):
        return {key: said for key, one in value.items() if (said := _said(one)) not in (None, "", [], {})}
    if isinstance(value, (list, tuple)):
        return [_said(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value
