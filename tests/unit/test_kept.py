"""What is kept of earlier work is read back by what it was made from, never stands in the way, and never hides a warning."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from scripts.content.files import SourceFile, tree
from scripts.hooks.kept_pages import keep
from scripts.rules import judge
from scripts.tools.kept import Kept, key_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept/results.sqlite"


def test_what_was_put_or_asked_for_is_there_the_next_time_and_the_rest_is_not(file: Path) -> None:
    with Kept("one", file) as kept:
        kept.put(b"a", b"1")
        kept.put(b"b", b"")
    with Kept("other", file) as kept:
        assert kept.get(b"a") is None, "another kind of work"
        kept.put(b"a", b"3")
    with Kept("one", file) as kept:
        assert kept.get(b"a") == b"1"
    with Kept("one", file) as kept:
        assert (kept.get(b"a"), kept.get(b"b")) == (b"1", None)
    with Kept("other", file) as kept:
        assert kept.get(b"a") == b"3"


def test_who_asks_for_a_part_only_makes_nothing_forgotten(file: Path) -> None:
    with Kept("one", file) as kept:
        kept.put(b"a", b"1")
        kept.put(b"b", b"2")
    with Kept("one", file, forgets=False) as kept:
        assert kept.get(b"a") == b"1"
        kept.put(b"c", b"3")
    with Kept("one", file) as kept:
        assert [kept.get(key) for key in (b"a", b"b", b"c")] == [b"1", b"2", b"3"]


def test_a_damaged_file_keeps_nothing_and_breaks_nothing(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no such thing" * 99)
    for expected in (None, None, b"1"):  # the first run takes it away, the second begins anew
        with Kept("one", file) as kept:
            assert kept.get(b"a") == expected
            kept.put(b"a", b"1")


def test_work_that_breaks_off_keeps_nothing(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), Kept("one", file) as kept:
        kept.put(b"a", b"1")
        raise ZeroDivisionError
    assert not file.exists()


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", "")}) == 4
    assert key_of("ab", b"c") == key_of("ab", "c")


@pytest.fixture
def page_files(tmp_path: Path) -> tuple[Files, object]:
    """A project of MkDocs: a page with a heading and a link, and one with a link to nowhere."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Title\n\n## Part { #part }\n\nTo [the other](other.md#part).\n", encoding="utf-8")
    (docs / "other.md").write_text("# Other\n\n## Part { #part }\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\nmarkdown_extensions: [attr_list]\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    return get_files(config), config


def test_a_kept_page_is_the_page_and_its_warnings_come_again(
    page_files: tuple[Files, object], file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files, config = page_files

    def rendered(make: object) -> list[tuple[object, ...]]:
        found = []
        for one in files.documentation_pages():
            one.page = None
        if make:
            keep(files, config, make)  # type: ignore[arg-type]
        for one in sorted(files.documentation_pages(), key=lambda one: one.src_uri):
            page = one.page or Page(None, one, config)  # type: ignore[arg-type]
            page.read_source(config)  # type: ignore[arg-type]
            page.render(config, files)  # type: ignore[arg-type]
            toc = [(item.title, item.id, item.level, len(item.children)) for item in page.toc]
            links = {to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()}
            found.append((page.content, toc, page.title, page.present_anchor_ids, links))
        return found

    plain = rendered(None)
    told = len(caplog.records)
    assert [record.levelno for record in caplog.records] == [logging.WARNING] and "nowhere.md" in caplog.text
    for time in (2, 3):
        with Kept("pages", file) as kept:
            assert rendered(kept) == plain
        assert len(caplog.records) == time * told
    with Kept("pages", file) as kept:
        rendered(kept)
        assert len(kept._used) == 1, "the page with a warning is never kept"


def test_only_a_file_without_fault_is_not_judged_again(file: Path) -> None:
    good = SourceFile("data/hosts.yml", b"never_link: []\n", 15)
    bad = SourceFile("data/menu.yml", b"a: *b\n", 6)
    for _ in range(2):
        with Kept("faultless", file) as kept:
            assert {p.path for p in judge.of_source(tree([good, bad]), kept)} == {bad.path}
            assert len(kept._used) == 1
