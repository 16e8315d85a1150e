"""Words of the interface as data/ui.yml has them today: a test that asks for them by name outlives a better wording."""

from __future__ import annotations

from scripts.content.ui_words import words


def word(key: str, lang: str = "es", **values: object) -> str:
    """A word with these values put in; it ends before the first value that is not given."""
    text = words()[key][lang]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text.partition("{")[0].strip()
