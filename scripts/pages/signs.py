"""Small signs that say the strength of a result or the kind of a record by their shape, so that nothing hangs on colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from scripts.model import Evidence
from scripts.pages.context import PageContext
from scripts.strength import strongest_basis

# Each is drawn in a square of 16 by 16 around its centre. The key is an entry of the vocabulary, or "none".
_BASES = {
    "independent": '<circle cx="8" cy="8" r="7"/><path class="hole" d="M4.6 8.2l2.4 2.5 4.4-5"/>',
    "self-reported": '<circle class="line" cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>',
    "estimate": '<circle class="line" cx="8" cy="8" r="6.2" stroke-dasharray="3.2 2.36"/>',
    "target": '<circle class="line" cx="8" cy="8" r="6.2"/><circle cx="8" cy="8" r="2.2"/>',
    "none": '<path class="line" d="M4 8h8"/>',
}
_KINDS = {
    "law": '<path d="M2 2h12v12H2z"/>',
    "regulation": '<path d="M8 .8L15.2 8 8 15.2.8 8z"/>',
    "policy": '<path d="M8 1.5l7 12.5H1z"/>',
    "programme": '<circle cx="8" cy="8" r="6.6"/>',
    "agreement": '<path d="M8 1.2v13.6M1.2 8h13.6" class="thick"/>',
}


def basis_shapes() -> str:
    """The signs of the bases, printed once a page and then used by name."""
    return _symbols("basis", _BASES)


def kind_shapes() -> str:
    """The signs of the kinds, printed once a page and then used by name."""
    return _symbols("kind", _KINDS)


def _symbols(family: str, drawings: dict[str, str]) -> str:
    items = "".join(f'<symbol id="{family}-{name}" viewBox="0 0 16 16">{drawing}</symbol>' for name, drawing in drawings.items())
    return f'<svg class="symbols" aria-hidden="true" focusable="false">{items}</svg>'


def basis_sign(basis: str | None) -> str:
    """The sign of a basis, for the eye only; say it in words beside it."""
    name = basis or "none"
    return f'<svg class="sign sign-{name}" aria-hidden="true" focusable="false"><use href="#basis-{name}"/></svg>'


def kind_sign(kind: str) -> str:
    """The sign of a kind, for the eye only; say it in words beside it."""
    return f'<svg class="sign kind-sign-{kind}" aria-hidden="true" focusable="false"><use href="#kind-{kind}"/></svg>'


def strongest(view: PageContext, records: Iterable[Evidence]) -> str | None:
    """The strongest basis among the results of some records."""
    return strongest_basis(records, view.content.vocabulary["bases"])


def basis_words(view: PageContext, basis: str | None) -> str:
    """A basis in words; "no results" for none."""
    return view.label("bases", basis) if basis else view.t("shape.no-results")


def legend(view: PageContext) -> str:
    """What each sign of a basis means, the strongest first."""
    names = [*view.content.vocabulary["bases"], None]
    items = "".join(f"<li>{basis_sign(name)} {escape(basis_words(view, name))}</li>" for name in names)
    return f'<ul class="legend" aria-label="{view.t("shape.legend")}">{items}</ul>'
