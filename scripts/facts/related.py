"""Which records are close to a record: those that share the most practices with it, the same country first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from heapq import nsmallest

from scripts.content.model import Content, Evidence

RELATED = 5

_Profile = tuple[frozenset[int], int, str]  # all on which closeness rests: the practices, the main one, the country


class Related:
    """The records of a content by profile. Many share one: what is close to it is looked for once, and never in all records."""

    def __init__(self, content: Content) -> None:
        self._by_profile: dict[_Profile, list[Evidence]] = {}
        for one in sorted(content.evidence, key=lambda one: one.id):
            self._by_profile.setdefault(_profile(one), []).append(one)
        self._found: dict[_Profile, Sequence[Evidence]] = {}

    def to(self, one: Evidence) -> Sequence[Evidence]:
        """The records that are closest to one, at most RELATED, the closest first."""
        profile = _profile(one)
        if profile not in self._found:
            self._found[profile] = self._closest(profile)
        return [other for other in self._found[profile] if other.id != one.id][:RELATED]

    def _closest(self, profile: _Profile) -> Sequence[Evidence]:
        own, main, country = profile
        near = [
            (-len(own & practices) - (of == country), -int(first == main), other.id, other)
            for (practices, first, of), records in self._by_profile.items()
            if not own.isdisjoint(practices)
            for other in records[: RELATED + 1]  # one more, since one of them may be the record itself
        ]
        return [other for *_, other in nsmallest(RELATED + 1, near, key=lambda one: one[:3])]


def _profile(one: Evidence) -> _Profile:
    return frozenset(one.practices), one.practices[0], one.country


@lru_cache(maxsize=4)
def related_of(content: Content) -> Related:
    """Those of a content."""
    return Related(content)
