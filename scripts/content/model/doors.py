"""Where people may ask or take part in a country, and what they may ask."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model.languages import Text


@dataclass(frozen=True)
class Days:
    """A time limit. `kind`: working, calendar or unspecified; `note`: since when it counts, or which time it is."""

    value: int
    kind: str
    extension: Text | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Door:
    """A way to ask, take part, report or see data in a country. `text_of`: the day of the law's text that was read, "" where none was."""

    id: str
    kind: str
    name: Text
    body: Text
    law: Text
    how: Text
    confidence: str
    sources: tuple[str, ...]
    days: Days | None = None
    cost: Text | None = None
    anonymous: Text | None = None
    language: Text | None = None
    appeal: Text | None = None
    address: str = ""
    text_of: str = ""

    @property
    def texts(self) -> tuple[Text, ...]:
        """Everything that it says, save its time limit."""
        found = (self.name, self.body, self.law, self.cost, self.anonymous, self.language, self.how, self.appeal)
        return tuple(text for text in found if text)


@dataclass(frozen=True)
class LawChange:
    """What changed lately about the doors of a country."""

    date: str
    what: Text
    sources: tuple[str, ...]


@dataclass(frozen=True)
class CountryDoors:
    """The doors of a country as they were read on a day, what changed lately, and what could not be confirmed (`open`)."""

    country: str
    read: str
    doors: tuple[Door, ...]
    changes: tuple[LawChange, ...]
    open: tuple[Text, ...]
    path: str = ""

    @property
    def citing(self) -> tuple[Door | LawChange, ...]:
        """Everything that cites sources."""
        return (*self.doors, *self.changes)

    @property
    def key(self) -> str:
        """Key of the page that shows them."""
        return f"ask/{self.country.lower()}"


@dataclass(frozen=True)
class Question:
    """Something that anybody may ask an authority or a company (`to`), and the document that answers it."""

    id: str
    to: str
    question: Text
    answered_by: Text
    line: int = 1
