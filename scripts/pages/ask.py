"""Where people may ask in each country: the list of countries, a country's doors, the letter that asks, the line that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from scripts.content.model import LANGUAGES, CountryDoors, Days, Door, LawChange, Practice, Question, Text
from scripts.facts.dates import in_words
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, link
from scripts.tools.lists import capital

KINDS = ("information", "participate", "report-breach", "data", "indigenous-consultation")
_FACTS = ("body", "law", "days", "cost", "anonymous", "language", "how", "appeal")


@dataclass(frozen=True)
class CountryLine:
    """A country with its number of doors in words."""

    page: Link
    count: str


@dataclass(frozen=True)
class DoorCard:
    """A door. `facts`: title and text of each thing known of it; `sure`: the end of the words that say how sure it is; `online`: where
    it is done online, "" where nobody knows; `text_of`: of when the text of the law is that was read, in words.
    """

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    online: str
    sure: str
    text_of: str
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """The doors of a kind. `id`: its name in KINDS."""

    id: str
    doors: tuple[DoorCard, ...]


@dataclass(frozen=True)
class Change:
    """What changed lately, with its date in words."""

    date: str
    what: str
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Doors:
    """All doors of a country by kind, as they were `read` on a day (in words); None of them known: no groups."""

    read: str
    groups: tuple[Group, ...]
    changes: tuple[Change, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class LetterDoor:
    """A door whose law a letter can name. `named`: whether a name is needed, in words, "" where nothing is known of that."""

    id: str
    name: str
    law: str
    named: str


@dataclass(frozen=True)
class LetterQuestion:
    """A question, and the document that answers it, "" where nobody has said."""

    text: str
    answer: str


@dataclass(frozen=True)
class PracticeQuestions:
    """The questions of the steps of a practice."""

    name: str
    questions: tuple[LetterQuestion, ...]


@dataclass(frozen=True)
class Letter:
    """What a letter is put together from. `steps`: the questions of all steps, `count` of them; `blank`: an address that opens it with its
    blanks in one's own mail; `other`: the same letter in the other language.
    """

    doors: tuple[LetterDoor, ...]
    questions: tuple[tuple[str, tuple[LetterQuestion, ...]], ...]
    steps: tuple[PracticeQuestions, ...]
    count: int
    blank: str
    other: Link


def known(page: PageContext) -> Iterator[CountryDoors]:
    """The countries whose doors are known and have a page, in the order of the closed list."""
    for code in page.content.vocabulary["countries"]:
        one = page.content.doors.get(code)
        if one and (page.site, one.key) in page.addresses:
            yield one


def countries(page: PageContext) -> tuple[CountryLine, ...]:
    """Every country with its page."""
    return tuple(
        CountryLine(
            Link(page.label("countries", one.country), page.url(one.key)),
            page.t("ask.n-doors", count=len(one.doors)),
        )
        for one in known(page)
    )


def link_to(page: PageContext) -> Link | None:
    """A link to the doors of all countries, for a line elsewhere; None where there are none."""
    return link(page, "ask", page.t("ask.link")) if any(known(page)) else None


def of_country(page: PageContext, code: str) -> Link | None:
    """A link to the doors of a country, for its own page; None where there is none."""
    one = next((one for one in known(page) if one.country == code), None)
    return link(page, one.key, page.t("ask.of-country", country=page.label("countries", code))) if one else None


def _own(page: PageContext) -> CountryDoors | None:
    return page.content.doors.get(page.key.removeprefix("ask/").upper())


def doors(page: PageContext) -> Doors:
    """The doors of the country whose page is being made."""
    own = _own(page)
    if own is None:
        return Doors("", (), (), ())
    groups = tuple(Group(kind, found) for kind in KINDS if (found := tuple(_card(page, d) for d in own.doors if d.kind == kind)))
    return Doors(
        in_words(own.read, page.lang),
        groups,
        tuple(_change(page, one) for one in own.changes),
        tuple(page.text(one) for one in own.open),
    )


def _card(page: PageContext, door: Door) -> DoorCard:
    return DoorCard(
        id=door.id,
        name=page.text(door.name),
        facts=tuple((page.t(f"ask.{name}"), text) for name in _FACTS if (text := _fact(page, door, name))),
        online=door.address,
        sure=door.confidence,
        text_of=in_words(door.text_of, page.lang) if door.text_of else "",
        cited=page.cite(door.sources),
    )


def _fact(page: PageContext, door: Door, name: str) -> str:
    value: Text | Days | None = getattr(door, name)
    if isinstance(value, Days):
        return _days(page, value)
    return page.text(value) if value else ""


def _days(page: PageContext, days: Days) -> str:
    """A time limit in a sentence or more."""
    said = [page.t(f"ask.days-{days.kind}", count=days.value)]
    said += [page.text(text) for text in (days.note, days.extension) if text]
    return " ".join(f"{text.rstrip('.')}." for text in said)


def _change(page: PageContext, one: LawChange) -> Change:
    date = in_words(one.date, page.lang)
    return Change(capital(date), page.text(one.what), page.cite(one.sources))


def letter(page: PageContext) -> Letter:
    """The letter that asks for information in the country whose page is being made."""
    own = _own(page)
    found = [door for door in own.doors if door.kind == "information"] if own else []
    steps = tuple(_of_steps(page, one) for one in page.content.practices if one.steps)
    return Letter(
        tuple(_letter_door(page, door) for door in found),
        tuple((to, tuple(_question(page, one) for one in page.content.questions if one.to == to)) for to in ("authority", "company")),
        steps,
        sum(len(one.questions) for one in steps),
        _mail(page),
        _other(page),
    )


def _letter_door(page: PageContext, door: Door) -> LetterDoor:
    return LetterDoor(door.id, page.text(door.name), page.text(door.law), page.text(door.anonymous) if door.anonymous else "")


def _question(page: PageContext, one: Question) -> LetterQuestion:
    return LetterQuestion(page.text(one.question), page.text(one.answered_by))


def _of_steps(page: PageContext, practice: Practice) -> PracticeQuestions:
    found = tuple(LetterQuestion(page.text(one.ask), "") for one in practice.steps)
    return PracticeQuestions(f"{practice.number}. {page.practice_title(practice)}", found)


def _other(page: PageContext) -> Link:
    other = next(lang for lang in LANGUAGES if lang != page.site)
    address = page.addresses.any_language(page.site, page.key, other, page.key)
    return Link(page.t("letter.other", language=page.label("languages", other).lower()), f"{address}#letter")


BLANKS = ("place", "date", "to", "name", "group", "law", "project", "item", "start", "end", "reply", "identity")


def _mail(page: PageContext) -> str:
    """RFC 6068: percent-encoded, lines end in %0D%0A. To whom is left to the person who sends it."""
    blank = {name: f"[{page.t(f'letter.blank-{name}')}]" for name in BLANKS}
    lines = [page.t("letter.head", **blank), page.t("letter.to", **blank), "", page.t("letter.opening", **blank)]
    lines += [f"1. {blank['item']}", f"2. {blank['item']}", "", page.t("letter.period", **blank), "", page.t("letter.wish", **blank)]
    lines += ["", page.t("letter.receipt"), "", blank["name"], blank["identity"]]
    body = "\r\n".join(lines)
    return f"mailto:?subject={quote(page.t('letter.subject'), safe='')}&body={quote(body, safe='')}"
