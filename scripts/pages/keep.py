"""The block by which a reader keeps the site in the browser (overrides/scripts/keep.js)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from scripts.facts.addresses import relative
from scripts.pages.context import PageContext
from scripts.pages.parts import Link, link

_SAID = (
    *("unsupported", "none", "unknown", "offer", "save", "going", "stop", "stopped", "broken", "changed", "full", "refused"),
    *("partial", "kept", "current", "newer", "update", "remove", "removed"),
)


def list_of(lang: str) -> str:
    """Where the list of what a browser keeps of a language lies, below the site's root; scripts/takeaway/kept_list.py writes it."""
    return f"keep-{lang}.json"


@dataclass(frozen=True)
class KeepView:
    """`words`: what the script says, with the edition's folder, that of the language and the list, as JSON; `privacy`: a link."""

    words: str
    privacy: Link | None


def keep(page: PageContext) -> KeepView:
    """The block on the page of what there is to take away."""
    words = {word: page.t(f"keep.{word}") for word in _SAID}
    places = {"root": relative(page.address, ""), "scope": page.url("index"), "list": list_of(page.lang)}
    privacy = link(page, "privacy", page.t("keep.privacy")) if (page.lang, "privacy") in page.content.shown else None
    return KeepView(json.dumps(words | places, ensure_ascii=False), privacy)
