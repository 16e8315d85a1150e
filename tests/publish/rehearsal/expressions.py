"""The expressions of GitHub Actions, as far as our workflows use them: contexts, comparisons, `&&`, `||`, `!`, and a handful of functions.

https://docs.github.com/en/actions/reference/workflows-and-actions/expressions. An expression that uses anything else raises `ValueError`:
a rehearsal that guesses would prove nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

_TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?\d+)|(?P<name>[A-Za-z_][\w-]*)|(?P<sign>&&|\|\||==|!=|[!().,*\[\]]))")
_WHOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_STATUS = re.compile(r"\b(always|success|failure|cancelled)\(\)")
Functions = Mapping[str, Callable[..., Any]]


def filled(text: str, contexts: Mapping[str, Any], functions: Functions) -> str:
    """`text` with each `${{ … }}` replaced by its value, as a runner writes values into texts."""
    return _WHOLE.sub(lambda found: as_text(evaluate(found[1], contexts, functions)), text)


def condition(text: str | bool | None, contexts: Mapping[str, Any], functions: Functions) -> bool:
    """Does an `if:` hold? One that asks for no status holds only while nothing before has failed."""
    if text is None:
        return bool(functions["success"]())
    bare = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(text), flags=re.DOTALL)
    return (bool(_STATUS.search(bare)) or bool(functions["success"]())) and _true(evaluate(bare, contexts, functions))


def as_text(value: Any) -> str:
    """A value as a runner writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def evaluate(text: str, contexts: Mapping[str, Any], functions: Functions) -> Any:
    """The value of an expression without its braces."""
    reader = _Reader(text, contexts, functions)
    value = reader.either()
    reader.expect("")
    return value


def _true(value: Any) -> bool:
    return value not in (None, False, 0, "")


class _Reader:
    """A reader by recursive descent; each method reads one level of precedence."""

    def __init__(self, text: str, contexts: Mapping[str, Any], functions: Functions) -> None:
        self.contexts, self.functions = contexts, functions
        self.tokens: list[str] = []
        place = 0
        while place < len(text.rstrip()):
            found = _TOKEN.match(text, place)
            if not found:
                raise ValueError(f"unknown part of an expression: {text[place:]!r}")
            self.tokens.append(found.group().strip())
            place = found.end()

    def next(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def take(self, *wanted: str) -> bool:
        if self.next() in wanted and self.tokens:
            self.tokens.pop(0)
            return True
        return False

    def expect(self, token: str) -> None:
        if self.next() != token:
            raise ValueError(f"expected {token!r}, found {self.next()!r}")
        if token:
            self.tokens.pop(0)

    def either(self) -> Any:
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value if _true(value) else other
        return value

    def both(self) -> Any:
        value = self.equal()
        while self.take("&&"):
            other = self.equal()
            value = other if _true(value) else value
        return value

    def equal(self) -> Any:
        value = self.negated()
        while (sign := self.next()) in ("==", "!="):
            self.tokens.pop(0)
            value = (as_text(value).lower() == as_text(self.negated()).lower()) == (sign == "==")
        return value

    def negated(self) -> Any:
        return not _true(self.negated()) if self.take("!") else self.one()

    def one(self) -> Any:
        if self.take("("):
            value = self.either()
            self.expect(")")
            return value
        token = self.tokens.pop(0) if self.tokens else ""
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if re.fullmatch(r"-?\d+", token):
            return int(token)
        if token in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[token]
        if self.take("("):
            return self.functions[token](*self.arguments())
        if token not in self.contexts:
            raise ValueError(f"unknown context or function: {token!r}")
        return self.path(self.contexts[token])

    def arguments(self) -> list[Any]:
        found: list[Any] = []
        while not self.take(")"):
            found.append(self.either())
            self.take(",")
        return found

    def path(self, value: Any) -> Any:
        while self.take("."):
            if self.take("*"):
                value = list(value.values()) if isinstance(value, Mapping) else list(value or [])
                if self.take("."):
                    name = self.tokens.pop(0)
                    value = [one.get(name) for one in value]
            else:
                name = self.tokens.pop(0)
                value = value.get(name) if isinstance(value, Mapping) else None
        return value


def plain_functions() -> dict[str, Callable[..., Any]]:
    """The functions that depend on nothing but their arguments."""
    return {
        "format": lambda pattern, *values: re.sub(r"\{(\d+)\}", lambda found: as_text(values[int(found[1])]), pattern),
        "toJSON": lambda value: json.dumps(value, ensure_ascii=False, indent=2),
        "contains": lambda whole, part: part in whole if isinstance(whole, list) else as_text(part).lower() in as_text(whole).lower(),
        "startsWith": lambda whole, start: as_text(whole).lower().startswith(as_text(start).lower()),
    }
