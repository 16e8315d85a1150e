"""A content many times as large as a given one, at the level of its files: for measuring how the site grows, and never published.

Each made record is a real one with another name, organisation, year and file, which declares sources of its own; so lengths, links, kinds,
bases and the shares of both languages are those of the day. Names are made up of syllables, so that a server's compression finds no more
alike in them than in real ones. The same content comes out of the same seed.
"""

from __future__ import annotations

import copy
import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from scripts.content.files import is_content

SEED = 1903
_SYLLABLES = [first + second for first in "bcdfglmnprstv" for second in "aeio"]
_YEARS = 12  # how far from its model a made record may have begun
_LAST_YEAR = 2025


_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the fast one, where the library was built with it


class _Quoting(_DUMPER):
    """Every text in quotes: what looks like a number or a date to some program stays a text."""


_FIELD = re.compile(r'^([ -]*)"(\w+)":', re.MULTILINE)  # the name of one: it comes without quotes, as editors write it
_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def grown(source: Path, target: Path, times: int) -> Path:
    """Copy the content of `source` into `target` and add to it until it holds `times` as many records; returns `target`.

    `source` and `target` are folders with data/, docs/ and CHANGELOG.md. Raises FileNotFoundError where `source` lacks one of them.
    """
    for name in ("data", "docs"):
        shutil.copytree(source / name, target / name, dirs_exist_ok=True)
    shutil.copy(source / "CHANGELOG.md", target / "CHANGELOG.md")
    made = random.Random(SEED)
    folder = target / "data/evidence"
    models = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(filter(is_content, folder.glob("*.yml")))}
    for turn in range(2, times + 1):
        for name, model in models.items():
            text = yaml.dump(_record(made, model, turn), Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=110)
            (folder / f"{name}-n{turn}.yml").write_text(_FIELD.sub(r"\1\2:", text), encoding="utf-8")
    return target


def _record(made: random.Random, model: dict[str, Any], turn: int) -> dict[str, Any]:
    record = copy.deepcopy(model)
    place, body = _name(made, 2), _name(made, 1)
    for lang in record["name"]:
        record["name"][lang] = _with(record["name"][lang], place)
    for lang in record["organisation"]:
        record["organisation"][lang] = _with(record["organisation"][lang], body)
    if "year" in record:
        record["year"] = min(_LAST_YEAR, max(1950, record["year"] - made.randrange(_YEARS)))
    record["sources"] = [_source(made, one, turn) if isinstance(one, dict) else one for one in record["sources"]]
    return record


def _source(made: random.Random, model: dict[str, Any], turn: int) -> dict[str, Any]:
    """A source of its own. Half of them are of a publisher that is there already, as in a library that grows."""
    name = _name(made, 3)
    source = model | {"id": f"{model['id']}-n{turn}", "title": f"{model['title']} ({name})"}
    source["url"] = f"{model['url']}{'&' if '?' in model['url'] else '?'}doc={name.replace(' ', '-').lower()}"
    if made.random() < 0.5:
        source["publisher"] = f"{name.split()[0]} {model['publisher']}"
    return source


def _with(text: str, name: str) -> str:
    """A name within a name, where a bracket ends it before the bracket."""
    if text.endswith(")") and " (" in text:
        before, bracket = text.rsplit(" (", 1)
        return f"{before} {name} ({bracket}"
    return f"{text} {name}"


def _name(made: random.Random, words: int) -> str:
    return " ".join("".join(made.choices(_SYLLABLES, k=made.choice((2, 3, 3, 4)))).capitalize() for _ in range(words))
