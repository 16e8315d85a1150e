"""What a browser knows a kept file by, the worker and the manifests."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.addresses import addresses_of
from scripts.frontend.templates import macro
from scripts.takeaway.kept_list import fingerprint, icons, installable, manifest_of

PAGE = '<!doctype html><head><title>T</title>\n{links}\n<meta name="x"></head><body><h1>á</h1>\n'


def page(canonical: str) -> bytes:
    """A page as publishing leaves it, with the lines that it renews."""
    alternates = [("es", f"{canonical}es/"), ("x-default", canonical)]
    return PAGE.replace("{links}", macro("head.html", "addresses", canonical, alternates)).encode()


def test_a_page_is_known_by_the_same_when_publishing_renews_its_addresses() -> None:
    first, second = page("https://example.org/1.0/x/"), page("https://example.org/latest/y/")
    assert fingerprint(first, "x/") == fingerprint(second, "x/") == fingerprint(first, "")
    assert fingerprint(first, "x/") != fingerprint(first.replace("á".encode(), b"a"), "x/")


def test_any_other_file_is_known_by_all_of_it() -> None:
    first, second = page("https://example.org/1.0/x/"), page("https://example.org/latest/y/")
    assert fingerprint(first, "x.json") != fingerprint(second, "x.json")


def test_the_worker_has_one_address_and_the_manifest_of_a_language_speaks_of_its_folder(small_library: Library) -> None:
    content = small_library.content
    made = dict(installable(content))
    assert sorted(made) == sorted(["worker.js", *(manifest_of(content, lang) for lang in LANGUAGES)])
    for lang in LANGUAGES:
        path = manifest_of(content, lang)
        manifest = json.loads(made[path])
        assert path.rpartition("/")[0] == addresses_of(content).of(lang, "index").rstrip("/")
        assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == (lang, "./", "./")
        assert all(icon["src"] == "../" * path.count("/") + icon["src"].lstrip("./") for icon in manifest["icons"])


@pytest.mark.parametrize(("path", "data"), list(icons()))
def test_an_icon_has_the_size_that_the_manifest_says_and_colour_up_to_its_edge(path: str, data: bytes) -> None:
    size = int(path.rpartition("-")[2].removesuffix(".png"))
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (size, size)
        colours = picture.convert("RGB")
        assert len({colours.getpixel(corner) for corner in ((0, 0), (size - 1, 0), (0, size - 1), (size - 1, size - 1))}) == 1
        assert len(colours.resize((32, 32)).getcolors()) > 5, "something is drawn"
