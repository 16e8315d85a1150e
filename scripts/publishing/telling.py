"""What publishing says, always in both languages, and the refusal that stops it with a reason in plain words."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from scripts.content.model import LANGUAGES
from scripts.tools.phrases import fill

Words = Mapping[str, Mapping[str, str]]


class Refusal(Exception):
    """Publishing stops here, and nothing was pushed. `word`: the message `publish.<word>` of data/ui.yml."""

    def __init__(self, word: str, **values: object) -> None:
        super().__init__(word)
        self.word = word
        self.values = values

    def told(self, words: Words) -> str:
        """The reason in both languages."""
        return _both(words, self.word, self.values)


def say(words: Words, word: str, **values: object) -> None:
    """Print what is being done; at once, so that a log shows where a run was stopped."""
    print(_both(words, word, values), flush=True)


def refuse(words: Words, refusal: Refusal) -> int:
    """Tell the reason on standard error and return the exit status."""
    print(refusal.told(words), file=sys.stderr, flush=True)
    return 1


def _both(words: Words, word: str, values: Mapping[str, object]) -> str:
    texts = words.get(f"publish.{word}")
    shown = {key: _one_line(value) for key, value in values.items()}
    return " · ".join(fill(texts[lang], **shown) for lang in LANGUAGES) if texts else f"{word} {shown}"


def _one_line(value: object) -> str:
    """A value without what would move a terminal's cursor or begin a command of a log."""
    return "".join(letter if letter.isprintable() else " " for letter in str(value))
