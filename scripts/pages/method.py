"""What the method page computes: the rule for strength of evidence, the bases, the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.facts import strength as rule
from scripts.facts.strength import GRADES, strength
from scripts.pages.context import PageContext
from scripts.pages.doors import letter
from scripts.pages.parts import Mark, PracticeLink, mark, practice_link


@dataclass(frozen=True)
class Level:
    """A level of strength: what it asks for (None: nothing), and the practices that have it now."""

    name: str
    independent: int | None
    measured: int | None
    countries: int | None
    now: tuple[PracticeLink, ...]


STEP = 15  # of the drawing, for one record


@dataclass(frozen=True)
class Point:
    """A practice on the field."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Field:
    """A drawing of the rule. `grounds`: the corner from which each level begins, to the right and upwards."""

    width: int
    height: int
    grounds: tuple[tuple[int, int], ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class StrengthRule:
    """The levels, the highest first, and the same as a drawing."""

    levels: tuple[Level, ...]
    field: Field


def strength_rule(page: PageContext) -> StrengthRule:
    """The rule for strength of evidence, from the numbers that the code uses, and where the practices stand by it."""
    now: dict[str, list[PracticeLink]] = {}
    for practice in page.content.practices:
        now.setdefault(strength(page.records(practice.number)), []).append(practice_link(page, practice))
    levels = [Level(page.label("strengths", g.level), g.independent, g.measured, g.countries, tuple(now.get(g.level, ()))) for g in GRADES]
    none = Level(page.label("strengths", "none"), None, None, None, tuple(now.get("none", ())))
    return StrengthRule((*levels, none), _field(page))


def _field(page: PageContext) -> Field:
    """Each practice by its measured records (to the right) and those measured by a third party (upwards), with the ground of each level."""
    found = [(practice.number, *rule.counts(page.records(practice.number))[:2]) for practice in page.content.practices]
    right = max([measured for _, _, measured in found], default=0) + 2
    top = max([independent for _, independent, _ in found], default=0) + 2
    taken: Counter[tuple[int, int]] = Counter()
    points = []
    for number, independent, measured in found:
        points.append(Point(number, measured * STEP + taken[measured, independent] * 7, (top - independent) * STEP))
        taken[measured, independent] += 1
    grounds = tuple((g.measured * STEP, (top - g.independent) * STEP) for g in GRADES if g.independent)
    return Field(right * STEP, top * STEP, grounds, tuple(points))


@dataclass(frozen=True)
class Basis:
    """What a basis of a result means, with how many results carry it."""

    mark: Mark
    meaning: str
    results: int


def bases(page: PageContext) -> tuple[Basis, ...]:
    """Every basis, the strongest first."""
    counts = Counter(result.basis for record in page.content.evidence for result in record.results)
    known = page.content.vocabulary["bases"].values()
    return tuple(Basis(mark(page, b.id), b.meaning[page.lang] if b.meaning else "", counts[b.id]) for b in known)


def counts(page: PageContext) -> Mapping[str, int]:
    """How much there is: practices, records, sources, terms."""
    content = page.content
    return {
        "practices": len(content.practices),
        "records": len(content.evidence),
        "sources": len(content.sources),
        "terms": len(content.terms),
    }


@dataclass(frozen=True)
class Contact:
    """Where to write without an account, and the address that opens a letter with its questions filled in."""

    mail: str
    letter: str


def contact(page: PageContext) -> Contact | None:
    """How to write without an account, where an address is configured."""
    mail = page.settings.mail
    if not mail:
        return None
    here = (page.settings.home or "/") + page.address
    return Contact(mail, letter(page.content, mail, page.lang, page.title(page.key), here))
