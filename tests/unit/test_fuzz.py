"""Whatever a person sends, a reader answers with a value or with problems; it never breaks off and never keeps anybody waiting."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.community import evidence_form
from scripts.community.answer import answer
from scripts.content import changelog, prose
from scripts.content.files import SourceFile, tree
from scripts.content.library import Library
from scripts.content.page_files import read_page
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts import translation
from scripts.facts.addresses import Addresses
from scripts.pages import filling
from scripts.pages.context import PageContext
from scripts.rules import judge, prose_pages
from scripts.rules.built import across, allow_list, pages
from scripts.rules.built.pages import Site
from scripts.rules.built.summary import Whole, packed, summary_of, unpacked
from scripts.tools import web_address
from scripts.tools.html import parse
from scripts.tools.markdown import render
from scripts.tools.paths import ROOT
from scripts.tools.pictures import PictureError, check_whole, has_place, moves, picture_size, published
from scripts.tools.problems import Problem, report
from scripts.tools.settings import Settings
from scripts.tools.yaml import read_yaml
from tests.unit.bad_examples import make_house

HEAD = "---\ntitle: Una página\ndescription: Una descripción de la página.\nslug: metodo\n---\n\n"
# What means something to a reader of YAML, Markdown or HTML, and letters that are easily mistaken.
# fmt: off
SIGNS = [
    *("---\n", "...\n", "\n", "\n\n", "  ", "    ", "\t", "\r", "\r\n", "\x00", "\x1b[", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff"),
    *("title: ", "es: ", "url: ", "sources:\n", "- ", "? ", ": ", "#", "# ", "## ", "{ #a }", "{: ", "{", "}", "{{", "{%", "[", "]"),
    *("![", "](", "[@", "[^a]", "[a]: ", "`", "```", "~~~", "*", "**", "__", "<", ">", "<!--", "-->", "<![", "<!-- actors: government -->"),
    *("&", "&a ", "*a", "!!python/x ", "&#106;", "%YAML 1.1\n", "@", "\\", '"', "'", "|", ">-\n", "|---|", "| a | b |\n", "<<<<<<<"),
    *("e\u0301", "\u0430", "agua ", "3.500", "1. ", "12:30", "no", "null", "0x1", ".inf", "http://", "https://a.b/", "javascript:"),
    *("<script>", "</p>", "<a href=", "<!-- records:evidence -->", "\U0001f600", "\U000e0041", "٣", "<<: ", "### País · Country\n\n"),
    *('"\\ud800"\n', '"\\x1b"\n', "9" * 4400, "=======\n", "None", "//", "data:", "(", ")"),
]
# fmt: on
texts = st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), max_size=30).map("".join)
raws = st.binary(max_size=120) | st.builds(lambda text, end: text.encode() + end, texts, st.sampled_from([b"", b"\xff", b"\xed\xa0\x80\n"]))


def bounded(examples: int) -> Callable:
    """The same examples each time, five seconds for each."""
    return settings(derandomize=True, max_examples=examples, deadline=5000, database=None)


def lint_of(raw: bytes, path: str = "docs/es/method.md") -> list[Problem]:
    """What the lint says of a file."""
    return list(judge.of_source(tree([SourceFile(path, raw, len(raw))])))


def told(problems: Iterable[Problem]) -> None:
    """Every problem can be told, in both languages, in a report and in an answer."""
    found = list(problems)
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict", newline="\n")
    with contextlib.redirect_stdout(printed):
        report(found, words(), "lint")
        print(answer(found, words()))
    assert all(p.line >= 1 for p in found)


@bounded(300)
@given(texts)
def test_yaml(text: str) -> None:
    document = read_yaml(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in [*document.lines.values(), *(f.line for f in document.faults)])


@bounded(250)
@given(
    raws, st.sampled_from(["", HEAD]), st.sampled_from(["docs/es/method.md", "data/evidence/cl-x.yml", "data/ui.yml", "docs/images/x.png"])
)
def test_source(raw: bytes, head: str, path: str) -> None:
    raw = head.encode() + raw
    found = lint_of(raw, path)
    told(found)
    assert all(p.line <= raw.count(b"\n") + 1 for p in found)


@bounded(100)
@given(texts, st.sampled_from(["docs/es/", "data/", "docs/images/", ""]), st.sampled_from([".md", ".yml", ".png", ""]))
def test_names(name: str, folder: str, suffix: str) -> None:
    told(lint_of(b"", folder + name.replace("\0", "") + suffix))


@bounded(200)
@given(texts)
def test_prose(text: str) -> None:
    page = read_page(HEAD + text, "docs/es/x.md", "es", "x")
    other = read_page(HEAD + "Texto.\n", "docs/es/x.md", "es", "x")
    read_page(text, "docs/es/x.md", "es", "x")
    for block in prose.blocks(page):
        assert block.line >= page.body_line and prose.plain(block.text) is not None and prose.lead(block.text) is not None
    assert prose.fingerprint(page) == prose.fingerprint(replace(page, body=page.body + "\n"))
    assert translation.changes(page, page) == [] and translation.changes(other, page) is not None


@bounded(200)
@given(texts)
def test_addresses_and_notes(text: str) -> None:
    assert web_address.scheme(f"java&#115;cript:{text}") not in ("", "https:", "mailto:")
    assert web_address.host_fault(f"https://{text}") != ""
    assert all(isinstance(line, str) for line in changelog.words(text, "dev", "es", in_the_making=True))


@bounded(300)
@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8", b"RIFF0000WEBPVP8 ", b"RIFF0000WEBPVP8X", b""]), st.binary(max_size=40)
)
def test_pictures(start: bytes, rest: bytes) -> None:
    for suffix in (".png", ".jpg", ".webp"):
        with contextlib.suppress(PictureError):
            assert min(picture_size(start + rest, suffix)) > 0
        for ask in (check_whole, has_place, moves, published):
            with contextlib.suppress(PictureError):
                ask(start + rest, suffix)


@bounded(60)
@given(texts)
def test_built_pages(small_library: Library, text: str) -> None:
    page = parse("x/", f'<!doctype html><html lang="es"><head></head><body>{text}</body></html>')
    site = Site(ROOT, {"x/": page}, small_library.content, "https://example.org/")
    told(p for rule in (*allow_list.RULES, pages.third_party, pages.left_over) for p in rule(site))
    summary = summary_of(page, ROOT, "https://example.org/")
    assert unpacked(packed(summary)) == summary
    told(across.broken_link(Whole(ROOT, {"x/": summary}, small_library.content, "https://example.org/")))


@pytest.fixture(scope="module")
def show(small_library: Library) -> Callable[[str], str]:
    """Show a text as the body of a page, unless the checks refuse it."""
    content = small_library.content
    page, addresses = content.pages["es", "method"], Addresses(content)

    def shown(text: str) -> str:
        changed = replace(page, body=text)
        small = replace(content, pages={("es", "method"): changed})
        judged = Library(small, [], small_library.documents)
        if lint_of((HEAD + text).encode()) or [
            *prose_pages.unknown_marker(judged),
            *prose_pages.misplaced_marker(judged),
        ]:
            return ""
        return render(filling.filled(PageContext(content, addresses, Settings(None, None), "es", "method"), changed))

    return shown


@bounded(250)
@given(texts)
def test_what_the_checks_let_through_can_be_shown(show: Callable[[str], str], text: str) -> None:
    assert "<script" not in show(text)


def test_a_plain_text_is_let_through_and_shown(show: Callable[[str], str]) -> None:
    assert show("Agua y **energía**.\n") == "<p>Agua y <strong>energía</strong>.</p>"


@bounded(60)
@given(st.lists(texts | st.sampled_from(["CL · Chile · Chile", "7 · Agua · Water"]), min_size=30, max_size=30))
def test_forms(small_library: Library, given_: list[str]) -> None:
    questions = evidence_form.labels()
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in zip(questions, given_, strict=False))
    one = evidence_form.proposal(evidence_form.answers(body, questions), small_library.content)
    assert isinstance(read_yaml(one.text).value, dict)
    told(judge.of_file(SourceFile(one.path, one.text.encode("utf-8"), len(one.text))))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_house(tmp_path_factory.mktemp("fuzz") / "house")


FILES = [
    *(f"data/{name}.yml" for name in ("ui", "sources", "glossary", "menu", "redirects", "vocabulary", "hosts", "standards", "wrong-words")),
    *("data/evidence/cl-one.yml", "data/practices/01-voluntary-agreements.yml", "docs/es/method.md", "docs/en/practices/new.md"),
]
VALUES = ["null", "[]", "{}", "true", "12", "x", "'a'", "[null]", "[[]]", "{es: 1, en: []}", "{es: x}", "- x", '"\\0"', "9" * 400, "1e9"]


@bounded(80)
@given(st.sampled_from(FILES), st.integers(0, 60), st.sampled_from(VALUES) | texts, st.sampled_from(["value", "line", "cut", "whole"]))
def test_content(house: Path, path: str, place: int, text: str, how: str) -> None:
    """One file of a good content is spoilt: a value, a line, the rest from a line on, or all of it."""
    file = house / path
    before = file.read_bytes() if file.exists() else None
    lines = (before or b"").decode("utf-8").split("\n")
    place %= len(lines)
    field = lines[place].partition(":")[0] + ": "
    changed = {"value": [field + text], "line": [text], "cut": [text, *lines[:0]], "whole": [text]}[how]
    lines = changed if how == "whole" else [*lines[:place], *changed, *(lines[place + 1 :] if how != "cut" else [])]
    try:
        file.write_bytes("\n".join(lines).encode())
        spoilt = load(house)
        told([*judge.of_content(spoilt), *judge.of_twins(spoilt)])
    finally:
        file.unlink() if before is None else file.write_bytes(before)


def test_a_carriage_return_alone_ends_no_line() -> None:
    found = lint_of((HEAD + "Uno\rdos\r\r| a | b |\r|---|---|\n- tres\n\n[x](javascript:y)\n").encode())
    assert {(p.rule, p.line) for p in found} >= {("windows-line-end", 7), ("link-scheme", 10)}
    assert [f.line for f in read_yaml("a: x\ry\u2028z\x85\nb: no\n").faults] == [2]


def test_a_declaration_that_no_standard_knows_is_read_as_browsers_do() -> None:
    assert "raw-html" in {p.rule for p in lint_of((HEAD + "> <![]# [[-->\n").encode())}
    assert parse("x/", "<p>a<![]# [[-->b</p>").text == "ab"


def test_a_name_gives_no_orders_to_who_reads_the_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report([Problem("docs/a\n::stop-commands::x,line=2\x1b[2J\udcff.md", 1, "raw-html", {"found": "<b>\n::error::y"})], words(), "lint")
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if "::" in line and not line.startswith((" ", "::error file=docs/a %3A%3A"))] == [
        "docs/a ::stop-commands::x,line=2\ufffd[2J\ufffd.md"
    ]
    assert "\x1b" not in said and "%2Cline=2" in said
