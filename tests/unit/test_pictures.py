"""A picture in a page: written in Markdown, shown with its size, one file for both languages, and harmless whatever its words hold."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from scripts.content.files import read_tree
from scripts.content.library import Library
from scripts.content.read import load
from scripts.facts.addresses import Addresses
from scripts.finishing import pictures
from scripts.finishing.finish import write_all
from scripts.pages.context import PageContext
from scripts.pages.filling import filled
from scripts.rules import judge
from scripts.tools.html import parse
from scripts.tools.markdown import render
from scripts.tools.settings import Settings
from tests.unit.bad_examples import make_house


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = zlib.compress((b"\0" + b"\xff" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", lines)
        + chunk(b"IEND", b"")
    )


def shown(small_library: Library, key: str, text: str) -> str:
    """The HTML of a Spanish page with this text, where docs/images holds one picture."""
    content = replace(small_library.content, pictures={"agua.png": (40, 30)})
    view = PageContext(content, Addresses(content), Settings(None, None), "es", key)
    return render(filled(view, replace(content.pages["es", key], body=text)))


@pytest.mark.parametrize(
    ("key", "source", "target"),
    [("method", "../images/", "../images/"), ("practices/01-voluntary-agreements", "../../images/", "../../images/")],
)
def test_a_picture_has_its_words_its_size_and_its_place(small_library: Library, key: str, source: str, target: str) -> None:
    html = shown(small_library, key, f"![Balance del *agua*, 2024]({source}agua.png)\n")
    picture = parse("x/", html).all("img")[0]
    assert picture.attributes == {
        "src": f"{target}agua.png",
        "alt": "Balance del *agua*, 2024",
        "width": "40",
        "height": "30",
        "loading": "lazy",
        "decoding": "async",
    }
    assert 'class="term"' not in html.partition("<dl")[0]


@pytest.mark.parametrize("words", ['x" onerror="alert(1)', "<script>x</script>", "a&quot; b"])
def test_the_words_of_a_picture_stay_words(small_library: Library, words: str) -> None:
    page = parse("x/", shown(small_library, "method", f"![{words}](../images/agua.png)\n"))
    assert [e.tag for e in page.all("img", "script")] == ["img"] and "onerror" not in page.all("img")[0].attributes
    assert page.all("img")[0].get("alt") == words


def test_a_picture_that_a_page_shows_passes_and_reaches_the_site_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = make_house(tmp_path / "house")
    (house / "docs/images").mkdir()
    (house / "docs/images/agua.png").write_bytes(png(40, 30))
    for lang in ("es", "en"):
        page = house / f"docs/{lang}/method.md"
        words = {"es": "Balance del agua en una pila", "en": "Water balance of a heap"}[lang]
        page.write_text(page.read_text(encoding="utf-8") + f"\n![{words}](../images/agua.png)\n", encoding="utf-8")
    assert list(judge.of_source(read_tree(house))) == []
    content = load(house).content
    assert content.pictures == {"agua.png": (40, 30)}
    monkeypatch.setattr(pictures, "ROOT", house)
    write_all(tmp_path, pictures.pictures(content))
    assert (tmp_path / "images/agua.png").read_bytes() == png(40, 30)


def test_without_pictures_nothing_is_written(small_library: Library) -> None:
    assert list(pictures.pictures(replace(small_library.content, pictures={}))) == []


def test_a_picture_of_a_turned_camera_is_measured_as_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = make_house(tmp_path / "house")
    (house / "docs/images").mkdir()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(house / "docs/images/agua.jpg", exif=exif)
    content = load(house).content
    assert content.pictures == {"agua.jpg": (30, 40)}
    monkeypatch.setattr(pictures, "ROOT", house)
    write_all(tmp_path, pictures.pictures(content))
    with Image.open(tmp_path / "images/agua.jpg") as image:
        assert image.size == (30, 40) and not image.getexif()
