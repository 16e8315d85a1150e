"""The pages that a proposal changes, before and after: each block that differs is marked, and the folder opens without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.community.page_changes import blocks, changes
from scripts.community.preview import write

PAGE = """<!doctype html><html lang="es"><head><script>var x</script></head><body><header><p>{head}</p></header>
<main id="content"><h1>Título &amp; más</h1><p>Uno.</p><ul><li>{item}<ul><li>Dentro</li></ul></li></ul>
<p><a href="../otra/">Otra</a> <a href="#x">aquí</a> <a href="https://example.net/">fuera</a> <img src="../images/a.png" alt=""></p>
<script>alert(1)</script></main></body></html>"""


def site(folder: Path, **items: str) -> Path:
    for name, item in items.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(PAGE.format(item=item, head=folder.name), encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets/lists.1.css").write_text("p{color:#123}", encoding="utf-8")
    (folder / "images").mkdir()
    (folder / "images/a.png").write_bytes(b"x")
    return folder


def written(folder: Path) -> Path:
    """The folder that shows what differs between two small sites."""
    before, after = site(folder / "before", a="Viejo", b="Igual", c="Se va"), site(folder / "after", a="Nuevo", b="Igual", d="Llega")
    write(list(changes(before, after)), after, folder / "preview", "https://example.org/dev/")
    return folder / "preview"


@pytest.fixture
def preview(tmp_path: Path) -> Path:
    return written(tmp_path)


def test_the_pages_that_read_otherwise_are_listed_in_both_languages(preview: Path) -> None:
    index = (preview / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<small>/(\w)/", index) == ["a", "c", "d"], "what stands around the page itself is no change"
    for words in ("1 parte(s) cambian · 1 part(s) change", "página nueva · new page", "la página deja de existir · the page goes"):
        assert words in index


def test_what_differs_is_marked_on_both_sides_and_nothing_else(preview: Path) -> None:
    before, after = (preview / "001.html").read_text(encoding="utf-8").split('<section class="side after">')
    assert re.findall(r'data-changed(?:="")?>(\w+)', before) == ["Viejo"] and re.findall(r'data-changed(?:="")?>(\w+)', after) == ["Nuevo"]


def test_a_changed_address_counts_as_a_change() -> None:
    one, other = (blocks(f'<p><a href="{address}">x</a></p>') for address in ("a/", "b/"))
    assert one != other


def test_no_program_and_no_missing_file_is_in_it(preview: Path) -> None:
    for file in preview.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "<script" not in text
        for address in re.findall(r'(?:href|src)="([^"#]+)', text):
            assert address.startswith("https://") or (preview / address).is_file(), address
    assert "https://example.org/dev/otra/" in (preview / "001.html").read_text(encoding="utf-8")


def test_without_a_site_before_every_page_is_new(tmp_path: Path) -> None:
    after = site(tmp_path / "after", a="Nuevo")
    found = list(changes(tmp_path / "none", after))
    assert [(c.address, c.before) for c in found] == [("a/", None)]
    write(found, after, tmp_path / "preview", None)
    assert "otra" not in (tmp_path / "preview/001.html").read_text(encoding="utf-8"), "an address that is not known is no link"


def test_too_much_is_told_and_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.community.preview.MOST_BYTES", 1)
    before, after = site(tmp_path / "before", a="Viejo"), site(tmp_path / "after", a="Nuevo")
    write(list(changes(before, after)), after, tmp_path / "preview", None)
    assert not (tmp_path / "preview/001.html").exists()
    assert "no cabe aquí" in (tmp_path / "preview/index.html").read_text(encoding="utf-8")


def hostile(folder: Path, body: str) -> Path:
    (folder / "secret.png").write_bytes(b"secret")
    after = site(folder / "after", a="Nuevo")
    page = after / "a/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<script>alert(1)</script></main>", f"{body}</main>"), encoding="utf-8")
    write(list(changes(folder / "none", after)), after, folder / "preview", None)
    return folder / "preview"


def test_a_page_that_would_stall_a_parser_is_not_shown(tmp_path: Path) -> None:
    preview = hostile(tmp_path, "".join(f'<p><b id="a{n}">' for n in range(3000)))
    assert "a2999" not in (preview / "001.html").read_text(encoding="utf-8")
