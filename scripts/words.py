"""The words of the interface and of the checks, read by themselves for commands that run before the content is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scripts.phrases import Phrases
from scripts.yamlio import read_yaml_file

_WORDS = Path(__file__).resolve().parent.parent / "data/ui.yml"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every word that is a pair of texts."""
    value = read_yaml_file(_WORDS).value if _WORDS.is_file() else None
    entries = value.items() if isinstance(value, dict) else ()
    return Phrases({key: pair for key, pair in entries if isinstance(pair, dict) and all(isinstance(v, str) for v in pair.values())})
