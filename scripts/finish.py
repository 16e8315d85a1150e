"""What is done to the built site. Called once by the MkDocs hook; each step is a module of its own in scripts/finishing/."""

from __future__ import annotations

from pathlib import Path

from scripts.finishing import addresses, exports, feed, notfound, pictures, redirects, search, sitemap, trim
from scripts.frontend import assets
from scripts.model import Content
from scripts.publishing import summary
from scripts.settings import Settings


def finish(site: Path, content: Content, where: Settings, site_url: str | None) -> None:
    """Finish the site in the folder `site`, which MkDocs has just built in both languages."""
    trim.trim(site)
    assets.write(site)
    pictures.write(site, content)
    redirects.write(site, addresses.with_published(content, where), site_url)
    sitemap.write(site, content, where.home)
    feed.write(site, content, where)
    if where.version:  # the not-found page of a site with versions stands at its root: see scripts/publishing/roots.py
        addresses.write(site, content)
        summary.write(site, summary.summarise(content, where.version, where.date))
    else:
        notfound.write(site, content, site_url)
    search.write(site, content)
    exports.write(site, content, where.home)
