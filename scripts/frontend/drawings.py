"""Our line drawings (overrides/pictograms), as text that a template prints as it is."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from scripts.tools.paths import ROOT


@cache
def drawing(name: str) -> Markup:
    """The drawing `name` on one line; nothing when there is none."""
    file = ROOT / "overrides/pictograms" / f"{name}.svg"
    return Markup(" ".join(file.read_text(encoding="utf-8").split()) if file.exists() else "")
