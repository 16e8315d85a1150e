"""What is done to the built site. Called once by the MkDocs hook; each step is a module of its own in scripts/finishing/."""

from __future__ import annotations

from pathlib import Path

from scripts.content.model import Content
from scripts.facts import editions, kept_addresses
from scripts.finishing import exports, feed, notfound, pictures, redirects, search, sitemap, trim
from scripts.frontend import assets
from scripts.tools.settings import Settings


def finish(site: Path, content: Content, where: Settings, site_url: str | None) -> None:
    """Finish the site in the folder `site`, which MkDocs has just built in both languages."""
    trim.trim(site)
    assets.write(site)
    pictures.write(site, content)
    redirects.write(site, kept_addresses.with_published(content, where), site_url)
    sitemap.write(site, content, where.home)
    feed.write(site, content, where)
    if where.version:  # the not-found page of a site with versions stands at its root: see scripts/publishing/site_root.py
        kept_addresses.write(site, content)
        editions.write(site, editions.summarise(content, where.version, where.date))
    else:
        notfound.write(site, content, site_url)
    search.write(site, content)
    exports.write(site, content, where.home)
