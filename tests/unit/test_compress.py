"""The compressed copies for web servers that send them as they are."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest

from bench.server import serving
from scripts.finishing import compress as compressing
from scripts.finishing.compress import compress
from scripts.tools.kept import Kept

PAGE = "<!doctype html><title>agua</title>" + "<p>agua</p>" * 300


def test_each_text_file_has_both_copies_the_same_bytes_each_time(tmp_path: Path) -> None:
    texts = {"es/index.html": PAGE, "robots.txt": "User-agent: *\n"}
    (tmp_path / "es").mkdir()
    (tmp_path / "es/table.xlsx").write_bytes(b"PK")
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    weight = compress(tmp_path, Kept("copies", tmp_path / "kept.sqlite"))
    first = {f.relative_to(tmp_path).as_posix(): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    copies = {f"{name}{suffix}" for name in texts for suffix in (".gz", ".br")}
    assert set(first) == {*texts, *copies, "es/table.xlsx"}
    assert weight == sum(len(first[name]) for name in copies)
    for name, text in texts.items():
        assert gzip.decompress(first[f"{name}.gz"]) == brotli.decompress(first[f"{name}.br"]) == text.encode()
    compress(tmp_path, Kept("copies", tmp_path / "kept.sqlite"))
    assert first == {f.relative_to(tmp_path).as_posix(): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}


def test_of_a_text_that_is_as_it_was_the_copies_are_taken_from_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {name: tmp_path / name for name in ("same.html", "other.html", "twin.html")}
    for name, file in texts.items():
        file.write_text(PAGE if name != "other.html" else PAGE * 2, encoding="utf-8")

    def copies() -> dict[str, bytes]:
        made: list[Path] = []
        monkeypatch.setattr(compressing, "_copy", lambda place: made.append(place) or copy(place))
        with Kept("copies", tmp_path / "kept.sqlite") as kept:
            compress(tmp_path, kept)
        asked.append(sorted(place.name for place in made))
        return {f.name: f.read_bytes() for f in tmp_path.glob("*.html.*")}

    copy, asked = compressing._copy, []
    monkeypatch.setattr(compressing, "ProcessPoolExecutor", ThreadPoolExecutor)  # so that it is seen what is made
    first = copies()
    texts["other.html"].write_text(PAGE * 3, encoding="utf-8")
    second = copies()
    assert asked[1:] == [["other.html.br", "other.html.gz"]]
    assert gzip.decompress(second["other.html.gz"]) == (PAGE * 3).encode()
    assert {name for name in first if first[name] != second[name]} == {"other.html.br", "other.html.gz"}


def test_nginx_sends_the_copy_as_it_is_to_a_browser_that_takes_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    compress(tmp_path, Kept("copies", tmp_path / "kept.sqlite"))
    with serving(tmp_path, static=True) as address:
        with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=10) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"].startswith("text/html")
            assert answer.read() == (tmp_path / "index.html.gz").read_bytes()
        with urlopen(address, timeout=10) as answer:
            assert answer.headers["Content-Encoding"] is None
            assert answer.read() == PAGE.encode()
