"""Words of the field, of the standards and of the closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.content.model.languages import Text


@dataclass(frozen=True)
class Term:
    """A word of the field. `variants`: country -> words attested there; `synonyms`: language -> words that only help the search;
    `ambiguous`: words of it that have other senses, and are not explained in running text."""

    id: str
    term: Text
    definition: Text
    sources: tuple[str, ...]
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class Standard:
    """A family of standards. `patterns`: regular expressions that recognise it in a text."""

    id: str
    short: Text
    name: Text
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class WrongWord:
    """A form that texts in `lang` do not use (a regular expression), what is written instead, why. `right_in`: countries that use it."""

    lang: str
    wrong: str
    right: Text
    why: Text
    right_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """An entry of a closed list (theme, actor, country, kind, basis…) with its labels.

    `letter`, `short` (a name for menus and lists): of a theme; `meaning`: of a basis; `instrument`: True for the kinds of laws,
    regulations, programmes and agreements; `direct`: True for the kinds of publishers that are official, first-hand or peer-reviewed.
    """

    id: str
    label: Text
    letter: str = ""
    meaning: Text | None = None
    short: Text | None = None
    instrument: bool = False
    direct: bool = False

    def listed(self, lang: str) -> str:
        """What it is called in lists: a theme by its letter and short name, anything else by its label."""
        name = (self.short or self.label)[lang]
        return f"{self.letter}. {name}" if self.letter else name
