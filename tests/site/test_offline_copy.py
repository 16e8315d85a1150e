"""The copy of each language: every link inside leads to something inside, nothing of it leads to the other language or to a server."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import OFFLINE
from scripts.takeaway import copy_layout, offline_copy
from scripts.takeaway.offline_copy import copies
from scripts.tools.settings import Settings

HOME = "https://example.org/practicas/"
KNOWN = Settings(None, HOME, date="2026-01-31")
UNKNOWN = Settings(None, None, date="2026-01-31")
LED = ("href", "src", "action")
NAMED = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "popovertarget")

Copy = dict[str, bytes]


def unpacked(library: Library, where: Settings, folder: Path) -> dict[str, Copy]:
    """Language -> path and bytes of each file of its copy, without the folder that holds all."""
    made = {}
    packed = dict(copies(library.content, where, folder))
    for lang in LANGUAGES:
        with zipfile.ZipFile(BytesIO(packed[OFFLINE[lang]])) as archive:
            assert archive.testzip() is None
            made[lang] = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
    return made


@pytest.fixture(scope="module")
def small_copies(small_library: Library, small_folder: Path) -> dict[str, Copy]:
    """The copies of the small site, which does not know its address."""
    return unpacked(small_library, UNKNOWN, small_folder)


def pages(copy: Copy) -> dict[str, LexborHTMLParser]:
    return {path: LexborHTMLParser(data.decode("utf-8")) for path, data in copy.items() if path.endswith(".html")}


def dead(copy: Copy) -> list[str]:
    """Each link, file and name of an element that leads to nothing in the copy; an absolute address is none."""
    read = pages(copy)
    ids = {path: [node.attributes["id"] for node in page.css("[id]")] for path, page in read.items()}
    found = []
    for path, page in read.items():
        found += [f"{path}: id {one} twice" for one in {one for one in ids[path] if ids[path].count(one) > 1}]
        for node in page.css("*"):
            for name in NAMED:
                found += [f"{path}: {name} {one}" for one in (node.attributes.get(name) or "").split() if one not in ids[path]]
            for name in LED:
                value = node.attributes.get(name)
                url = urlsplit(value or "")
                if value is None or url.scheme:
                    continue
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path))) if url.path else path
                if target not in copy:
                    found.append(f"{path}: {name} {value}")
                elif url.fragment and target in ids and url.fragment not in ids[target]:
                    found.append(f"{path}: {name} {value}: no such place")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_inside_leads_to_something_inside(small_copies: dict[str, Copy], lang: str) -> None:
    assert dead(small_copies[lang]) == []


def test_so_it_is_where_the_site_has_an_address(small_library: Library, small_folder: Path) -> None:
    for copy in unpacked(small_library, KNOWN, small_folder).values():
        assert dead(copy) == []


def test_so_it_is_with_any_content(library: Library, built_folder: Path) -> None:
    for copy in unpacked(library, KNOWN, built_folder).values():
        assert dead(copy) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_result_of_the_search_leads_to_something_inside(small_copies: dict[str, Copy], lang: str) -> None:
    copy = small_copies[lang]
    ids = {path: {node.attributes["id"] for node in page.css("[id]")} for path, page in pages(copy).items()}
    text = copy["assets/search/parts/d.js"].decode("utf-8")
    cards = [card for group in json.loads(text.removeprefix("copied(").rstrip().removesuffix(");")).values() for card in group]
    assert len(cards) > 20
    for title, address, _, _, passages, *_ in cards:
        path, _, fragment = address.partition("#")
        assert path in copy, title
        assert not fragment or fragment in ids[path], address
        assert fragment or all(not anchor or anchor in ids[path] for anchor, _ in passages), address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_holds_every_record_and_nothing_of_the_other_language(small_copies: dict[str, Copy], small_library: Library, lang: str) -> None:
    copy, content = small_copies[lang], small_library.content
    everything = "\n".join(data.decode("utf-8") for path, data in copy.items() if path.endswith(".html"))
    for record in content.evidence:
        assert f'<section id="{record.id}"' in everything
    other = next(one for one in LANGUAGES if one != lang)
    strange = {addresses_of(content).of(other, key).removeprefix("en/") for of, key in addresses_of(content) if of == other}
    own = {addresses_of(content).of(lang, key).removeprefix("en/") for of, key in addresses_of(content) if of == lang}
    assert not [path for path in copy if path.removesuffix("index.html") in strange - own]
    assert not [path for path in copy if path.endswith((".csv", ".xlsx", ".xml", ".zip"))]


def test_what_it_leaves_out_is_reached_on_the_web_where_the_site_has_an_address(small_library: Library, small_folder: Path) -> None:
    copy = unpacked(small_library, KNOWN, small_folder)["es"]
    home = LexborHTMLParser(copy["index.html"].decode("utf-8"))
    assert home.css_first("a[data-language]").attributes["href"] == HOME + "en/"
    assert f'href="{HOME}bibliografia/' in "".join(data.decode("utf-8") for path, data in copy.items() if path.endswith(".html"))


def test_without_an_address_such_links_are_words(small_copies: dict[str, Copy]) -> None:
    for page in pages(small_copies["es"]).values():
        assert not page.css("a:not([href]):not([hidden])")
        assert not page.css("[href^='https://example.org/practicas/']")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_says_of_what_day_it_is_and_when_to_look_again(small_copies: dict[str, Copy], lang: str) -> None:
    made, again = {"es": ("31 de enero de 2026", "28 de julio de 2026"), "en": ("31 January 2026", "28 July 2026")}[lang]
    for path, page in pages(small_copies[lang]).items():
        foot = page.css_first("footer.site-foot .copy-foot").text()
        assert made in foot and again in foot, path
    about = pages(small_copies[lang])[{"es": "LEAME.html", "en": "README.html"}[lang]].css_first("main").text()
    assert made in about and again in about and "CC BY 4.0" in about


def test_no_page_of_it_may_ask_anybody(small_copies: dict[str, Copy]) -> None:
    for path, page in pages(small_copies["es"]).items():
        policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
        assert "default-src 'none'" in policy and "connect-src" not in policy and "http" not in policy, path
        assert not page.css("link[rel=canonical], link[rel=alternate], meta[property], script[type='application/ld+json']")


def test_two_copies_have_the_same_bytes(small_library: Library, small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline_copy, "kept", lambda kind, inputs, make: make())
    first, second = (dict(copies(small_library.content, KNOWN, small_folder)) for _ in range(2))
    assert first == second


def test_where_a_country_has_many_records_they_lie_in_several_files(
    small_library: Library, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_copy, "kept", lambda kind, inputs, make: make())
    monkeypatch.setattr(copy_layout, "ON_A_SHELF", 1)
    content = small_library.content
    most = max(Counter(one.country for one in content.evidence).values())
    assert most > 1, "the frozen content has a country that needs several files"
    for lang, copy in unpacked(small_library, KNOWN, small_folder).items():
        assert dead(copy) == []
        files = {path: page for path, page in pages(copy).items() if page.css("section.copied")}
        found = [one.attributes["id"] for page in files.values() for one in page.css("section.copied")]
        assert sorted(found) == sorted(one.id for one in content.evidence)
        assert max(len(page.css("section.copied")) for page in files.values()) == 1
        titles = [page.css_first("h1").text() for page in files.values()]
        assert len(set(titles)) == len(titles)
        assert any(f"{most} {'de' if lang == 'es' else 'of'} {most}" in title for title in titles)


def test_a_kept_copy_is_made_anew_when_a_page_changes(small_library: Library, small_folder: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(small_folder, tmp_path / "site")
    page = changed / "index.html"
    before = dict(copies(small_library.content, KNOWN, changed))
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>", "<h1>Otro: ", 1), encoding="utf-8")
    after = dict(copies(small_library.content, KNOWN, changed))
    assert [path for path in before if before[path] != after[path]] == [OFFLINE["es"]]


def test_an_edition_is_named(small_library: Library, small_folder: Path) -> None:
    where = Settings(None, HOME, version="1.4", date="2026-01-31")
    copy = unpacked(small_library, where, small_folder)["es"]
    assert re.search(r"Edición 1\.4, 31 de enero de 2026", copy["index.html"].decode("utf-8"))
    assert f"{HOME}1.4/en/" in copy["index.html"].decode("utf-8")
