"""All indicators in one table, with blank worksheets to download."""

from __future__ import annotations

from html import escape

from scripts.exports.worksheets import Sheet, practice_sheet, sheets
from scripts.model import Indicator, Practice
from scripts.pages.context import PageContext
from scripts.pages.parts import download
from scripts.pages.practice import practice_link

_COLUMNS = ("name", "unit", "formula", "standard", "source")


def all_indicators(view: PageContext) -> str:
    """One table, a group of rows for each practice; above it the worksheet with all of them."""
    practices = view.content.practices
    count = view.t("indicators.count", count=sum(len(p.indicators) for p in practices), practices=len(practices))
    everything = _worksheet(view, sheets(view.content, view.lang)[0])
    head = "".join(f'<th scope="col">{view.t(f"indicator.{column}")}</th>' for column in _COLUMNS)
    groups = "".join(_group(view, practice) for practice in practices)
    return (
        f'<p class="downloads">{count} {view.t("indicators.worksheet-all")} {everything}</p>\n\n'
        f'<table class="cards-on-phone grouped wide"><caption>{view.t("indicators.caption")}</caption>'
        f"<thead><tr>{head}</tr></thead>{groups}</table>"
    )


def _group(view: PageContext, practice: Practice) -> str:
    sheet = practice_sheet(view.content, practice, view.lang)
    title = (
        f'<tr class="group" id="practice-{practice.number}"><th scope="rowgroup" colspan="{len(_COLUMNS)}">{practice_link(view, practice)}'
        f'<span class="downloads"><span class="meta">{view.t("indicators.worksheet")}</span> {_worksheet(view, sheet)}</span></th></tr>'
    )
    return f"<tbody>{title}{''.join(_row(view, practice, one) for one in practice.indicators)}</tbody>"


def _row(view: PageContext, practice: Practice, one: Indicator) -> str:
    note = f'<br><span class="meta">{escape(one.note[view.lang])}</span>' if one.note else ""
    cells = {
        "unit": escape(one.unit[view.lang]),
        "formula": escape(one.formula[view.lang]) if one.formula else "—",
        "standard": escape(", ".join(one.standards)) or "—",
        "source": view.cite([one.source]),
    }
    body = "".join(f'<td data-label="{view.t(f"indicator.{key}")}"><span>{value}</span></td>' for key, value in cells.items())
    return f'<tr id="indicator-{practice.number}-{one.id}"><th scope="row">{escape(one.name[view.lang])}{note}</th>{body}</tr>'


def _worksheet(view: PageContext, sheet: Sheet) -> str:
    return " ".join(download(view, sheet.path(suffix), suffix.upper(), sheet.title) for suffix in ("csv", "xlsx"))
