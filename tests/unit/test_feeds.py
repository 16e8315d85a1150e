"""The feeds: of the whole site, of each practice and of each country."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser

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


def test_a_reader_of_feeds_reads_every_one(small_library: Library, tmp_path: Path) -> None:
    content = small_library.content
    for place, feed in _feeds(content, content, tmp_path).items():
        read = feedparser.parse(ElementTree.tostring(feed), sanitize_html=False)
        assert not read.bozo and read.version == "atom10", (place, read.get("bozo_exception"))
        assert read.feed.language == ("en" if place.startswith("en/") else "es")
        assert read.feed.link.startswith("https://example.org/latest/")
        assert read.entries and all(
            one.id and one.title and one.updated_parsed and one.link and one.content[0].value for one in read.entries
        )
        for one in read.entries:
            assert one.content[0].type == "text/html" and "&lt;" not in one.content[0].value, place


def test_a_feed_is_as_old_as_the_last_change_that_it_tells_of(small_library: Library, tmp_path: Path) -> None:
    content = small_library.content
    new = next(one for one in content.evidence if len(one.practices) == 1)
    found = _feeds(content, replace(content, evidence=tuple(one for one in content.evidence if one is not new)), tmp_path)
    told = {place: {one.findtext(f"{ATOM}updated") for one in feed.findall(f"{ATOM}entry")} for place, feed in found.items()}
    assert {place: feed.findtext(f"{ATOM}updated") for place, feed in found.items()} == {place: max(days) for place, days in told.items()}
    assert {max(days)[:10] for days in told.values()} == {"2026-01-01", "2026-06-01"}


def test_an_entry_keeps_its_id_in_later_editions(small_library: Library, tmp_path: Path) -> None:
    content = small_library.content
    first = _ids(dict(_feeds(content, content, tmp_path)))
    (tmp_path / "1.1.json").write_bytes(as_json(summarise(content, "1.1", "2026-06-01")))
    where = Settings(None, "https://example.org/", version="1.2", editions=tmp_path, date="2026-09-01")
    later = _ids({place: ElementTree.fromstring(text) for place, text in feeds(content, where)})
    assert {feed for feed, _ in first.values()} == {feed for feed, _ in later.values()}
    assert all(entries <= later[place][1] for place, (_, entries) in first.items())


def _ids(found: dict[str, ElementTree.Element]) -> dict[str, tuple[str, set[str]]]:
    """Of each feed: its id and those of its entries."""
    return {
        place: (feed.findtext(f"{ATOM}id") or "", {one.findtext(f"{ATOM}id") or "" for one in feed.findall(f"{ATOM}entry")})
        for place, feed in found.items()
    }
