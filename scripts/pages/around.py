"""What the layout prints around a practice: where it stands among all of them, its evidence at a glance, and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.content.model import Evidence, Practice
from scripts.facts import strength as rule
from scripts.pages.context import PageContext
from scripts.pages.doors import EVIDENCE
from scripts.pages.parts import Explained, Grade, Link, Mark, PracticeLink, explained, grade, legend, practice_link, strongest_mark

_SIGNS = 14  # of a country, at most: what fits beside its name on a phone


@dataclass(frozen=True)
class CountryRow:
    """A country's records as signs, the best backed first, as many as fit. `url`: its evidence on the page; `words`: said aloud."""

    name: str
    url: str
    signs: tuple[Mark, ...]
    count: int
    words: str


@dataclass(frozen=True)
class Glance:
    """The grade, every record as a sign, and what is missing for the next grade (`lacks`, with the door to add it)."""

    grade: Grade
    rule: str
    explained: Explained
    lacks: str
    add: Link
    countries: tuple[CountryRow, ...]
    legend: tuple[Mark, ...]


@dataclass(frozen=True)
class Around:
    """`theme`: its letter, leading to its page; `previous`, `next`: the neighbours, None at the ends."""

    theme_id: str
    theme: Link
    position: str
    glance: Glance
    previous: PracticeLink | None
    next: PracticeLink | None


def around(page: PageContext) -> Around:
    """What stands around the practice whose page is being made."""
    every = page.content.practices
    place = next(n for n, one in enumerate(every) if one.key == page.key)
    practice = every[place]
    theme = page.content.vocabulary["themes"][practice.theme]
    return Around(
        theme_id=practice.theme,
        theme=Link(page.t("theme.letter", letter=theme.letter), page.url(f"themes/{practice.theme}")),
        position=page.t("practice.position", number=practice.number, total=len(every)),
        glance=glance(page, practice),
        previous=practice_link(page, every[place - 1]) if place else None,
        next=practice_link(page, every[place + 1]) if place + 1 < len(every) else None,
    )


def glance(page: PageContext, practice: Practice) -> Glance:
    """The evidence of a practice at a glance."""
    records = page.records(practice.number)
    rows = [_row(page, practice, country) for country in page.content.vocabulary["countries"]]
    shown = {sign.id for row in rows for sign in row.signs}
    above = rule.next_grade(rule.strength(records))
    return Glance(
        grade=grade(page, practice.number),
        rule=page.url("method", "strength"),
        explained=explained(page, "strength"),
        lacks=_lacks(page, records, above) if above else "",
        add=Link(page.t("page.add-evidence"), page.settings.issue(EVIDENCE) or page.url("contribute", "add-evidence")),
        countries=tuple(rows),
        legend=tuple(one for one in legend(page) if one.id in shown),
    )


def _row(page: PageContext, practice: Practice, country: str) -> CountryRow:
    order = [one.id for one in legend(page)]
    marks = (strongest_mark(page, [record]) for record in page.records(practice.number, country))
    signs = tuple(sorted(marks, key=lambda one: order.index(one.id)))
    by_label = Counter(sign.label for sign in signs)
    words = ", ".join(f"{count} {label.lower()}" for label, count in by_label.items())
    url = f"#evidence-{country.lower()}"
    return CountryRow(
        page.label("countries", country), url, signs[:_SIGNS], len(signs), f"{page.t('card.records', count=len(signs))}. {words}"
    )


def _lacks(page: PageContext, records: Sequence[Evidence], above: rule.Grade) -> str:
    """What is missing for the grade above, the first of the three conditions that is not met."""
    asked = (above.independent, above.measured, above.countries)
    names = ("independent", "measured", "countries")
    for name, found, least in zip(names, rule.counts(records), asked, strict=True):
        if found < least:
            return page.t(f"glance.lacks-{name}", count=least - found, level=page.label("strengths", above.level).lower())
    return ""
