"""What each practice still lacks in each country: an instrument, a measured result, one that somebody else measured. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scripts.content.model import INTERNATIONAL, Content, Evidence
from scripts.facts.strength import independent, measured

Cell = tuple[int, str]  # the number of a practice and the code of a country


def cells(content: Content) -> tuple[Cell, ...]:
    """Every practice in every country, in the order of the comparison; what is international belongs to none."""
    countries = [code for code in content.vocabulary["countries"] if code != INTERNATIONAL]
    return tuple((practice.number, code) for practice in content.practices for code in countries)


def lacking(content: Content) -> Mapping[str, tuple[Cell, ...]]:
    """What is lacking -> the cells that lack it: "instrument" (a law, policy, programme or agreement), "measured", "independent"."""
    known = {one.id for one in content.instruments}
    wanted: dict[str, Callable[[Evidence], bool]] = {
        "instrument": lambda one: one.id in known,
        "measured": measured,
        "independent": independent,
    }
    every = {cell: content.evidence_of(*cell) for cell in cells(content)}
    return {name: _without(every, has) for name, has in wanted.items()}


def _without(every: Mapping[Cell, Sequence[Evidence]], has: Callable[[Evidence], bool]) -> tuple[Cell, ...]:
    return tuple(cell for cell, records in every.items() if not any(map(has, records)))
