"""The feeds: of the whole site, of each practice and of each country."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from scripts.content.library import Library
from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.editions import as_json, summarise
from scripts.facts.feeds import keys, path
from scripts.finishing.feed import feeds
from scripts.tools.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"


def _feeds(content: Content, before: Content, folder: Path) -> dict[str, ElementTree.Element]:
    """The feeds of a content as the edition 1.1, after an edition 1.0 of `before`."""
    (folder / "1.0.json").write_bytes(as_json(summarise(before, "1.0", "2026-01-01")))
    where = Settings(None, "https://example.org/", version="1.1", editions=folder, date="2026-06-01")
    return {place: ElementTree.fromstring(text) for place, text in feeds(content, where)}


def _entries(feed: ElementTree.Element) -> list[str]:
    return [(entry.findtext(f"{ATOM}content") or "") for entry in feed.findall(f"{ATOM}entry")]


def test_a_practice_and_a_country_tell_of_themselves_alone(small_library: Library, tmp_path: Path) -> None:
    content = small_library.content
    new = next(one for one in content.evidence if len(one.practices) == 1)
    found = _feeds(content, replace(content, evidence=tuple(one for one in content.evidence if one is not new)), tmp_path)
    addresses = addresses_of(content)
    shown = [(lang, key) for lang in ("es", "en") for key in keys(content) if (lang, key) in content.shown]
    assert set(found) == {path(addresses, lang, key) for lang, key in shown} and len(shown) > 4
    concerned = {"index", f"countries/{new.country.lower()}", *(p.key for p in content.practices if p.number in new.practices)}
    for lang, key in shown:
        entries = _entries(found[path(addresses, lang, key)])
        assert len(entries) == (2 if key in concerned else 1), key
        if key in concerned - {"index"}:
            assert "https://example.org/latest/" in entries[0] and new.name[lang].split()[0] in entries[0]


def test_every_feed_has_what_atom_asks_for(small_library: Library, tmp_path: Path) -> None:
    for place, feed in _feeds(small_library.content, small_library.content, tmp_path).items():
        assert feed.tag == f"{ATOM}feed" and all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author"))
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"https://example.org/latest/{place}"
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert ids and len(set(ids)) == len(ids)
