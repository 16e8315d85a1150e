"""The labels of the closed lists (data/vocabulary.yml), for messages about a file that is not read into values yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.content.model import LANGUAGES
from scripts.tools.phrases import Pair
from scripts.tools.yaml import read_yaml_file

Labels = list[Mapping[str, Pair]]


def read_labels(vocabulary: Path) -> Labels:
    """The closed lists: id -> label in both languages; none while they cannot be read."""
    value = read_yaml_file(vocabulary).value if vocabulary.is_file() else None
    lists = value.values() if isinstance(value, dict) else ()
    entries = [[e for e in one if isinstance(e, dict)] for one in lists if isinstance(one, list)]
    return [{str(e.get("id")): Pair(str(e.get("es")), str(e.get("en"))) for e in one} for one in entries]


def listed(choices: Iterable[Any], labels: Labels) -> Pair | str:
    """The choices, each with its label in the reader's language where a closed list has them all."""
    names = [written(c) for c in choices]
    one = next((entries for entries in labels if entries.keys() >= set(names)), None)
    if one is None:
        return ", ".join(names)
    shown = {lang: ", ".join(f"{n} ({getattr(one[n], lang)})" for n in names) for lang in LANGUAGES}
    return Pair(**shown)


def written(value: Any) -> str:
    """A single value as YAML writes it."""
    return value if isinstance(value, str) else json.dumps(value)
