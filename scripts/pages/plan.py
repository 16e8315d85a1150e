"""The plan: every step of every practice with what a person writes of it, and what its script needs. Read and printed without it too."""

from __future__ import annotations

import json
from dataclasses import dataclass

from scripts.content.model import Practice
from scripts.content.prose import blocks, lead
from scripts.pages.context import PageContext
from scripts.pages.parts import PracticeLink, practice_link
from scripts.pages.standing import schema, states

COLUMNS = ("practice", "step", "state", "wanted", "who", "by", "barrier", "first", "indicator", "baseline", "target")
_OWN = (
    *("count", "print", "comma", "point", "calendar", "bring", "share", "forget", "undated", "copied", "copy", "offered", "add", "brought"),
    *("brought-part", "refused-size", "refused-form", "refused-older", "refused-newer", "unknown"),
)
_SHARED = ("saved", "blocked", "foreign", "save", "forgotten", "undo", "said")


@dataclass(frozen=True)
class PlanStep:
    """A step with its number on the practice's page."""

    id: str
    number: int
    name: str
    first: str


@dataclass(frozen=True)
class PlanPractice:
    """A practice with its steps and its indicators (id; name and unit)."""

    stem: str
    practice: PracticeLink
    steps: tuple[PlanStep, ...]
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Plan:
    """The page. `words`: what the script says, as JSON; `states`: where one can stand, in words."""

    words: str
    states: tuple[str, ...]
    practices: tuple[PlanPractice, ...]


def plan(page: PageContext) -> Plan:
    """The plan of all practices."""
    named = states(page)
    words = {word: page.t(f"plan.{word}") for word in _OWN} | {word: page.t(f"stand.{word}") for word in _SHARED}
    words |= {"name": page.t("plan.file"), "schema": schema(page)}
    lists = {"states": dict(named), "columns": [page.t(f"plan.{column}") for column in COLUMNS]}
    practices = tuple(_practice(page, one) for one in page.content.practices)
    return Plan(json.dumps({**words, **lists}, ensure_ascii=False), tuple(label for _, label in named), practices)


def _practice(page: PageContext, practice: Practice) -> PlanPractice:
    found = [block for block in blocks(page.content.pages[page.lang, practice.key]) if block.kind == "step"]
    steps = tuple(
        PlanStep(beside.id, number, lead(block.text), beside.first[page.lang])
        for number, block in enumerate(found, 1)
        if (beside := practice.step_by_id.get(block.step))
    )
    indicators = tuple((one.id, f"{one.name[page.lang]} ({one.unit[page.lang]})") for one in practice.indicators)
    return PlanPractice(practice.stem, practice_link(page, practice), steps, indicators)
