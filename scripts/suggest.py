"""The nearest known name to a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches

from scripts.phrases import Phrase

_NEAR = 0.72  # so much alike that the one is the other with a slip; at 0.5 any two long ids are alike


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`; None where none is near."""
    by_small = {one.casefold(): one for one in known}
    matches = get_close_matches(name.casefold(), list(by_small), n=1, cutoff=_NEAR)
    return by_small[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> Phrase | str:
    """The question whether the nearest known name was meant; nothing where none is near."""
    near = closest(name, known)
    return Phrase("told.close", close=near) if near else ""
