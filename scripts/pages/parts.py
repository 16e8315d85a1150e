"""What the macros of overrides/pages/parts.html take: plain values that several pages show, and the functions that make them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content.model import Evidence, Practice
from scripts.facts.shelves import Group
from scripts.facts.strength import GRADES, standings, strongest_basis
from scripts.pages.context import PageContext
from scripts.pages.invitation import invitation_url


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: str
    url: str


@dataclass(frozen=True)
class Mark:
    """An entry of a closed list that has a look of its own, and its words. `id`: "none" where there is no entry."""

    id: str
    label: str


@dataclass(frozen=True)
class Explained:
    """What one of the names of trust means, told where it stands. `id`: basis, source or strength; `page`: where Method tells more."""

    id: str
    name: str
    meaning: str
    page: Link


@dataclass(frozen=True)
class Grade:
    """How much evidence a practice has: the level (`mark`) and of what it follows, in words."""

    mark: Mark
    because: str


@dataclass(frozen=True)
class Blank:
    """Where the site has nothing yet: what is said, and the address at which to add it."""

    text: str
    invitation: str


@dataclass(frozen=True)
class PracticeLink:
    """A practice as lists name it. `drawing`: the name of its pictogram; `grade`: how much evidence it has; `records`: in words."""

    number: int
    title: str
    url: str
    theme: str
    drawing: str
    grade: Mark
    records: str


@dataclass(frozen=True)
class PracticeCard:
    """A practice with its description."""

    practice: PracticeLink
    description: str


def link(page: PageContext, key: str, text: str | None = None, fragment: str = "") -> Link:
    """A link to a page of the same language, under its title where no other words are given."""
    return Link(text or page.title(key), page.url(key, fragment))


def rest(page: PageContext, group: Group) -> Link | None:
    """From a list to the page with all of one of its groups, where some of it is left out."""
    return link(page, group.key, page.t("shelf.all", count=len(group.every))) if group.key else None


def mark(page: PageContext, basis: str) -> Mark:
    """Who stands behind a result."""
    return Mark(basis, page.label("bases", basis))


def explained(page: PageContext, name: str) -> Explained:
    """Who says a result ("basis"), the kind of source ("source") or how much evidence there is ("strength"), explained."""
    section = {"basis": "bases", "source": "confidence"}.get(name, name)
    values = {"grades": _grades(page)} if name == "strength" else {}
    more = link(page, "method", page.t("trust.more"), section)
    return Explained(name, page.t(f"trust.{name}"), page.t(f"trust.{name}-meaning", **values), more)


def _grades(page: PageContext) -> str:
    """What each level asks for, in a sentence each, from the numbers of the rule."""
    return " ".join(
        page.t(
            "trust.grade-limited" if (g.independent, g.measured, g.countries) == (0, 1, 1) else "trust.grade",
            level=page.label("strengths", g.level),
            independent=g.independent,
            measured=g.measured,
            countries=g.countries,
        )
        for g in GRADES
    )


def grade(page: PageContext, practice: int) -> Grade:
    """How much evidence a practice has, and the three counts of which that follows."""
    standing = standings(page.content)[practice]
    words = ("independent", "measured", "countries")
    told = {word: page.t(f"trust.{word}", count=count) for word, count in zip(words, standing.counts, strict=True)}
    return Grade(Mark(standing.level, page.label("strengths", standing.level)), page.t("trust.because", **told))


def blank(page: PageContext, practice: Practice, country: str) -> Blank:
    """Says plainly that a country has nothing for a practice yet, and invites."""
    said = page.t("practice.blank", country=page.label("countries", country))
    return Blank(said, invitation_url(page, practice, country))


def said(*facts: object) -> tuple[str, ...]:
    """Those of some facts that are known, in words."""
    return tuple(one if isinstance(one, str) else str(one) for one in facts if one)


def practice_link(page: PageContext, practice: Practice) -> PracticeLink:
    """A practice as lists name it."""
    standing = standings(page.content)[practice.number]
    return PracticeLink(
        number=practice.number,
        title=page.practice_title(practice),
        url=page.url(practice.key),
        theme=practice.theme,
        drawing=practice.stem,
        grade=Mark(standing.level, page.label("strengths", standing.level)),
        records=page.t("card.records", count=standing.records),
    )


def practice_card(page: PageContext, practice: Practice) -> PracticeCard:
    """A practice with its description."""
    return PracticeCard(practice_link(page, practice), page.description(practice.key))


def strongest_mark(page: PageContext, records: Iterable[Evidence]) -> Mark:
    """The strongest basis among the results of some records; "none", with words for it, without any."""
    basis = strongest_basis(records, page.content.vocabulary["bases"])
    return mark(page, basis) if basis else Mark("none", page.t("shape.no-results"))


def legend(page: PageContext) -> tuple[Mark, ...]:
    """What each sign of a basis means, the strongest first."""
    return (*(mark(page, basis) for basis in page.content.vocabulary["bases"]), Mark("none", page.t("shape.no-results")))
