"""All indicators in one table, with blank worksheets to download."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Practice
from scripts.exports.worksheets import practice_sheet, sheets
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, worksheet
from scripts.pages.parts import PracticeLink, practice_link


@dataclass(frozen=True)
class Row:
    """An indicator. `cited`: the numbers of its sources."""

    id: str
    name: str
    note: str | None
    unit: str
    formula: str | None
    standards: str
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """The indicators of a practice and their worksheet in each format."""

    practice: PracticeLink
    worksheet: tuple[Download, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Indicators:
    """One table, a group of rows for each practice; above it the worksheet with all of them."""

    count: int
    worksheet: tuple[Download, ...]
    groups: tuple[Group, ...]


def all_indicators(page: PageContext) -> Indicators:
    """The whole table."""
    groups = tuple(_group(page, practice) for practice in page.content.practices)
    return Indicators(sum(len(one.rows) for one in groups), worksheet(page, sheets(page.content, page.lang)[0]), groups)


def _group(page: PageContext, practice: Practice) -> Group:
    rows = (
        Row(
            id=f"indicator-{practice.number}-{one.id}",
            name=page.text(one.name),
            note=page.text(one.note) if one.note else None,
            unit=page.text(one.unit),
            formula=page.text(one.formula) if one.formula else None,
            standards=", ".join(one.standards),
            cited=page.cite([one.source]),
        )
        for one in practice.indicators
    )
    return Group(practice_link(page, practice), worksheet(page, practice_sheet(page.content, practice, page.lang)), tuple(rows))
