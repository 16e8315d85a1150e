"""The words of the interface and of the checks, read by themselves for commands that run before the content is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from scripts.tools.paths import ROOT
from scripts.tools.phrases import Phrases
from scripts.tools.yaml import read_yaml_file

_WORDS = ROOT / "data/ui.yml"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every word that is a pair of texts."""
    value = read_yaml_file(_WORDS).value if _WORDS.is_file() else None
    entries = value.items() if isinstance(value, dict) else ()
    return Phrases({key: pair for key, pair in entries if isinstance(pair, dict) and all(isinstance(v, str) for v in pair.values())})
