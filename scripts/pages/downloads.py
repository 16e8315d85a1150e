"""Files of the open data as a page offers them, each with its size in words."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.exports.all import exports
from scripts.exports.worksheets import Sheet
from scripts.facts.addresses import relative
from scripts.pages.context import PageContext


@dataclass(frozen=True)
class Download:
    """A file of the open data; `size` in words, `about` for a screen reader."""

    text: str
    url: str
    size: str
    about: str = ""


def download(page: PageContext, path: str, text: str, about: str = "") -> Download:
    """A file of the open data by its path below the site's root."""
    count = len(exports(page.content, page.settings.home)[path])
    return Download(text, relative(page.address, path), size(page, count), about)


def worksheet(page: PageContext, sheet: Sheet) -> tuple[Download, ...]:
    """A blank worksheet in each format."""
    return tuple(download(page, sheet.path(suffix), suffix.upper(), sheet.title) for suffix in ("csv", "xlsx"))


def size(page: PageContext, count: int) -> str:
    """A number of bytes in words."""
    if count < 1000:
        return page.t("size.bytes", size=count)
    unit, value = ("kilobytes", count / 1000) if count < 1_000_000 else ("megabytes", count / 1_000_000)
    figure = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return page.t(f"size.{unit}", size=figure.replace(".", ",") if page.lang == "es" else figure)
