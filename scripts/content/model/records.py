"""The pieces of evidence, and what came after the forum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.content.model.languages import Text

INTERNATIONAL = "INT"  # among the countries: what is not of one alone


@dataclass(frozen=True)
class Result:
    """A measured or expected outcome and who says so (`basis`: independent, self-reported, legal, estimate, target).

    `as_of`: year or year-month of its figure where the text has none, "undated" where the source does not say either.
    """

    basis: str
    text: Text
    as_of: str = ""


@dataclass(frozen=True)
class Evidence:
    """One law, programme, agreement, company case… with its proof. `sources` are source ids; `keywords`, by language, help to find it.

    `shows`: number of a practice -> what the record shows for it; a practice that is not its main one should be there.
    """

    id: str
    name: Text
    organisation: Text
    country: str
    kind: str
    actors: tuple[str, ...]
    practices: tuple[int, ...]
    what: Text
    confidence: str
    sources: tuple[str, ...]
    year: int | None = None
    results: tuple[Result, ...] = ()
    gaps: Text | None = None
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shows: Mapping[int, Text] = field(default_factory=dict)
    path: str = ""

    @property
    def key(self) -> str:
        """Key of the record's page."""
        return f"evidence/{self.id}"

    @property
    def unexplained(self) -> tuple[int, ...]:
        """The practices, but for the main one, of which nobody has said what the record shows for them."""
        return tuple(number for number in self.practices[1:] if number not in self.shows)


@dataclass(frozen=True)
class FollowUp:
    """What happened in the forum's field after it (`before`: just before it). `date`: a day, month or year, or two with a slash between."""

    id: str
    date: str
    practices: tuple[int, ...]
    what: Text
    confidence: str
    sources: tuple[str, ...]
    before: bool = False
    gaps: Text | None = None
    line: int = 1
