"""Every rule of the house by name, with its one line: functions of scripts/rules/, and what the readers refuse by themselves."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from scripts import rules, schema, yamlio


@dataclass(frozen=True)
class Rule:
    """A rule: its name in kebab case, the module that holds it, what must be true in one English line."""

    name: str
    module: str
    line: str


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules, module by module, each name once."""
    found: dict[str, Rule] = {}
    for reader in (yamlio, schema):
        for name, line in reader.FAULTS.items():
            found.setdefault(name, Rule(name, reader.__name__, line))
    for module in sorted(m.name for m in pkgutil.walk_packages(rules.__path__, "scripts.rules.")):
        loaded = importlib.import_module(module)
        for group in (value for name, value in sorted(vars(loaded).items()) if name.endswith("RULES") and isinstance(value, tuple)):
            for function in group:
                name = function.__name__.replace("_", "-")
                found.setdefault(name, Rule(name, function.__module__, " ".join((function.__doc__ or "").split())))
    return tuple(found.values())
