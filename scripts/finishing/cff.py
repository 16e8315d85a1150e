"""CITATION.cff, by which GitHub and reference managers cite the site as a whole: it names the newest edition. Pure."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^## +(?P<number>\d+\.\d+(?:\.\d+)?) · (?P<day>\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
_LINES = re.compile(r"^(?:version|date-released): .*\n", re.MULTILINE)


def newest(changelog: str, number: str | None = None) -> tuple[str, str] | None:
    """Number and day of the newest edition that CHANGELOG.md tells of, or of the one with this number."""
    return next(((m["number"], m["day"]) for m in _HEADING.finditer(changelog) if number in (None, m["number"])), None)


def with_newest(text: str, changelog: str) -> str:
    """The file naming that edition; as it was before the first."""
    edition = newest(changelog)
    if not edition:
        return text
    return _LINES.sub("", text).rstrip("\n") + f'\nversion: "{edition[0]}"\ndate-released: "{edition[1]}"\n'
