"""The manual's list of rules: each with what it demands, what the check says when it is broken, and examples of what it stops."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.pages.context import PageContext
from scripts.rules.catalogue import CHAPTERS, Rule, catalogue

_VALUE = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Paragraph:
    """A rule. `line`: what it demands, words between grave accents are code; `said`: what the check says; `examples`: address of some."""

    name: str
    line: str
    said: str | None
    examples: str | None


@dataclass(frozen=True)
class Chapter:
    """The rules of a chapter."""

    name: str
    rules: tuple[Paragraph, ...]


def rules(page: PageContext) -> tuple[Chapter, ...]:
    """Every rule of the house, chapter by chapter; the address of each paragraph ends in the rule's name."""
    return tuple(Chapter(name, tuple(_paragraph(page, rule) for rule in catalogue() if rule.chapter == name)) for name in CHAPTERS)


def _paragraph(page: PageContext, rule: Rule) -> Paragraph:
    key = f"rule.{rule.name}"
    line = page.t(key) if key in page.content.ui else rule.line
    message = page.content.ui.get(f"check.{rule.name}", {}).get(page.lang)
    said = _VALUE.sub("[…]", message) if message else None
    return Paragraph(rule.name, line, said, page.settings.blob(f"tests/bad/{rule.name}"))
