"""The one not-found page, in both languages, at the site's root."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from scripts.content.model import LANGUAGES, Content
from scripts.facts.addresses import addresses_of
from scripts.frontend.assets import assets
from scripts.frontend.policy import policy
from scripts.frontend.templates import render


def page(content: Content, site_url: str | None, versions: Sequence[str] = (), front: str = "") -> str:
    """The page; its addresses start at the path of `site_url`, or at the server's root. `front`: the folder that readers are led to."""
    base = urlsplit(site_url).path.rstrip("/") + "/" if site_url else "/"
    addresses = addresses_of(content)
    places = [(lang, addresses.of(lang, "index"), addresses.of(lang, "search"), _lists(content, lang)) for lang in LANGUAGES]
    return whole("404.html", words=content.ui, places=places, base=base, versions=versions, front=front)


def _lists(content: Content, lang: str) -> list[tuple[str, str]]:
    """Name and address of the lists that lead to everything else."""
    shown = [(content.shown[lang, key], key) for key in ("practices", "evidence", "countries")]
    return [(page.short or page.title, addresses_of(content).of(lang, key)) for page, key in shown]


def whole(template: str, **values: object) -> str:
    """Fill a template of overrides/ that is a whole page but none of MkDocs."""
    return render(template, assets=assets(), policy=policy(), **values) + "\n"
