"""The sheet "Plan" of a worksheet: the steps of practices as rows, with states and indicators to choose from; and that of these lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from scripts.content.model import Content, Practice
from scripts.content.prose import blocks, lead
from scripts.exports.books import Cells, Table

_GIVEN = ("practice", "step", "shows", "first")
_OPEN = ("state", "wanted", "who", "by", "barrier", "indicator", "baseline", "target")
_WIDTHS = {"practice": 30, "step": 34, "shows": 44, "first": 44, "who": 22, "by": 13, "barrier": 34, "indicator": 36}
_DAY: Mapping[str, str | date] = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(2000, 1, 1),
    "maximum": date(2199, 12, 31),
    "error_type": "warning",
}


def tables(content: Content, lang: str, practices: Sequence[Practice]) -> tuple[Table, Table]:
    """Both sheets."""
    columns = (*_GIVEN, *_OPEN)
    steps = [(practice, line) for practice in practices for line in _steps(content, practice, lang)]
    lines = [(*line, *("" for _ in _OPEN)) for _, line in steps]
    said = (content.word("stand.said", lang), *("" for _ in columns[1:]))
    states = [choice.label[lang] for choice in content.vocabulary["states"].values()]
    indicators = [one.name[lang] for practice in practices for one in practice.indicators]
    longest = max(len(states), len(indicators))
    pairs = [(*(part[n] if n < len(part) else "" for part in (states, indicators)),) for n in range(longest)]
    lists = content.word("worksheet.lists", lang)
    plan = Table(
        content.word("worksheet.plan", lang),
        [content.word(f"plan.{column}", lang) for column in columns],
        [*lines, said],
        [_WIDTHS.get(column, 20) for column in columns],
        allowed=list(_allowed(columns, [practice for practice, _ in steps], practices, lists, len(states))),
        days=[(row, columns.index("by")) for row in range(1, len(steps) + 1)],
    )
    heads = [content.word(f"plan.{column}", lang) for column in ("state", "indicator")]
    return plan, Table(lists, heads, pairs, (30, 60), 0)


def _allowed(
    columns: Sequence[str], of_rows: Sequence[Practice], practices: Sequence[Practice], lists: str, states: int
) -> Iterator[tuple[Cells, Mapping[str, str | date]]]:
    """What may be filled in: a state, a day, an indicator of the row's practice. `lists`: the name of the sheet of the lists."""
    last = len(of_rows)
    for column in ("state", "wanted"):
        place = columns.index(column)
        yield (1, place, last, place), {"validate": "list", "source": f"='{lists}'!$A$2:$A${states + 1}"}
    place = columns.index("by")
    yield (1, place, last, place), _DAY
    place = columns.index("indicator")
    listed = [practice for practice in practices for _ in practice.indicators]
    for row, practice in enumerate(of_rows, 1):
        first = listed.index(practice) + 2
        yield (row, place, row, place), {"validate": "list", "source": f"='{lists}'!$B${first}:$B${first + len(practice.indicators) - 1}"}


def _steps(content: Content, practice: Practice, lang: str) -> list[tuple[str, ...]]:
    """Practice, step, what shows it, first move: of each step."""
    page = content.pages[lang, practice.key]
    title = f"{practice.number}. {page.title}"
    found = [block for block in blocks(page) if block.kind == "step"]
    return [
        (title, f"{number}. {lead(block.text)}", beside.shows[lang], beside.first[lang])
        for number, block in enumerate(found, 1)
        if (beside := practice.step_by_id.get(block.step))
    ]
