"""Words with values in braces. A word or a value that is missing shows its own name and breaks nothing: a check finds it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Phrases(dict[str, Mapping[str, str]]):
    """Key -> language -> words."""

    def __missing__(self, key: str) -> Mapping[str, str]:
        return {"es": f"{{{key}}}", "en": f"{{{key}}}"}


def fill(words: str, /, **values: Any) -> str:
    """The words with their values."""
    return words.format_map(_Named(values))


class _Named(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
