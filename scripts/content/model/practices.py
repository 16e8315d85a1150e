"""The practices, with their steps and measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.content.model.languages import Text

STEP_PLACE = "step-"  # what the id of a step follows where it names a part of a page


@dataclass(frozen=True)
class Indicator:
    """A measure of progress of a practice. `source` is a source id."""

    id: str
    name: Text
    unit: Text
    source: str
    formula: Text | None = None
    note: Text | None = None
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """What stands beside a step of a practice's page: what shows it, a first move (`first_by`: another one for an actor), a question.

    `id` is what the comment of the step says; it is kept for ever, since people keep answers under it.
    """

    id: str
    shows: Text
    first: Text
    ask: Text
    first_by: Mapping[str, Text] = field(default_factory=dict)

    def first_of(self, actor: str) -> Text:
        """The first move of an actor."""
        return self.first_by.get(actor, self.first)


@dataclass(frozen=True)
class Practice:
    """One of the 17. `stem` is its identity: the name of its files in data/ and docs/. `actors`: those of its steps; `easy`: in five short
    sentences, by language.
    """

    number: int
    stem: str
    theme: str
    actors: tuple[str, ...]
    statement: Text
    indicators: tuple[Indicator, ...]
    easy: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    path: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def key(self) -> str:
        """Key of the practice's page."""
        return f"practices/{self.stem}"

    @property
    def kit(self) -> str:
        """Key of the page of its round table kit."""
        return f"kits/{self.stem}"

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        """What stands beside each step, by its id."""
        return {step.id: step for step in self.steps}
