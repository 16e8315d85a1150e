"""The five countries and the international records: how many each has, and how well they are backed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.content.model import Evidence
from scripts.facts.strength import independent, measured, strongest_basis
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, legend, link

NONE = "none"  # where a record gives no result


@dataclass(frozen=True)
class Share:
    """A piece of a bar: the basis that it stands for, its start and length in records; `top`: 0 for a full height, 1 for none."""

    basis: str
    start: int
    length: int
    top: float


@dataclass(frozen=True)
class CountryCount:
    """A country, how many records it has, how many give a measured result, in words, and what share of them each basis has at best: as
    pieces of a bar and, in `said`, in words.
    """

    page: Link
    records: int
    shares: tuple[Share, ...]
    measured: str
    said: str


# What is backed less is drawn lower too, so that nobody has to tell two depths of a colour apart.
_TOPS = {"independent": 0, "self-reported": 0.25, NONE: 0.85}
_TOP = 0.5


def countries(page: PageContext) -> tuple[CountryCount, ...]:
    """The five countries and the international records, with their counts."""
    found = []
    for code in page.content.vocabulary["countries"]:
        records = [r for r in page.content.evidence if r.country == code]
        words = page.t("home.country-measured", count=sum(map(measured, records)), third=sum(map(independent, records)))
        shares = _shares(page, records)
        labels = {one.id: one.label.lower() for one in legend(page)}
        said = "; ".join(f"{share.length}: {labels[share.basis]}" for share in shares)
        to = link(page, f"countries/{code.lower()}", page.label("countries", code))
        found.append(CountryCount(to, len(records), shares, words, f"{said}."))
    return tuple(found)


def _shares(page: PageContext, records: Sequence[Evidence]) -> tuple[Share, ...]:
    known = bases(page)
    best = [strongest_basis([record], known) or NONE for record in records]
    found, start = [], 0
    for basis in known:
        if length := best.count(basis):
            found.append(Share(basis, start, length, _TOPS.get(basis, _TOP)))
            start += length
    return tuple(found)


def bases(page: PageContext) -> list[str]:
    """The bases of results, the best first, and that of a record without any."""
    return [*page.content.vocabulary["bases"], NONE]
