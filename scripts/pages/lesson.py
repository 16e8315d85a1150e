"""A lesson of 45 minutes on a practice, for technical institutes, made of what its page says: a plan, an exercise, a debate, questions.

It stands with the other sheets of the practice (scripts/pages/kit.py), whose role cards serve the debate. A part for which the practice
has nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.content.model import Evidence, Practice
from scripts.content.prose import Block, after_lead, lead
from scripts.exports.worksheets import practice_sheet
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, worksheet
from scripts.pages.parts import Link, link
from scripts.pages.record_parts import result_lines

# The parts of the lesson with their minutes; the words are `lesson.part-…`.
PARTS = (("open", 5), ("read", 10), ("exercise", 12), ("debate", 13), ("close", 5))
_RECORDS, _LIMITS, _STEPS = 3, 2, 2  # questions of each kind


@dataclass(frozen=True)
class LessonPart:
    """A part of the lesson and its minutes."""

    minutes: int
    name: str
    what: str


@dataclass(frozen=True)
class Exercise:
    """An indicator to reckon with. `formula`, `note`: "" where there is none; `files`: the blank worksheet in each format."""

    indicator: str
    unit: str
    formula: str
    note: str
    files: tuple[Download, ...]


@dataclass(frozen=True)
class Question:
    """A question with its answer. `who`: who says it, in words; `sources`: who published them; `page`: where it stands, if elsewhere."""

    question: str
    answer: str
    who: str
    sources: str
    page: Link | None


@dataclass(frozen=True)
class Lesson:
    """The whole lesson."""

    parts: tuple[LessonPart, ...]
    exercise: Exercise | None
    questions: tuple[Question, ...]


def lesson(page: PageContext, practice: Practice, steps: Sequence[Block], limits: Sequence[Block]) -> Lesson:
    """The lesson on a practice whose page has these steps and limits."""
    parts = tuple(LessonPart(minutes, page.t(f"lesson.part-{name}"), page.t(f"lesson.part-{name}-what")) for name, minutes in PARTS)
    asked = (*_of_records(page, practice), *_of_limits(page, limits), *_of_steps(page, practice, steps))
    return Lesson(parts, _exercise(page, practice), asked)


def _exercise(page: PageContext, practice: Practice) -> Exercise | None:
    if not practice.indicators:
        return None
    one = next((one for one in practice.indicators if one.formula), practice.indicators[0])
    formula, note = (page.text(text) if text else "" for text in (one.formula, one.note))
    files = worksheet(page, practice_sheet(page.content, practice, page.lang))
    return Exercise(page.text(one.name), page.text(one.unit), formula, note, files)


def _of_records(page: PageContext, practice: Practice) -> Iterator[Question]:
    """What the best backed records found, of different countries as far as there are some."""
    countries: set[str] = set()
    found: list[Evidence] = []
    for record in page.records(practice.number):
        if record.results and record.country not in countries:
            countries.add(record.country)
            found.append(record)
    for record in found[:_RECORDS]:
        best = result_lines(page, record)[0]
        name = page.text(record.name)
        question = page.t("lesson.ask-record", record=name, country=page.label("countries", record.country))
        who = " ".join((best.basis.label, best.as_of)).strip()
        yield Question(question, best.text, who, _publishers(page, record.sources), link(page, record.key, name))


def _of_limits(page: PageContext, limits: Sequence[Block]) -> Iterator[Question]:
    for one in limits[:_LIMITS]:
        question = page.t("lesson.ask-limit", limit=lead(one.text).rstrip("."))
        yield Question(question, after_lead(one.text), "", _publishers(page, one.citations), None)


def _of_steps(page: PageContext, practice: Practice, steps: Sequence[Block]) -> Iterator[Question]:
    told = [(one, beside) for one in steps if (beside := practice.step_by_id.get(one.step))]
    for one, beside in told[:_STEPS]:
        answer = page.t("lesson.shown-by", shows=page.text(beside.shows))
        yield Question(page.text(beside.ask), answer, "", _publishers(page, one.citations), None)


def _publishers(page: PageContext, sources: Iterable[str]) -> str:
    known = page.content.sources
    return "; ".join(dict.fromkeys(known[one].publisher for one in sources if one in known))
