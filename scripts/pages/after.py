"""What came after the forum: the list on its page, and one line on the page of each practice that has an entry."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import FollowUp, Practice
from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, PracticeLink, link, practice_link
from scripts.tools.lists import capital


@dataclass(frozen=True)
class Entry:
    """What happened, with its date in words. `note`: "before the forum" or nothing; `gaps`: what was looked for and not found."""

    date: str
    note: str
    what: str
    gaps: str
    cited: tuple[int, ...]
    practices: tuple[PracticeLink, ...]


@dataclass(frozen=True)
class After:
    """All entries in the order of their dates, and the practices that have none after the forum."""

    entries: tuple[Entry, ...]
    without: tuple[PracticeLink, ...]


@dataclass(frozen=True)
class Line:
    """The newest entry of a practice. `all`: to the whole list on the forum's page."""

    date: str
    what: str
    cited: tuple[int, ...]
    all: Link


def after(page: PageContext) -> After:
    """Everything that is known to have followed."""
    content = page.content
    without = [p for p in content.practices if not content.follow_ups_of(p.number)]
    return After(tuple(_entry(page, one) for one in content.follow_ups), tuple(practice_link(page, p) for p in without))


def _entry(page: PageContext, one: FollowUp) -> Entry:
    practices = [page.content.practice_by_number[n] for n in sorted(one.practices) if n in page.content.practice_by_number]
    return Entry(
        date=capital(in_words(one.date, page.lang)),
        note=page.t("after.before") if one.before else "",
        what=one.what[page.lang],
        gaps=one.gaps[page.lang] if one.gaps else "",
        cited=page.cite(one.sources),
        practices=tuple(practice_link(page, practice) for practice in practices),
    )


def line_of(page: PageContext, practice: Practice) -> Line | None:
    """The newest entry of a practice; None where nothing is known."""
    found = page.content.follow_ups_of(practice.number)
    if not found:
        return None
    newest = found[-1]
    whole = link(page, "forum", page.t("practice.after-all"), "after")
    return Line(in_words(newest.date, page.lang), newest.what[page.lang], page.cite(newest.sources), whole)
