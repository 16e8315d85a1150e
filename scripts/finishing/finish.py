"""What is done to the built site. Called once by the MkDocs hook; each step is a module of its own in scripts/finishing/."""

from __future__ import annotations

from pathlib import Path

from scripts.content.model import Content
from scripts.facts.editions import summarise
from scripts.facts.kept_addresses import with_published
from scripts.finishing import address_list, edition_summary, exports, feed, notfound, pictures, redirects, search, sitemap, trim
from scripts.frontend import assets
from scripts.tools.settings import Settings


def finish(site: Path, content: Content, where: Settings, site_url: str | None) -> None:
    """Finish the site in the folder `site`, which MkDocs has just built in both languages."""
    trim.trim(site)
    assets.write(site)
    pictures.write(site, content)
    redirects.write(site, with_published(content, where), site_url)
    sitemap.write(site, content, where.home)
    feed.write(site, content, where)
    if where.version:  # the not-found page of a site with versions stands at its root: see scripts/publishing/site_root.py
        address_list.write(site, content)
        edition_summary.write(site, summarise(content, where.version, where.date))
    else:
        notfound.write(site, content, site_url)
    search.write(site, content)
    exports.write(site, content, where.home)
