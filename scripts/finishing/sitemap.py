"""The sitemap: every page in both languages, each with its alternates and the date of its last change (sitemaps.org 0.9, xhtml:link)."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from scripts.addresses import Addresses
from scripts.content import ROOT
from scripts.model import DEFAULT_LANGUAGE, LANGUAGES, Content

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write(site: Path, content: Content, home: str | None) -> None:
    """Write `sitemap.xml` of what is published at `home`; without a known address there is none to write."""
    if not home:
        return
    addresses = Addresses(content)
    entries = [_entry(home, addresses, content, lang, key) for lang, key in sorted(addresses)]
    (site / "sitemap.xml").write_text(_HEAD + "".join(entries) + "</urlset>\n", encoding="utf-8")


def _entry(base: str, addresses: Addresses, content: Content, lang: str, key: str) -> str:
    pairs = [(one, addresses.of(one, key)) for one in LANGUAGES]
    pairs.append(("x-default", addresses.of(DEFAULT_LANGUAGE, key)))
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(base + address)}"/>' for code, address in pairs)
    dates = [date for file in files_of(content, lang, key) if (date := last_commits().get(file))]
    changed = f"<lastmod>{max(dates)}</lastmod>" if dates else ""
    return f"<url><loc>{escape(base + addresses.of(lang, key))}</loc>{changed}{links}</url>\n"


def files_of(content: Content, lang: str, key: str) -> list[str]:
    """The files that hold what a page says: its prose, a practice's data, a record's file."""
    page = content.pages.get((lang, key))
    files = [page.path] if page else [content.evidence_by_id[key.removeprefix("evidence/")].path]
    return files + [p.path for p in content.practices if p.key == key]


@cache
def last_commits(root: Path = ROOT) -> dict[str, str]:
    """Date of the last commit of each content file; nothing when git does not know the whole history."""
    git = ["git", "-C", str(root)]
    if _run([*git, "rev-parse", "--is-shallow-repository"]).strip() != "false":
        return {}
    dates: dict[str, str] = {}
    date = ""
    for line in _run([*git, "-c", "core.quotePath=false", "log", "--format=@%cs", "--name-only", "--", "data", "docs"]).splitlines():
        if line.startswith("@"):
            date = line[1:]
        elif line:
            dates.setdefault(line, date)
    return dates


def _run(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""
