"""The answer to a proposal: both languages, grouped by file, with the way to the manual, and deaf to what a proposal wrote."""

from __future__ import annotations

from markdown_it import MarkdownIt

from scripts.community.answer import answer, plain
from scripts.content.ui_words import words
from scripts.tools.problems import Problem

MANUAL = {"es": "https://example.org/manual/", "en": "https://example.org/en/manual/"}


def test_problems_are_grouped_by_file_with_line_remedy_and_manual() -> None:
    found = [
        Problem("docs/es/a.md", 9, "tab-character", {}),
        Problem("docs/es/a.md", 3, "raw-html", {"found": "<b>"}),
        Problem("data/evidence/x.yml", 2, "repeated-key", {"key": "name"}),
    ]
    text = answer(found, words(), MANUAL)
    assert text.index("evidence/x") < text.index("línea 3") < text.index("línea 9")
    assert text.count("### ") == 2
    for lang, place in MANUAL.items():
        assert f"({place}#raw-html)" in text and f"**{lang}**" in text
    assert "Cámbielo por espacios" in text and "Replace it by spaces" in text


def test_nothing_to_mend_is_said_in_both_languages() -> None:
    assert "en orden" in answer([], words()) and "in order" in answer([], words())


def test_what_a_proposal_wrote_cannot_format_link_or_call_anybody() -> None:
    hostile = "</details><script>x</script> @everyone [x](https://evil.example) ![p](https://evil.example/) `c`\nhttps://evil.example **b**"
    text = plain(hostile)
    html = MarkdownIt("commonmark").render(f"- {text}")
    assert not any(sign in html for sign in ("<script", "<a ", "<img", "<code", "<strong", "<h1", "</details"))
    assert "@everyone" not in text and "https://evil" not in text


def test_many_problems_are_cut_with_a_word() -> None:
    text = answer([Problem("docs/es/a.md", 1, "raw-html", {"found": f"<b{n}>"}) for n in range(1, 300)], words())
    assert "y 99 más · and 99 more" in text and len(text) < 100_000


def test_equal_problems_are_folded_after_the_third_in_both_languages() -> None:
    lines = [1, 2, 3, 12, 15, *range(20, 35)]
    text = answer([Problem("docs/es/a.md", n, "tab-character", {}) for n in lines], words())
    assert text.count("`tab-character`") == 3 and "20 " in text.splitlines()[0]
    assert "Y 17 más de lo mismo, líneas 12, 15, 20–34" in text and "And 17 more of the same, lines 12, 15, 20–34" in text


def test_the_cause_comes_first() -> None:
    found = [Problem("data/a.yml", 1, "unknown-source", {"id": "x"}), Problem("data/z.yml", 9, "yaml-syntax", {"found": "a: b: c"})]
    text = answer(found, words())
    assert text.index("yaml-syntax") < text.index("unknown-source")
