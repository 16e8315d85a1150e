"""The copies for web servers that send compressed files as they are."""

import gzip
from pathlib import Path

import brotli

from scripts.finishing.compress import compress


def test_the_copies_hold_the_text_and_are_the_same_each_time(tmp_path: Path) -> None:
    page = tmp_path / "es/index.html"
    page.parent.mkdir()
    page.write_text("<p>agua</p>" * 300, encoding="utf-8")
    (tmp_path / "small.html").write_text("<p>agua</p>", encoding="utf-8")
    (tmp_path / "gone.html.gz").write_bytes(b"")
    compress(tmp_path)
    first = {f.name: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    compress(tmp_path)
    assert first == {f.name: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    assert sorted(first) == ["index.html", "index.html.br", "index.html.gz", "small.html"]
    assert gzip.decompress(first["index.html.gz"]) == brotli.decompress(first["index.html.br"]) == page.read_bytes()
