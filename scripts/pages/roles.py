"""Being filled."""

from __future__ import annotations

from scripts.pages.view import View


def role(view: View) -> str:
    """To come."""
    return ""
