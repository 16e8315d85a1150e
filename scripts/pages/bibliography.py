"""Being filled."""

from __future__ import annotations

from scripts.pages.view import View


def bibliography(view: View) -> str:
    """To come."""
    return ""
