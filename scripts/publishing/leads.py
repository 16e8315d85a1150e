"""Addresses of `latest` that the newest edition does not have: after a rollback, those that were born in the edition that went. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scripts.content.model import Content, language_at
from scripts.facts.editions import number
from scripts.facts.kept_addresses import remembered
from scripts.finishing.redirects import lead
from scripts.publishing.canonical_links import Listing
from scripts.publishing.versions import LATEST


def leads(
    newest: str, listings: Mapping[str, Listing], tree: Collection[str], kept: tuple[str, ...], content: Content, site: str | None
) -> dict[str, bytes]:
    """A page below `latest/` for each address in `kept` that the edition `newest` lacks, leading to where its content is now."""
    editions = sorted((name for name in listings if number(name)), key=number, reverse=True)
    found = {}
    for address in ("" if one == "./" else one for one in remembered(kept)):
        if f"{newest}/{address}index.html" not in tree:
            target = _target(address, listings.get(LATEST), [listings[name] for name in editions], tree)
            if target:
                start = f"{LATEST}/{address}"
                found[f"{start}index.html"] = _page(content, start, target, newest, site).encode("utf-8")
    return found


def _target(address: str, latest: Listing | None, editions: list[Listing], tree: Collection[str]) -> str | None:
    """The same page of `latest` under its name there, else the page in the newest edition that has it; None when none does."""
    for edition in editions:
        row = edition.by_address.get(edition.moved.get(address, address))
        if row:
            lang = language_at(address)
            there = latest.same_page(row.key, row.address(lang)) if latest else None
            return f"{LATEST}/{there.address(lang)}" if there else f"{edition.folder}/{row.address(lang)}"
        if f"{edition.folder}/{address}index.html" in tree:
            return f"{edition.folder}/{address}"
    return None


def _page(content: Content, start: str, target: str, newest: str, site: str | None) -> str:
    lang = language_at(start.removeprefix(f"{LATEST}/"))
    folder = target.split("/")[0]
    title = content.word("moved.title" if folder == LATEST else "moved.elsewhere", lang)
    name = content.word("versions.edition", lang, version=newest if folder == LATEST else folder)
    return lead(start, target, lang=lang, title=title, name=content.word("moved.link", lang, title=name), mark="edition", canonical=site)
