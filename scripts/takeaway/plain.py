"""Views as plain data for a template of paper: what JSON can hold, and texts that say their language where it is not the page's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from scripts.frontend.templates import Foreign
from scripts.pages.compose import kept_together


def plain(value: Any) -> Any:
    """A view, or what stands in one, as lists, dictionaries by the names of fields, texts, numbers and nothing.

    A text in another language than its page's becomes `{"said": text, "lang": language}`.
    """
    if isinstance(value, Foreign):
        return {"said": kept_together(value), "lang": value.lang}
    if isinstance(value, str):
        return kept_together(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def cut(text: str, most: int) -> str:
    """A text of at most `most` letters: whole sentences of it where one fits, else its first words; an ellipsis says that there is more."""
    if len(text) <= most:
        return text
    place = text.rfind(". ", 0, most - 2)
    if place > most // 3:
        return _again(text, text[: place + 1] + "\u00a0…")
    return _again(text, text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-(") + "…")


def _again(text: str, shorter: str) -> str:
    """The shorter text, in the language of the text."""
    return Foreign(shorter, text.lang) if isinstance(text, Foreign) else shorter
