"""The editors' words in CHANGELOG.md: for each edition (or "dev" for the next one) a list of sentences per language. Pure."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^## +(?P<title>.*)$", re.MULTILINE)
_NUMBER = re.compile(r"\b\d+\.\d+(?:\.\d+)?\b")
_ITEM = re.compile(r"^- (?P<lang>ES|EN): (?P<text>.*(?:\n(?:  ).*)*)", re.MULTILINE)


def words(changelog: str, edition: str, lang: str, in_the_making: bool = False) -> list[str]:
    """What the editors say of an edition. The next edition's section speaks for one in the making that has no section of its own."""
    sections = _sections(changelog)
    text = sections.get(edition) or (sections.get("dev", "") if in_the_making else "")
    return [" ".join(m["text"].split()) for m in _ITEM.finditer(text) if m["lang"].lower() == lang]


def has_section(changelog: str, edition: str) -> bool:
    """True when a heading names the edition, whatever stands below it."""
    return edition in _sections(changelog)


def _sections(changelog: str) -> dict[str, str]:
    """Edition -> text; a section without a number is that of the next edition."""
    parts = _SECTION.split(changelog)
    titles, texts = parts[1::2], parts[2::2]
    return {(m.group() if (m := _NUMBER.search(title)) else "dev"): text for title, text in zip(titles, texts, strict=True)}
