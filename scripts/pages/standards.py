"""Being filled."""

from __future__ import annotations

from scripts.pages.view import View


def standards(view: View) -> str:
    """To come."""
    return ""
