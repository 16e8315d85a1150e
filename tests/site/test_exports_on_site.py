"""Open data on the built site: its files, the addresses of its items, the sizes that the page of downloads tells."""

import json
import re
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.exports.all import exports
from scripts.exports.schemas import DATASETS
from scripts.rules.built.pages import Site
from tests.conftest import SITE_URL


@pytest.fixture(scope="module")
def files(small_library: Library) -> dict[str, bytes]:
    return exports(small_library.content, SITE_URL)


def items(files: dict[str, bytes], name: str) -> list[dict]:
    return json.loads(files[f"data/v1/{name}.json"])["items"]


def test_addresses_of_the_items_exist_on_the_site(small_site: Site, files: dict[str, bytes]) -> None:
    for name in DATASETS:
        for item in items(files, name):
            for lang in LANGUAGES:
                address, _, fragment = item["pages"][lang].removeprefix(SITE_URL).partition("#")
                assert address.startswith("en/") == (lang == "en")
                assert not fragment or fragment in small_site.pages[address].ids, item["pages"]


def test_the_built_site_holds_the_files(small_folder: Path, files: dict[str, bytes]) -> None:
    published = {f.relative_to(small_folder).as_posix(): f.read_bytes() for f in (small_folder / "data").rglob("*") if f.is_file()}
    assert {k: v for k, v in published.items() if not k.endswith((".gz", ".br"))} == files


def test_sizes_beside_the_downloads_are_the_sizes(small_site: Site, small_folder: Path) -> None:
    found = 0
    for address, page in small_site.readable.items():
        for link in page.all("a"):
            if link.get("download") is None or "data/v1/" not in link.get("href"):
                continue
            bytes_ = (small_folder / ("data/v1/" + link.get("href").split("data/v1/")[1])).stat().st_size
            figure, unit = re.search(r"([\d.,]+)\s(bytes|kB|MB)$", link.text.strip()).groups()
            told = float(figure.replace(",", ".")) * {"bytes": 1, "kB": 1000, "MB": 1_000_000}[unit]
            assert abs(told - bytes_) <= max(0.051 * told, 50), f"{address}: {link.text}"
            found += 1
    assert found > 2 * len(DATASETS)
