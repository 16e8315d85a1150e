"""Which records stand in what is printed: a book does not grow with the library. The pages cut their lists alike (facts/shelves.py)."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from scripts.content.model import Content, Evidence
from scripts.facts.shelves import best, fair

RECORDS = 250  # at most, in the handbook and in all that is made like it


@lru_cache(maxsize=4)
def selected(content: Content) -> frozenset[str]:
    """The ids of those records: of each practice and country a fair share, the strongest and newest first; all, while there are few.

    A record counts for its main practice, under which it stands whole: what is named in short elsewhere is always found in the same book.
    """
    groups: dict[tuple[int, str], list[Evidence]] = defaultdict(list)
    for record in content.evidence:
        groups[record.practices[0], record.country].append(record)
    largest = sorted(groups, key=lambda one: (-len(groups[one]), one))  # where not all can have one more, those with most have it
    shares = fair({one: len(groups[one]) for one in largest}, RECORDS)
    return frozenset(record.id for one, share in shares.items() for record in best(groups[one])[:share])
