"""The state of the translations: which pages are behind, by paragraph, and what waits for a translation, with what helps to complete it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.content.model import Page
from scripts.content.prose import claim
from scripts.facts import history
from scripts.facts.translation import Waiting, changes, removed, waiting
from scripts.pages.context import PageContext
from scripts.pages.parts import Link
from scripts.rules.twins import behind


@dataclass(frozen=True)
class ChangedParagraph:
    """What changed in the original. `section`: the heading above it, None for the page's head."""

    section: str | None
    text: str


@dataclass(frozen=True)
class BehindPage:
    """A page that is behind its original. `known`: the version that it was made from could be found, so that what changed can be told."""

    id: str
    page: Link
    lang: str
    path: str
    original_lang: str
    known: bool
    changed: tuple[ChangedParagraph, ...]
    removed: tuple[str, ...]
    doors: tuple[tuple[str, str], ...]
    claim: str


@dataclass(frozen=True)
class WaitingText:
    """Something in one language only. `kind`: the end of the word that says what it is; `language`: the one that it lacks; `edit`: its
    file, None without a repository.
    """

    page: Link
    kind: str
    language: str
    path: str
    edit: str | None


@dataclass(frozen=True)
class Translations:
    """What is behind, and what is not there yet."""

    behind: tuple[BehindPage, ...]
    waiting: tuple[WaitingText, ...]


def translations(page: PageContext) -> Translations:
    """Every page that is behind its original, and everything that stands in one language only."""
    return Translations(
        tuple(_behind(page, translation, original) for translation, original in behind(page.content)),
        tuple(_waiting(page, one) for one in waiting(page.content)),
    )


def _waiting(page: PageContext, one: Waiting) -> WaitingText:
    key, fragment = {
        "page": (one.id, ""),
        "record": (f"evidence/{one.id}", ""),
        "practice": (f"practices/{one.id}", "indicators"),
        "term": ("glossary", one.id),
    }[one.kind]
    shown = Link(page.text(one.name), page.url(key, fragment))
    return WaitingText(shown, one.kind, page.label("languages", one.lang), one.path, page.settings.edit(one.path))


def _behind(page: PageContext, translation: Page, original: Page) -> BehindPage:
    then = _version(original, (translation.translated_from or "").partition("@")[2])
    address = page.addresses.any_language(page.site, page.key, translation.lang, translation.key)
    return BehindPage(
        id=f"{translation.lang}-{translation.key.replace('/', '-')}",
        page=Link(translation.title, address),
        lang=translation.lang,
        path=translation.path,
        original_lang=original.lang,
        known=then is not None,
        changed=tuple(ChangedParagraph(one.section, one.text) for one in changes(then.page, original)) if then else (),
        removed=tuple(removed(then.page, original)) if then else (),
        doors=tuple(_doors(page, translation, original, then)),
        claim=claim(original),
    )


def _doors(page: PageContext, translation: Page, original: Page, then: history.Version | None) -> Iterator[tuple[str, str]]:
    """Word and address of what helps to bring a page up to date."""
    if address := page.settings.edit(translation.path):
        yield "translation.edit", address
    if address := page.settings.changes_of(original.path, then.commit if then else None):
        yield "translation.compare", address


@cache
def _version(original: Page, claimed: str) -> history.Version | None:
    """Asked once a build, though the list is printed in two languages."""
    return history.version_of(original, claimed)
