"""The files of prose, and the addresses that pages once had."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model.languages import language_at


@dataclass(frozen=True)
class Page:
    """A prose file of docs/. `key` is its path without language and suffix, the same in both languages; `keywords` help to find it.

    `written`: the language of its text, which is another than `lang` while it stands in for a translation that nobody wrote yet.
    """

    lang: str
    key: str
    path: str
    title: str
    description: str
    slug: str
    body: str
    body_line: int
    short: str | None = None
    translated_from: str | None = None
    keywords: tuple[str, ...] = ()
    written: str = ""

    @property
    def waits(self) -> bool:
        """Is this the other language's text, because its own is not there yet?"""
        return self.written not in ("", self.lang)


@dataclass(frozen=True)
class Redirect:
    """An address that was published once and where its page is now. `gone`: there is no such page any more, only the nearest one.

    `start` lies below the root of its version, may end in a `#heading`, and says its language; `key` and `fragment` name the target.
    """

    start: str
    key: str
    fragment: str = ""
    gone: bool = False
    line: int = 1

    @property
    def lang(self) -> str:
        """Language of the old address, which is that of its target."""
        return language_at(self.start)
