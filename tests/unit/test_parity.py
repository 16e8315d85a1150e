"""Twins: what a current claim demands, and that an old claim is told without stopping anybody."""

import dataclasses
from collections.abc import Callable

import pytest

from scripts.content.library import Library
from scripts.content.model import Page
from scripts.content.prose import claim
from scripts.rules import judge
from scripts.rules.twins import behind

KEY = "practices/01-voluntary-agreements"


def changed(small_library: Library, lang: str, change: Callable[[str], str], renew: bool = True) -> Library:
    """The library with one twin's body changed; `renew` keeps the translation's claim current."""
    pages = dict(small_library.content.pages)
    page = pages[lang, KEY]
    body = change(page.body)
    assert body != page.body
    pages[lang, KEY] = dataclasses.replace(page, body=body)
    if renew:
        pages["en", KEY] = dataclasses.replace(pages["en", KEY], translated_from=claim(pages["es", KEY]))
    return dataclasses.replace(small_library, content=dataclasses.replace(small_library.content, pages=pages))


def rules(small_library: Library) -> set[str]:
    return {p.rule for p in judge.of_twins(small_library)}


def without_line(start: str) -> Callable[[str], str]:
    return lambda body: "\n".join(line for line in body.split("\n") if not line.startswith(start))


def test_the_real_twins_agree(small_library: Library) -> None:
    assert rules(small_library) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (without_line("3. "), "twin-steps"),
        (lambda body: body.replace("{ #why }", "{ #reasons }"), "twin-headings"),
        (lambda body: body.replace("9,8", "9,7").replace("9.8", "9.7"), "twin-figures"),
        (lambda body: body.replace("[@guia-general-de-prueba]", "", 1), "twin-citations"),
        (without_line("<!-- records:indicators"), "twin-markers"),
        (lambda body: body.replace("; actors: industry -->", "; actors: academia -->", 1), "twin-actors"),
        (lambda body: body.replace("step: baseline;", "step: other;"), "twin-step-ids"),
    ],
)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_difference_is_found_in_either_language(small_library: Library, lang: str, change: Callable[[str], str], rule: str) -> None:
    assert rule in rules(changed(small_library, lang, change))


def test_an_old_claim_is_told_and_stops_nobody(small_library: Library) -> None:
    old = changed(small_library, "es", without_line("3. "), renew=False)
    assert rules(old) == set()
    assert [(page.lang, page.key) for page, _ in behind(old.content)] == [("en", KEY)]


def test_two_originals_or_two_translations_are_refused(small_library: Library) -> None:
    pages: dict[tuple[str, str], Page] = dict(small_library.content.pages)
    pages["en", KEY] = dataclasses.replace(pages["en", KEY], translated_from=None)
    none = dataclasses.replace(small_library, content=dataclasses.replace(small_library.content, pages=pages))
    assert "wrong-claim" in rules(none)
    pages = {**pages, ("en", KEY): dataclasses.replace(pages["en", KEY], translated_from="en@0123456789")}
    assert "wrong-claim" in rules(dataclasses.replace(small_library, content=dataclasses.replace(small_library.content, pages=pages)))
