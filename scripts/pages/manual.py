"""The manual's list of rules: each with what it demands, what the check says when it is broken, and examples of what it stops."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.pages.context import PageContext
from scripts.rules.catalogue import Rule, catalogue

# The chapters in the order in which a contributor meets them; each gathers the rules of some modules.
_CHAPTERS = {
    "fields": ("scripts.yamlio", "scripts.schema", "scripts.rules.source.heads"),
    "facts": ("scripts.rules.facts",),
    "pages": ("scripts.rules.prose_pages", "scripts.rules.source.structure"),
    "markup": ("scripts.rules.source.markup",),
    "twins": ("scripts.rules.twins",),
    "letters": ("scripts.rules.source.letters", "scripts.rules.source.weight"),
    "names": ("scripts.rules.source.names",),
    "site": (),
}
_VALUE = re.compile(r"\{\w+\}(?:\.(?!\w))?")


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
    chapters: dict[str, list[Paragraph]] = {name: [] for name in _CHAPTERS}
    for rule in catalogue():
        name = next((name for name, modules in _CHAPTERS.items() if rule.module in modules), "site")
        chapters[name].append(_paragraph(page, rule))
    return tuple(Chapter(name, tuple(found)) for name, found in chapters.items())


def _paragraph(page: PageContext, rule: Rule) -> Paragraph:
    key = f"rule.{rule.name}"
    line = page.t(key) if key in page.content.ui else rule.line
    message = page.content.ui.get(f"check.{rule.name}", {}).get(page.lang)
    said = _VALUE.sub("…", message) if message else None
    return Paragraph(rule.name, line, said, page.settings.blob(f"tests/bad/{rule.name}"))
