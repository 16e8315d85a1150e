"""The sheets of a practice, made of what its page says: for a round table agendas, cards of steps and limits, role cards and a record;
for a class a lesson."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.content.model import INTERNATIONAL, Practice
from scripts.content.prose import Block, after_lead, blocks, bullets, lead
from scripts.facts.strength import strength
from scripts.pages.context import PageContext, Section
from scripts.pages.lesson import Lesson, lesson
from scripts.pages.parts import Link, PracticeLink, link, practice_link

SECTORS = ("government", "industry", "academia", "civil-society")
A_SHEET = 8  # cards: two columns of four fit on A4 and on Letter
_EVIDENCE = 6  # records named on the record of the decision; it is one page
_MOST = 400  # letters in the common size of a card
# The parts of a meeting with their minutes; the words are `kit.part-…`.
SHORT = (("open", 10), ("stand", 20), ("evidence", 15), ("limits", 15), ("decide", 20), ("close", 10))
LONG = (("open", 20), ("stand", 50), ("evidence", 35), ("break", 20), ("limits", 40), ("decide", 55), ("close", 20))


@dataclass(frozen=True)
class Part:
    """A part of a meeting. `time`: from when to when, in hours and minutes after its start."""

    time: str
    name: str
    what: str


@dataclass(frozen=True)
class Agenda:
    """A meeting. `id`: short or long."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Card:
    """A step or a limit to lay on the table; without a title a card to be written on. `kind`: step, limit or own; `shows`: what shows that
    a step is done, "" where nobody has said.
    """

    kind: str
    label: str
    title: str
    text: str
    who: str = ""
    shows: str = ""

    @property
    def long(self) -> bool:
        """Does it need smaller letters to stay on a card of 9 by 6 cm?"""
        return len(self.text) + len(self.shows) > _MOST


@dataclass(frozen=True)
class RoleCard:
    """What a sector does in the practice: its steps, with their numbers."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Kit:
    """Everything that is printed for a round table or a class on a practice. `evidence` and `indicators`: names to tick on the record."""

    practice: PracticeLink
    sentence: str
    translation: str
    agendas: tuple[Agenda, ...]
    sheets: tuple[tuple[Card, ...], ...]
    roles: tuple[RoleCard, ...]
    lesson: Lesson
    evidence: tuple[str, ...]
    indicators: tuple[str, ...]
    address: str


def kits(page: PageContext) -> tuple[PracticeLink, ...]:
    """Every practice, leading to its kit."""
    shown = (practice_link(page, one) for one in page.content.practices)
    return tuple(
        replace(one, url=page.url(practice.kit))
        for one, practice in zip(shown, page.content.practices, strict=True)
        if (page.site, practice.kit) in page.addresses
    )


def link_to(page: PageContext, practice: Practice) -> Link | None:
    """From a practice's page to its kit."""
    if (page.site, practice.kit) not in page.addresses:
        return None
    return link(page, practice.kit, page.t("kit.link"))


def kit(page: PageContext) -> Kit:
    """The kit whose page is being made."""
    practice = next(one for one in page.content.practices if one.kit == page.key)
    found = blocks(page.content.shown[page.lang, practice.key])
    steps = [one for one in found if one.kind == "step"]
    limits = list(bullets(found, "limits"))
    cards = [*_steps(page, practice, steps), *_known_limits(page, limits)]
    own = Card("own", page.t("kit.own"), "", "")
    sheets = tuple((*sheet, *[own] * (A_SHEET - len(sheet))) for sheet in (cards[n : n + A_SHEET] for n in range(0, len(cards), A_SHEET)))
    records = page.records(practice.number)
    return Kit(
        practice=practice_link(page, practice),
        sentence=practice.statement.es,
        translation=practice.statement[page.lang] if page.lang != "es" else "",
        agendas=(_agenda(page, practice, "short", SHORT, steps, limits), _agenda(page, practice, "long", LONG, steps, limits)),
        sheets=sheets,
        roles=tuple(_role(page, sector, steps) for sector in SECTORS),
        lesson=lesson(page, practice, steps, limits),
        evidence=tuple(page.text(one.name) for one in records[:_EVIDENCE]),
        indicators=tuple(page.text(one.name) for one in practice.indicators),
        address=page.settings.home + page.addresses.of(page.site, practice.key) if page.settings.home else "",
    )


def _steps(page: PageContext, practice: Practice, steps: Sequence[Block]) -> Iterator[Card]:
    for number, one in enumerate(steps, 1):
        beside = practice.step_by_id.get(one.step)
        shows = page.text(beside.shows) if beside else ""
        yield Card("step", page.t("kit.step", number=number), lead(one.text), after_lead(one.text), page.actors(one.actors or ()), shows)


def _known_limits(page: PageContext, limits: Sequence[Block]) -> Iterator[Card]:
    for one in limits:
        yield Card("limit", page.t("kit.limit"), lead(one.text), after_lead(one.text))


def _agenda(
    page: PageContext, practice: Practice, name: str, parts: Sequence[tuple[str, int]], steps: Sequence[Block], limits: Sequence[Block]
) -> Agenda:
    records = page.records(practice.number)
    values = {
        "steps": len(steps),
        "limits": len(limits),
        "records": page.t("card.records", count=len(records)),
        "countries": page.t("trust.countries", count=len({one.country for one in records} - {INTERNATIONAL})),
        "strength": page.label("strengths", strength(records)).lower(),
    }
    start, made = 0, []
    for part, minutes in parts:
        time = f"{_clock(start)}–{_clock(start + minutes)}"
        made.append(Part(time, page.t(f"kit.part-{part}"), page.t(f"kit.part-{part}-what", **values)))
        start += minutes
    return Agenda(name, page.t(f"kit.agenda-{name}"), tuple(made))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _role(page: PageContext, sector: str, steps: Sequence[Block]) -> RoleCard:
    own = (f"{number}. {lead(one.text)}" for number, one in enumerate(steps, 1) if sector in (one.actors or ()))
    return RoleCard(page.label("actors", sector), tuple(own))


KIT = Section("kit.html", kit)
