"""The languages of the site, and words in both."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("es", "en")
DEFAULT_LANGUAGE = "es"


def other(lang: str) -> str:
    """The language of the twin."""
    return next(one for one in LANGUAGES if one != lang)


def language_at(address: str) -> str:
    """The language of what stands at an address below the site's root: only the default one has no folder of its own."""
    first, slash, _ = address.partition("/")
    return first if slash and first in LANGUAGES else DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Text:
    """The same words in both languages, or in one of them while the other waits ("").

    `text["en"]` is what there is to read on an English page: the English, or else the Spanish; `lang_of("en")` says which of the two.
    """

    es: str = ""
    en: str = ""

    def __getitem__(self, lang: str) -> str:
        return self.given(self.lang_of(lang))

    def given(self, lang: str) -> str:
        """What somebody wrote in a language; "" while it waits. Raises KeyError for another language than those of the site."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return self.es if lang == "es" else self.en

    def lang_of(self, lang: str) -> str:
        """The language of `text[lang]`."""
        return lang if self.given(lang) else next((one for one in LANGUAGES if self.given(one)), lang)
