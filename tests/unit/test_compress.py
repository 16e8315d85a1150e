"""The compressed copies for web servers that send them as they are."""

import gzip
from pathlib import Path
from urllib.request import Request, urlopen

import brotli

from bench.server import serving
from scripts.finishing.compress import compress

PAGE = "<!doctype html><title>agua</title>" + "<p>agua</p>" * 300


def test_each_text_file_has_both_copies_the_same_bytes_each_time(tmp_path: Path) -> None:
    texts = {"es/index.html": PAGE, "robots.txt": "User-agent: *\n"}
    (tmp_path / "es").mkdir()
    (tmp_path / "es/table.xlsx").write_bytes(b"PK")
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    weight = compress(tmp_path)
    first = {f.relative_to(tmp_path).as_posix(): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    copies = {f"{name}{suffix}" for name in texts for suffix in (".gz", ".br")}
    assert set(first) == {*texts, *copies, "es/table.xlsx"}
    assert weight == sum(len(first[name]) for name in copies)
    for name, text in texts.items():
        assert gzip.decompress(first[f"{name}.gz"]) == brotli.decompress(first[f"{name}.br"]) == text.encode()
    compress(tmp_path)
    assert first == {f.relative_to(tmp_path).as_posix(): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}


def test_nginx_sends_the_copy_as_it_is_to_a_browser_that_takes_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    compress(tmp_path)
    with serving(tmp_path, static=True) as address:
        with urlopen(Request(address, headers={"Accept-Encoding": "gzip"}), timeout=10) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"].startswith("text/html")
            assert answer.read() == (tmp_path / "index.html.gz").read_bytes()
        with urlopen(address, timeout=10) as answer:
            assert answer.headers["Content-Encoding"] is None
            assert answer.read() == PAGE.encode()
