"""What is done to the built site. Called once by the MkDocs hook; each step is a module of its own in scripts/finishing/."""

from __future__ import annotations

from pathlib import Path

from scripts.finishing import assets, notfound, sitemap, trim
from scripts.model import Content
from scripts.settings import Settings


def finish(site: Path, content: Content, where: Settings, site_url: str | None) -> None:
    """Finish the site in the folder `site`, which MkDocs has just built in both languages."""
    trim.trim(site)
    assets.write(site)
    notfound.write(site, content, site_url)
    sitemap.write(site, content, site_url)
