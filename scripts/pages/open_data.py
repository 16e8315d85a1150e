"""Being filled."""

from __future__ import annotations

from scripts.pages.view import View


def downloads(view: View) -> str:
    """To come."""
    return ""


def dictionary(view: View) -> str:
    """To come."""
    return ""
