"""Where do we stand? What each step of a practice asks, and the foot of those questions with what their script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from scripts.content.prose import Block
from scripts.exports.schemas import PLAN_SCHEMA
from scripts.pages.context import PageContext, Section
from scripts.pages.parts import Link, link
from scripts.pages.practice import practice_of

_WORDS = ("saved", "blocked", "foreign", "save", "forget", "forgotten", "undo", "said")


@dataclass(frozen=True)
class Standing:
    """What stands at a step: what shows it, a first move, a question, and the states that one can be in (id and words)."""

    id: str
    shows: str
    first: str
    ask: str
    states: tuple[tuple[str, str], ...]


def standing(page: PageContext, step: Block) -> Standing | None:
    """The questions at a step; None where nothing is written beside it."""
    found = practice_of(page).step_by_id.get(step.step)
    return Standing(found.id, found.shows[page.lang], found.first[page.lang], found.ask[page.lang], states(page)) if found else None


def states(page: PageContext) -> tuple[tuple[str, str], ...]:
    """The states in their order: id and words."""
    return tuple((one, page.label("states", one)) for one in page.content.vocabulary["states"])


@dataclass(frozen=True)
class Foot:
    """What stands below the steps. `words`: what the script says, as JSON."""

    words: str
    plan: Link | None
    privacy: Link | None


def foot(page: PageContext) -> Foot:
    """The foot of the questions of a practice."""
    words = {word: page.t(f"stand.{word}") for word in _WORDS}
    words |= {"file": f"{page.t('plan.file')}.json", "schema": schema(page)}
    return Foot(
        json.dumps(words, ensure_ascii=False),
        _link(page, "plan", "stand.plan"),
        _link(page, "privacy", "stand.privacy"),
    )


def schema(page: PageContext) -> str:
    """The address of the schema of a plan's file, as far as it is known."""
    return f"{page.settings.home or '/'}{PLAN_SCHEMA}"


def _link(page: PageContext, key: str, word: str) -> Link | None:
    return link(page, key, page.t(word)) if (page.lang, key) in page.content.shown else None


FOOT = Section("practice-standing.html", foot)
