"""Addresses never die: a page in the place of each that was renamed or withdrawn, and the old id before a renamed heading."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.content.model import Content, Redirect
from scripts.facts.addresses import Addresses, relative
from scripts.facts.kept_addresses import remembered
from scripts.finishing.notfound import whole
from scripts.frontend.assets import assets
from scripts.frontend.templates import macro


def write(site: Path, content: Content, canonical: str | None) -> None:
    """Write every redirect of data/redirects.yml into the built site."""
    addresses = Addresses(content)
    for one in content.redirects:
        if (one.lang, one.key) not in addresses:
            continue  # told by the check of the content
        start, _, heading = one.start.partition("#")
        if heading:
            _keep_heading(site / addresses.of(one.lang, one.key) / "index.html", heading, one.fragment)
        else:
            file = site / start / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_stub(content, one, addresses.of(one.lang, one.key), canonical), encoding="utf-8")
    for address, headings in remembered(content.kept_addresses).items():
        file = site / address / "index.html"
        if file.is_file():
            _keep_places(file, sorted(h[1:] for h in headings if h.startswith("~")))


def _stub(content: Content, one: Redirect, target: str, canonical: str | None) -> str:
    """A page that leads on at once, in one hop and in its own language."""
    lang = one.lang
    page = content.shown.get((lang, one.key))
    name = page.title if page else content.evidence_by_id[one.key.removeprefix("evidence/")].name[lang]
    return lead(
        one.start,
        target,
        f"#{one.fragment}" if one.fragment else "",
        lang=lang,
        title=content.word("moved.gone-title" if one.gone else "moved.title", lang),
        name=content.word("moved.link", lang, title=name),
        mark="gone" if one.gone else "renamed",
        canonical=canonical,
    )


def lead(start: str, target: str, fragment: str = "", *, lang: str, title: str, name: str, mark: str, canonical: str | None) -> str:
    """The page at `start` that leads to `target`, both addresses below the same root; `canonical`: that root's address, if known."""
    return whole(
        "moved.html",
        lang=lang,
        mark=mark,
        title=title,
        text=name,
        link=relative(start, target) + fragment,
        canonical=canonical + target if canonical else None,
        style=relative(start, assets()["site.css"][0]),
        script=relative(start, assets()["moved.js"][0]),
    )


def _keep_heading(file: Path, old: str, new: str) -> None:
    """Put the old id right before the element that has the new one."""
    html = file.read_text(encoding="utf-8")
    heading = re.search(rf'<h[2-6][^>]*\sid="?{re.escape(new)}"?[\s>]', html)
    if heading and not _has(html, old):
        file.write_text(html[: heading.start()] + macro("inline.html", "place", old) + html[heading.start() :], encoding="utf-8")


def _keep_places(file: Path, headings: list[str]) -> None:
    """Put the ids of headings that the data no longer give at the start of the page's content."""
    html = file.read_text(encoding="utf-8")
    lost = "".join(macro("inline.html", "place", one) for one in headings if not _has(html, one))
    if lost:
        file.write_text(re.sub(r"<article[^>]*>", lambda m: m.group() + lost, html, count=1), encoding="utf-8")


def _has(html: str, one: str) -> bool:
    return bool(re.search(rf'\sid="?{re.escape(one)}"?[\s>]', html))
