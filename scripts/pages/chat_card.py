"""What a chat or a network shows of a page that somebody shares: its card (Open Graph, https://ogp.me). Pure.

A picture of its own have the pages that people share most; all others share one. scripts/takeaway/cards.py draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scripts.content.model import Content, other
from scripts.facts.addresses import CARDS

WIDTH, HEIGHT = 1200, 630
COMMON = "site"  # the picture of every page that has none of its own
_DRAWN = ("practices", "countries", "themes", "roles")
# Open Graph names a language with a country; the network that made it reads these two.
LOCALES = {"es": "es_LA", "en": "en_GB"}


@dataclass(frozen=True)
class ChatCard:
    """What the head of a page says for its card. `type`: of Open Graph; `other`: the locale of the twin; `image`: absolute, None where
    no address is known; `alt`: what the picture says.
    """

    type: str
    locale: str
    other: str
    image: str | None
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def chat_card(content: Content, home: str | None, lang: str, key: str, kind: str, title: str) -> ChatCard:
    """The card of a page. `home`: the published address of this very version, since a later one may lack the picture."""
    name = picture_names(content).get(key, COMMON)
    image = home + place(lang, name) if home else None
    alt = title if name != COMMON else content.word("site.whole-name", lang)
    return ChatCard("article" if kind in ("practice", "record") else "website", LOCALES[lang], LOCALES[other(lang)], image, alt)


@lru_cache(maxsize=4)
def picture_names(content: Content) -> dict[str, str]:
    """Key of each page with a picture of its own -> the picture's name."""
    keys = dict.fromkeys(key for _, key in content.shown if key == "index" or (key.partition("/")[0] in _DRAWN and key.count("/") == 1))
    return {key: key.replace("/", "-") for key in keys}


def place(lang: str, name: str) -> str:
    """Where a picture lies below the site's root."""
    return f"{CARDS}{lang}-{name}.png"
