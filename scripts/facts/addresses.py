"""The address of every page in every language, and relative links between them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from scripts.content.model import DEFAULT_LANGUAGE, LANGUAGES, Content
from scripts.facts.shelves import shelves, slug

CARDS = "assets/cards/"  # where the pictures for chats lie below the site's root


class Addresses:
    """Addresses below the site's root, such as `practicas/huella-hidrica/` and `en/practices/water-footprint/`."""

    def __init__(self, content: Content) -> None:
        self._by_key: dict[tuple[str, str], str] = {}
        for lang, key in content.shown:
            if all((lang, above) in content.shown for above in self._above(key)):  # without them it has none: a rule tells
                self._by_key[lang, key] = self._prefix(lang) + self._path(content, lang, key)
        for lang in LANGUAGES:
            library = self._by_key.get((lang, "evidence"))
            if library:
                self._by_key |= {(lang, record.key): f"{library}{record.id}/" for record in content.evidence}
            kits = self._by_key.get((lang, "kits"))
            if kits:
                pages = {one.kit: content.shown.get((lang, one.key)) for one in content.practices}
                self._by_key |= {(lang, key): f"{kits}{page.slug}/" for key, page in pages.items() if page}
            for key, shelf in shelves(content).items():
                if above := self._by_key.get((lang, shelf.parent)):
                    self._by_key[lang, key] = above + slug(content, shelf, lang)

    @staticmethod
    def _prefix(lang: str) -> str:
        return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"

    @staticmethod
    def _above(key: str) -> list[str]:
        parts = key.split("/")
        return ["/".join(parts[:depth]) for depth in range(1, len(parts))]

    @staticmethod
    def _path(content: Content, lang: str, key: str) -> str:
        if key == "index":
            return ""
        parts = key.split("/")
        slugs = [content.shown[lang, "/".join(parts[: i + 1])].slug for i in range(len(parts))]
        return "/".join(slugs) + "/"

    def __contains__(self, page: tuple[str, str]) -> bool:
        return page in self._by_key

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._by_key)

    def of(self, lang: str, key: str) -> str:
        """Address of a page below the site's root, with its final slash; "" for the front page."""
        return self._by_key[lang, key]

    def relative(self, lang: str, start: str, target: str) -> str:
        """Relative address from the page `start` to the page `target` of the same language."""
        return relative(self.of(lang, start), self.of(lang, target))

    def any_language(self, lang: str, start: str, target_lang: str, target: str) -> str:
        """Relative address from the page `start` in `lang` to the page `target` in `target_lang`."""
        return relative(self.of(lang, start), self.of(target_lang, target))


@lru_cache(maxsize=4)
def addresses_of(content: Content) -> Addresses:
    """The addresses of a content, made once for it."""
    return Addresses(content)


@cache
def relative(start: str, target: str) -> str:
    """Relative address between two addresses below the root: from a page, whose own ends in a slash or is empty, to a page or a file."""
    here, there = start.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
