"""What tests ask of the interface: its words as data/ui.yml has them today, which outlives a better wording, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from scripts.content.ui_words import words


def word(key: str, lang: str = "es", **values: object) -> str:
    """A word with these values put in; it ends before the first value that is not given."""
    text = words()[key][lang]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text.partition("{")[0].strip()


def becomes(page: Page, expression: str) -> None:
    """Wait until an expression holds on a page.

    Not by the driver's own `wait_for_function`: what it asks again it asks by `eval`, which the policy of our pages refuses, so that it
    fails wherever the first look comes too early.
    """
    comes(page, lambda: bool(page.evaluate(expression)), expression)


def comes(page: Page, so: Callable[[], bool], what: str) -> None:
    """Wait until something holds, such as that a page has asked for what it will ask for sooner or later; `what` it is, should it not."""
    for _ in range(400):
        if so():
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never so: {what}")
