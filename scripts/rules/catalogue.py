"""Every rule of the house by name, with its one line: functions of scripts/rules/, and what the readers refuse by themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from scripts import rules
from scripts.content import schemas
from scripts.tools import yaml

# The chapters of the manual in the order in which a contributor meets them. Each module of rules names its own: `CHAPTER`.
CHAPTERS = ("fields", "facts", "pages", "markup", "twins", "letters", "names", "site")


@dataclass(frozen=True, order=True)
class Rule:
    """A rule: its name in kebab case, its chapter of the manual, what must be true in one English line."""

    name: str
    chapter: str
    line: str


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules by name, each name once; where a rule lives in the code is nothing to a reader of the manual."""
    found: dict[str, Rule] = {}
    for reader in (yaml, schemas):
        for name, line in reader.FAULTS.items():
            found.setdefault(name, Rule(name, reader.CHAPTER, line))
    for module in _modules():
        for function in _functions(module):
            name = function.__name__.replace("_", "-")
            found.setdefault(name, Rule(name, module.CHAPTER, " ".join((function.__doc__ or "").split())))
    return tuple(sorted(found.values()))


def _modules() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        module = importlib.import_module(one.name)
        if any(True for _ in _functions(module)):
            yield module


def _functions(module: ModuleType) -> Iterator[Callable[..., object]]:
    """The rules of a module's tuples `…RULES`; a rule that one module lends another is told where it was written."""
    for name, group in vars(module).items():
        if name.endswith("RULES") and isinstance(group, tuple):
            yield from (one for one in group if one.__module__ == module.__name__)
