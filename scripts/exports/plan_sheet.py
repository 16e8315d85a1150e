"""The sheet "Plan" of a worksheet: the steps of practices as rows, with states and indicators to choose from; and that of these lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scripts.content.model import Content, Practice
from scripts.content.prose import blocks, lead
from scripts.exports.books import Book

_GIVEN = ("practice", "step", "shows", "first")
_OPEN = ("state", "wanted", "who", "by", "barrier", "indicator", "baseline", "target")
_WIDTHS = {"practice": 30, "step": 34, "shows": 44, "first": 44, "who": 22, "by": 13, "barrier": 34, "indicator": 36}
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


def add(book: Book, content: Content, lang: str, practices: Sequence[Practice]) -> None:
    """Add both sheets to a book."""
    columns = (*_GIVEN, *_OPEN)
    steps = [(practice, line) for practice in practices for line in _steps(content, practice, lang)]
    lines = [(*line, *("" for _ in _OPEN)) for _, line in steps]
    said = (content.word("stand.said", lang), *("" for _ in columns[1:]))
    sheet = book.sheet(
        content.word("worksheet.plan", lang),
        [content.word(f"plan.{column}", lang) for column in columns],
        [*lines, said],
        [_WIDTHS.get(column, 20) for column in columns],
    )
    states = [choice.label[lang] for choice in content.vocabulary["states"].values()]
    listed = [practice for practice in practices for _ in practice.indicators]
    indicators = [one.name[lang] for practice in practices for one in practice.indicators]
    longest = max(len(states), len(indicators))
    pairs = [(*(part[n] if n < len(part) else "" for part in (states, indicators)),) for n in range(longest)]
    name = content.word("worksheet.lists", lang)
    book.sheet(name, [content.word(f"plan.{column}", lang) for column in ("state", "indicator")], pairs, (30, 60), 0)
    for column in ("state", "wanted"):
        place = columns.index(column)
        sheet.data_validation(1, place, len(steps), place, {"validate": "list", "source": f"='{name}'!$A$2:$A${len(states) + 1}"})
    place = columns.index("by")
    day = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY, "error_type": "warning"}
    sheet.data_validation(1, place, len(steps), place, day)
    for row, (practice, _) in enumerate(steps, 1):
        sheet.write_blank(row, place, None, book.day)
        first = listed.index(practice) + 2
        own = {"validate": "list", "source": f"='{name}'!$B${first}:$B${first + len(practice.indicators) - 1}"}
        sheet.data_validation(row, columns.index("indicator"), row, columns.index("indicator"), own)


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
