"""The one not-found page, in both languages, at the site's root."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from scripts.addresses import Addresses
from scripts.content import ROOT
from scripts.finishing.assets import assets
from scripts.model import LANGUAGES, Content


def write(site: Path, content: Content, site_url: str | None) -> None:
    """Write `404.html`; its addresses start at the path of `site_url`, or at the server's root."""
    base = urlsplit(site_url).path.rstrip("/") + "/" if site_url else "/"
    addresses = Addresses(content)
    places = [(lang, addresses.of(lang, "index"), addresses.of(lang, "search")) for lang in LANGUAGES]
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    page = environment.get_template("404.html").render(words=content.ui, places=places, base=base, stylesheet=assets()["site.css"][0])
    (site / "404.html").write_text(page + "\n", encoding="utf-8")
