"""Words with values in braces. A word or a value that is missing shows its own name and breaks nothing: a check finds it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_VALUE = re.compile(r"\{(\w+)\}")


class Phrases(dict[str, Mapping[str, str]]):
    """Key -> language -> words."""

    def __missing__(self, key: str) -> Mapping[str, str]:
        return {"es": f"{{{key}}}", "en": f"{{{key}}}"}


class Values(Mapping[str, Any]):
    """Values by name that do not change, so that what holds them can be compared and put into a set."""

    __slots__ = ("_pairs",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._pairs = tuple((name, value if _lasting(value) else str(value)) for name, value in values.items())

    def __getitem__(self, name: str) -> Any:
        return dict(self._pairs)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return repr(dict(sorted(self._pairs)))


@dataclass(frozen=True, init=False)
class Phrase:
    """A word of data/ui.yml with its values, to be said in a language that is not known yet."""

    key: str
    values: Values

    def __init__(self, key: str, /, **values: Any) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", Values(values))

    def said(self, ui: Mapping[str, Mapping[str, str]], lang: str) -> str:
        """The phrase in `lang`; a phrase among its values is said in the same language."""
        return fill(ui.get(self.key, {}).get(lang, self.key), **{name: said(value, ui, lang) for name, value in self.values.items()})


@dataclass(frozen=True)
class Pair:
    """A value that is said otherwise in each language, such as the label of a closed list."""

    es: str
    en: str


def said(value: Any, ui: Mapping[str, Mapping[str, str]], lang: str) -> Any:
    """A value of a phrase as `lang` says it."""
    if isinstance(value, Phrase):
        return value.said(ui, lang)
    return getattr(value, lang) if isinstance(value, Pair) else value


def fill(words: str, /, **values: Any) -> str:
    """The words with their values. Names alone are replaced: words can ask for no attribute, width or conversion."""
    return _VALUE.sub(lambda name: str(values.get(name[1], name[0])), words)


def _lasting(value: Any) -> bool:
    return isinstance(value, str | int | Phrase | Pair)
