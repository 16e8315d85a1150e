"""The documents for memos, read back as a word processor reads them."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.content.prose import blocks
from scripts.facts.handouts import of_practice
from scripts.takeaway import memo
from scripts.tools.settings import Settings

WHERE = Settings(None, "https://example.org/", date="2026-01-01")


@pytest.fixture(scope="module")
def made(small_library: Library, nothing_kept: None) -> dict[str, bytes]:
    """Every document."""
    return dict(memo.memos(small_library.content, WHERE))


def test_each_practice_has_its_headings_steps_indicators_and_sources(made: dict[str, bytes], small_library: Library) -> None:
    content = small_library.content
    for lang in LANGUAGES:
        for practice in content.practices:
            document = Document(io.BytesIO(made[of_practice(content, lang, practice, "docx")]))
            page = content.pages[lang, practice.key]
            lines = [(line.style.name, line.text) for line in document.paragraphs]
            assert ("Title", page.title) in lines
            for one in blocks(page):
                if one.kind == "heading" and one.level == 2:
                    assert any(style == "Heading 1" and text and text in one.text for style, text in lines), one.text
            assert len([1 for style, _ in lines if style == "List Number"]) == len([1 for one in blocks(page) if one.kind == "step"])
            levels = [int(style[-1]) for style, _ in lines if style.startswith("Heading ")]
            assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is left out"
            rows = [row for table in document.tables for row in table.rows]
            assert len(rows) >= 1 + len(practice.indicators) and rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            links = {one.target_ref for one in document.part.rels.values() if one.is_external}
            assert {content.sources[one.source].url for one in practice.indicators if content.sources[one.source].linked} <= links
            assert any(text.startswith("https://example.org/") for _, text in lines)


def test_the_columns_fill_the_text_and_no_row_is_torn(made: dict[str, bytes]) -> None:
    tables = 0
    for document in (Document(io.BytesIO(one)) for one in made.values()):
        page = document.sections[0]
        text = page.page_width - page.left_margin - page.right_margin
        for table in document.tables:
            tables += 1
            assert sum(column.width for column in table.columns) == text
            for row in table.rows:
                assert [cell.width for cell in row.cells] == [column.width for column in table.columns], "both say the same"
                assert row._tr.trPr.find(qn("w:cantSplit")) is not None
            assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True] + [False] * (len(table.rows) - 1)
    assert tables >= len(made)


def test_it_says_its_language_title_and_author_and_no_hour(made: dict[str, bytes], small_library: Library) -> None:
    content = small_library.content
    for lang, said in (("es", "es-419"), ("en", "en-GB")):
        practice = content.practices[0]
        document = Document(io.BytesIO(made[of_practice(content, lang, practice, "docx")]))
        about = document.core_properties
        assert (about.title, about.author, about.language) == (
            content.pages[lang, practice.key].title,
            content.word("site.name", lang),
            said,
        )
        assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {said}
        again = memo._made(memo.memo(content, WHERE, lang, practice))
        assert again == made[of_practice(content, lang, practice, "docx")], "the same content gives the same bytes"


def test_hostile_text_is_text(small_library: Library, tmp_path: Path) -> None:
    data = memo.memo(small_library.content, WHERE, "es", small_library.content.practices[0])
    data["told"]["title"] = "<w:p>&amp; ]]> =HYPERLINK(1)"
    assert Document(io.BytesIO(memo._made(data))).paragraphs[0].text == "<w:p>&amp; ]]> =HYPERLINK(1)"
