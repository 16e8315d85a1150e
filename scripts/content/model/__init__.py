"""What the site is made of, as plain, frozen values. Nothing here reads the disk or knows how a page looks.

Everybody imports from here; the modules say what belongs together.
"""

from __future__ import annotations

from scripts.content.model.content import Content
from scripts.content.model.doors import CountryDoors, Days, Door, LawChange, Question
from scripts.content.model.languages import DEFAULT_LANGUAGE, LANGUAGES, Text, language_at, other
from scripts.content.model.pages import Page, Redirect
from scripts.content.model.practices import STEP_PLACE, Indicator, Practice, Step
from scripts.content.model.records import INTERNATIONAL, Evidence, FollowUp, Result
from scripts.content.model.sources import Source, SourceState
from scripts.content.model.words import Choice, Standard, Term, WrongWord

__all__ = [
    "DEFAULT_LANGUAGE",
    "INTERNATIONAL",
    "LANGUAGES",
    "STEP_PLACE",
    "Choice",
    "Content",
    "CountryDoors",
    "Days",
    "Door",
    "Evidence",
    "FollowUp",
    "Indicator",
    "LawChange",
    "Page",
    "Practice",
    "Question",
    "Redirect",
    "Result",
    "Source",
    "SourceState",
    "Standard",
    "Step",
    "Term",
    "Text",
    "WrongWord",
    "language_at",
    "other",
]
