"""What is done to the built site. Called once by the MkDocs hook; each step is a module of its own in scripts/finishing/.

Each gives what it makes, path below the site's root and bytes; all of it is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from scripts.content.model import Content
from scripts.exports.all import exports
from scripts.facts.editions import as_json, summarise
from scripts.facts.kept_addresses import with_published
from scripts.finishing import kept_places, trim
from scripts.finishing.address_list import listed
from scripts.finishing.ahead import sheets
from scripts.finishing.feed import feeds
from scripts.finishing.further import further
from scripts.finishing.notfound import page
from scripts.finishing.pictures import pictures
from scripts.finishing.redirects import redirects
from scripts.finishing.sitemap import sitemap
from scripts.frontend.assets import published
from scripts.search.files import every_file
from scripts.takeaway.all import texts
from scripts.tools.settings import Settings

File = tuple[str, bytes]  # path below the site's root


def finish(site: Path, content: Content, where: Settings, site_url: str | None) -> None:
    """Finish the site in the folder `site`, which MkDocs has just built in both languages."""
    trim.trim(site)
    remembering = with_published(content, where)
    write_all(site, given(content, where, site_url))
    write_all(site, redirects(remembering, site_url))
    write_all(site, kept_places.pages(site, remembering))


def given(content: Content, where: Settings, site_url: str | None) -> Iterator[File]:
    """Every file of the site that MkDocs does not make, save those for former addresses."""
    for step in steps(content, where, site_url):
        yield from step()


def steps(content: Content, where: Settings, site_url: str | None) -> tuple[Callable[[], Iterable[File]], ...]:
    """What gives those files, the quickest first; none does anything until it is asked."""
    return (
        published,
        lambda: [sheets(content)],
        lambda: pictures(content),
        lambda: _of_the_root(content, where, site_url),
        lambda: feeds(content, where),
        lambda: further(content, where),
        lambda: texts(content, where),
        lambda: every_file(content),
        lambda: exports(content, where.home).everything().items(),
    )


def _of_the_root(content: Content, where: Settings, site_url: str | None) -> Iterator[File]:
    if where.home:
        yield "sitemap.xml", sitemap(content, where.home)
    if where.version:  # the not-found page of a site with versions stands at its root: see scripts/publishing/site_root.py
        yield "addresses.json", listed(content)
        yield "edition.json", as_json(summarise(content, where.version, where.date))
    else:
        yield "404.html", page(content, site_url).encode("utf-8")


def write_all(folder: Path, files: Iterable[File]) -> None:
    """Write files below a folder."""
    for path, data in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
