"""What the method page computes: the rule for strength of evidence, the bases, the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.facts.strength import GRADES, strength
from scripts.pages.context import PageContext
from scripts.pages.doors import letter
from scripts.pages.parts import Mark, mark


@dataclass(frozen=True)
class Level:
    """A level of strength: what it asks for (None: nothing), and how many practices have it now."""

    name: str
    independent: int | None
    measured: int | None
    countries: int | None
    now: int


def strength_rule(page: PageContext) -> tuple[Level, ...]:
    """The rule for strength of evidence, from the numbers that the code uses."""
    now = Counter(strength(page.records(p.number)) for p in page.content.practices)
    return (
        *(Level(page.label("strengths", g.level), g.independent, g.measured, g.countries, now[g.level]) for g in GRADES),
        Level(page.label("strengths", "none"), None, None, None, now["none"]),
    )


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
