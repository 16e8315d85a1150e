"""The matrix page."""

from __future__ import annotations

from scripts.pages.view import View


def matrix(view: View) -> str:
    """A first list, by link."""
    items = "".join(f"<li>{view.link(r.key, r.name[view.lang])}</li>" for r in view.content.evidence)
    return f"<ul>{items}</ul>"
