"""The comparison: 17 practices by country as a real table, each cell with its records and their strongest basis."""

from __future__ import annotations

from html import escape

from scripts.model import Choice, Evidence, Practice
from scripts.pages.context import PageContext
from scripts.pages.invitation import invitation_url
from scripts.pages.signs import basis_shapes, basis_sign, basis_words, legend, strongest

_TINTS = 5


def matrix(view: PageContext) -> str:
    """The table with the legend of its signs above it."""
    countries = list(view.content.vocabulary["countries"])
    head = "".join(_country_head(view, c) for c in countries) + _total_head(view)
    themes = "".join(_theme(view, theme, countries) for theme in view.content.vocabulary["themes"].values())
    return (
        f'<div>{basis_shapes()}{legend(view)}<div class="scroll matrix-box" role="region" aria-labelledby="matrix-title">'
        f'<table class="matrix"><caption id="matrix-title">{view.t("matrix.caption")}</caption>'
        f'<thead><tr><th scope="col">{view.t("matrix.practice")}</th>{head}</tr></thead>'
        f"{themes}{_foot(view, countries)}</table></div></div>"
    )


def _country_head(view: PageContext, country: str) -> str:
    name = escape(view.label("countries", country))
    return (
        f'<th scope="col" class="c-{country.lower()}"><a href="{view.url(f"countries/{country.lower()}")}">'
        f'<span class="long">{name}</span><abbr class="short" title="{name}">{country}</abbr></a></th>'
    )


def _total_head(view: PageContext) -> str:
    word = view.t("matrix.total")
    return f'<th scope="col" class="total"><span class="long">{word}</span><abbr class="short" title="{word}">Σ</abbr></th>'


def _theme(view: PageContext, theme: Choice, countries: list[str]) -> str:
    rows = "".join(_row(view, p, countries) for p in view.content.practices if p.theme == theme.id)
    title = f"{view.t('theme.letter', letter=theme.extra['letter'])}: {theme.label[view.lang]}"
    return (
        f'<tbody class="theme-{theme.id}"><tr><th scope="rowgroup" colspan="{len(countries) + 2}" class="group">'
        f"<span>{escape(title)}</span></th></tr>{rows}</tbody>"
    )


def _row(view: PageContext, practice: Practice, countries: list[str]) -> str:
    cells = "".join(_cell(view, practice, country) for country in countries)
    title = f'<a href="{view.url(practice.key)}"><span class="number">{practice.number}</span> {escape(view.practice_title(practice))}</a>'
    total = f'<td class="total">{len(view.records(practice.number))}</td>'
    return f'<tr><th scope="row">{title}</th>{cells}{total}</tr>'


def _cell(view: PageContext, practice: Practice, country: str) -> str:
    records = view.records(practice.number, country)
    place = f"c-{country.lower()}"
    if not records:
        where = view.t("matrix.empty", country=view.label("countries", country), practice=practice.number)
        return (
            f'<td class="{place} empty"><a href="{escape(invitation_url(view, practice, country))}">'
            f'<span aria-hidden="true">+</span><span class="sr">{escape(where)}</span></a></td>'
        )
    basis = strongest(view, records)
    words = view.t("matrix.cell", basis=basis_words(view, basis))
    target = view.url(f"countries/{country.lower()}", f"practice-{practice.number}")
    return (
        f'<td class="{place} tint-{min(len(records), _TINTS)}"><a href="{target}">{len(records)}{basis_sign(basis)}'
        f'<span class="sr"> {escape(words)}</span></a></td>'
    )


def _foot(view: PageContext, countries: list[str]) -> str:
    """Totals by column: cells added up, records counted once, practices with a record."""
    evidence = view.content.evidence

    def row(key: str, values: list[str]) -> str:
        cells = "".join(f"<td>{v}</td>" for v in values[:-1])
        return f'<tr><th scope="row">{view.t(key)}</th>{cells}<td class="total">{values[-1]}</td></tr>'

    by_country = [[r for r in evidence if r.country == c] for c in countries] + [list(evidence)]
    return (
        "<tfoot>"
        + row("matrix.sum", [str(sum(len(r.practices) for r in records)) for records in by_country])
        + row("matrix.distinct", [str(len(records)) for records in by_country])
        + row("matrix.covered", [str(_covered(records)) for records in by_country])
        + "</tfoot>"
    )


def _covered(records: list[Evidence]) -> int:
    return len({n for r in records for n in r.practices})
