"""`llms.txt` and `llms-full.txt` of a language: what the site is, and where a program reads it as plain text (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import LLMS, LLMS_FULL
from scripts.tools.settings import Settings

File = tuple[str, bytes]

_MAIN = ("method", "forum", "comparison", "indicators", "glossary", "standards", "data")
_FURTHER = ("evidence", "timeline", "ask", "bibliography", "about", "licence")


def lists(content: Content, where: Settings) -> Iterator[File]:
    """The short list of each language."""
    for lang in LANGUAGES:
        yield LLMS[lang], _list(content, where, lang).encode("utf-8")


def whole(content: Content, site: Path) -> Iterator[File]:
    """Each language in one file: the practices, then what is needed to judge them. Of a `site` whose pages have their Markdown."""
    addresses = addresses_of(content)
    for lang in LANGUAGES:
        keys = [*(practice.key for practice in content.practices), *(key for key in _MAIN if (lang, key) in content.shown)]
        texts = [(site / addresses.of(lang, key) / "index.md").read_text(encoding="utf-8") for key in keys]
        yield LLMS_FULL[lang], "\n---\n\n".join(texts).encode("utf-8")


def _list(content: Content, where: Settings, lang: str) -> str:
    def lines(keys: Iterator[str]) -> str:
        return "".join(f"- [{title}]({root}{address}index.md): {about}\n" for title, about, address in map(_told, keys))

    def _told(key: str) -> tuple[str, str, str]:
        page = content.shown[lang, key]
        return page.title, page.description, addresses.of(lang, key)

    root, addresses = where.home or "/", addresses_of(content)

    def of(*keys: str) -> Iterator[str]:
        return (key for key in keys if (lang, key) in content.shown)

    words = {name: content.word(f"text.{name}", lang) for name in ("about", "how", "practices", "main", "countries", "further", "licence")}
    countries = (f"countries/{country.lower()}" for country in content.vocabulary["countries"])
    return (
        f"# {content.word('site.name', lang)}\n\n> {words['about']}\n\n{words['how']}\n\n{words['licence']}\n\n"
        f"## {words['practices']}\n\n{lines(of(*(one.key for one in content.practices)))}\n"
        f"## {words['main']}\n\n{lines(of(*_MAIN))}\n"
        f"## {words['countries']}\n\n{lines(of(*countries))}\n"
        f"## {words['further']}\n\n{lines(of(*_FURTHER))}"
    )
