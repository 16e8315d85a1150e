"""One slip, one message: what cannot be read is told alone, first, and in the reader's own language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import check
from scripts.content.files import read_tree
from scripts.content.model import Text
from scripts.content.read import load
from scripts.content.schemas import PATTERNS, Schemas
from scripts.content.ui_words import words
from scripts.rules import judge
from scripts.tools.closest import closest
from scripts.tools.paths import ROOT
from scripts.tools.problems import Problem, folded, in_order, ranges, report
from scripts.tools.yaml import Document, read_yaml
from tests.unit.bad_examples import make_house

RECORD, PAGE, PRACTICE = "data/evidence/cl-one.yml", "docs/es/method.md", "docs/es/practices/01-voluntary-agreements.md"
MACHINE = re.compile(
    r"oneOf|anyOf|\binteger\b|\bboolean\b|\bobject\b|\bNone\b|\b(True|False)\b|\{'|\['|\^\[|\\S|\\w"
    r"|minLength|additionalProperties|is not of type|expected|mapping|scalar|token|stream|\{\w+\}|shape\.|yaml\."
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The tiny content."""
    return make_house(tmp_path / "house")


def found(root: Path) -> list[Problem]:
    return in_order(judge.everything(read_tree(root), load(root)))


def field(name: str, value: str) -> Callable[[bytes], bytes]:
    """The same file with the first field of this name changed."""
    return lambda raw: re.sub(rf"(?m)^(\s*(?:- )?){name}: .*$", rf"\1{name}: {value}", raw.decode(), count=1).encode()


SLIPS: dict[str, Callable[[bytes], bytes]] = {
    "mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "windows": lambda raw: raw.replace(b"\n", b"\r\n"),
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "latin-1": lambda raw: raw + "# año\n".encode("latin-1"),
    "empty": lambda _: b"",
}
PAGE_SLIPS = {
    "colon": field("title", "Agua: guía"),
    "no": field("title", "No"),
    "keywords": lambda raw: raw.replace(b"slug:", b"keywords: [2030]\nslug:", 1),
    "no front matter": lambda raw: raw.split(b"---\n", 2)[2],
    "open front matter": lambda raw: raw.replace(b"\n---\n", b"\n", 1),
}
DATA_SLIPS = {"bracket": lambda raw: raw + b"\nx: [a\n", "second document": lambda raw: raw + b"\n---\nx: 1\n"}
FILES = [PAGE, PRACTICE, "docs/en/practices/index.md", RECORD, "data/practices/01-voluntary-agreements.yml"]
FILES += [
    f"data/{name}.yml"
    for name in (
        "sources", "glossary", "menu", "redirects", "standards", "vocabulary", "ui", "hosts", "everyday", "follow-up",
        "wrong-words", "questions",
    )
]  # fmt: skip


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_cannot_be_read_is_told_alone(house: Path, path: str) -> None:
    file = house / path
    if not file.exists():
        file.write_text("[]\n", encoding="utf-8")
    raw, before = file.read_bytes(), found(house)
    assert before == []
    for name, slip in {**SLIPS, **(PAGE_SLIPS if path.endswith(".md") else DATA_SLIPS)}.items():
        if slip(raw) == raw:
            continue
        file.write_bytes(slip(raw))
        problems = found(house)
        assert [p.path for p in problems] == [path], (name, problems)
        assert MACHINE.search(problems[0].message(words(), "en")) is None, problems[0].message(words(), "en")
    file.write_bytes(raw)


def test_a_record_with_one_wrong_value_does_not_take_its_sources_along(house: Path) -> None:
    file = house / RECORD
    file.write_bytes(field("kind", "lwa")(file.read_bytes()))
    assert [(p.path, p.rule) for p in found(house)] == [(RECORD, "not-in-list")]


def test_a_record_with_a_name_alone_is_told_every_missing_field(house: Path) -> None:
    (house / "data/evidence/cl-two.yml").write_text('name:\n  es: "Acuerdo dos"\n  en: "Agreement two"\n', encoding="utf-8")
    told = {one.problem.values["field"] for one in folded(found(house))}
    assert told == {"organisation", "country", "kind", "actors", "practices", "what", "confidence", "sources"}


def test_three_faults_of_one_rule_on_a_line_are_three_lines(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem("data/a.yml", 1, "missing-field", {"field": name, "where": ""}) for name in ("a", "b", "c", "a")]
    assert report(problems, words(), "check") == 1
    printed = capsys.readouterr().out
    assert printed.count("[missing-field]") == 3 and "3 problem(s) in 1 file(s)" in printed


def test_an_annotation_stands_once_for_each_problem_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report([Problem("docs/es/a.md", n, "tab-character") for n in range(1, 91)], words(), "check")
    printed = capsys.readouterr().out
    assert printed.count("::error ") == 3
    assert "Y 87 más de lo mismo, líneas 4–90" in printed and "And 87 more of the same, lines 4–90" in printed
    assert "90 problem(s)" in printed


def test_what_is_the_same_on_many_pages_is_told_once() -> None:
    told = folded(Problem(f"p{n}/", 3, "left-over", {"found": "{site.x}"}) for n in range(514))
    assert [(one.problem.path, one.pages) for one in told] == [("p0/", 513)]


def test_lines_are_written_as_people_do() -> None:
    assert ranges([12, 15, 20, 21, 22, 34, 20]) == "12, 15, 20–22, 34"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("practices: [07]", "7, "),
        ('practices: ["07"]', "7, "),
        ('practices: ["99"]', "17"),
        ("year: 2.019", "1900"),
        ("sources: [{id: a, url: 'https://x.cl/', title: a, publisher: a, lang: es, copy: no}]", "true"),
        ("sources: [{id: a, url: 'https://x.cl/', title: a, publisher: a, lang: es, published: 2021}]", '"2021"'),
        ("sources: [{id: a, url: 'https://x.cl/', title: a, publisher: a, lang: es, published: 2021-05-01}]", '"2021-05-01"'),
        ("sources: [{id: a, url: 'https://x.cl/', publisher: a, lang: es}]", "title"),
        ("kind: lwa", "law ("),
        ("practice: [1]", "“practices”"),
        ("actors: government", "[government]"),
    ],
)
def test_advice_says_what_to_write(text: str, says: str) -> None:
    problems = list(Schemas(ROOT / "data/schema").refused(read_yaml(text), RECORD))
    assert any(says in p.message(words(), "en") for p in problems if p.rule != "missing-field" or says == "title"), problems


def values() -> Iterator[Any]:
    yield from (None, True, False, 0, -5, 2021, 10**9, "", "x", "No", "07", "á é", "<b>", "x" * 400, "({[", [], [None], [2030], ["a", "a"])
    yield from ({}, {"x": 1}, {"es": 1, "en": None}, {"es": ""}, [{}], [[1]], [{"id": 3}], ["x"] * 30, {"es": ["a"], "en": "b"})


def wrong(schema: dict[str, Any], files: dict[str, dict], place: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    """Wrong values for every place of a schema: the place and what stands there."""
    schema = {**files.get(str(schema.get("$ref", "")).removesuffix(".json"), {}), **schema}
    yield from ((place, value) for value in values())
    for key, inner in schema.get("properties", {}).items():
        yield from wrong(inner, files, (*place, key))
    if isinstance(schema.get("items"), dict):
        yield from wrong(schema["items"], files, (*place, 0))
    for branch in schema.get("oneOf", ()):
        yield from wrong(branch, files, place)


def built(place: tuple, value: Any) -> Any:
    for part in reversed(place):
        value = [value] if part == 0 else {part: value}
    return value


FOLDER = ROOT / "data/schema"
PATHS = {"doors": "data/doors/cl.yml", "evidence": RECORD, "practice": "data/practices/01-x.yml", "page": PAGE}
NAMES = sorted(f.stem for f in FOLDER.glob("*.json") if f.stem not in ("both", "exports", "text", "keywords", "source"))


@pytest.mark.parametrize("name", NAMES)
def test_no_message_speaks_the_machine_s_language(name: str) -> None:
    files = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in FOLDER.glob("*.json")}
    schemas, ui = Schemas(FOLDER), words()
    seen = set()
    for place, value in wrong(files[name], files):
        for problem in schemas.refused(Document(built(place, value)), PATHS.get(name, f"data/{name}.yml")):
            if problem in seen:
                continue
            seen.add(problem)
            texts = [problem.message(ui, lang) for lang in ("es", "en")]
            assert texts[0] != texts[1]
            for text in texts:
                assert MACHINE.search(text) is None, text
    assert seen


def test_every_pattern_of_a_schema_has_its_words() -> None:
    text = [json.loads(f.read_text(encoding="utf-8")) for f in FOLDER.glob("*.json") if f.stem != "exports"]

    def patterns(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (v for k, v in value.items() if k == "pattern" and isinstance(v, str))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from patterns(inner)

    assert set(patterns(text)) <= set(PATTERNS)
    assert {f"shape.{name}" for name in PATTERNS.values()} <= set(words())


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("data/cl-x.yml", "data/evidence/cl-x.yml"),
        ("data/evidence/sub/x.yml", "data/evidence/x.yml"),
        ("data/evidence/cl-x.yaml", "data/evidence/cl-x.yml"),
        ("docs/x.md", "docs/es/x.md"),
        ("docs/fr/x.md", "docs/es/x.md"),
        ("docs/es/x.markdown", "docs/es/x.md"),
        ("docs/ES/x.md", "docs/es/x.md"),
        ("docs/es/x.png", "docs/images/x.png"),
    ],
)
def test_a_file_that_nothing_reads_is_told_its_place(house: Path, path: str, right: str) -> None:
    (house / path).parent.mkdir(parents=True, exist_ok=True)
    (house / path).write_bytes(b"\x89PNG" if path.endswith("png") else (house / (PAGE if path.startswith("docs") else RECORD)).read_bytes())
    problem = next(p for p in found(house) if p.rule == "foreign-place")
    assert problem.path == path and right in problem.message(words(), "es")


def test_what_editors_leave_behind_stops_nothing(house: Path) -> None:
    for name in ("docs/.DS_Store", "docs/es/.method.md.swp", "docs/es/method.md~", "data/evidence/._cl-one.yml", "docs/es/4913"):
        (house / name).write_bytes(b"\0\1")
    (house / "docs/es/.#method.md").symlink_to("user@host.123")
    (house / "data/evidence/.#cl-one.yml").symlink_to("user@host.123")
    assert found(house) == []


def test_a_suggestion_is_near_or_there_is_none() -> None:
    assert closest("no-existe-esta-fuente", ["minvu-sistema-estado-verde"]) is None
    assert closest("mining-water-stewardshp", ["mining-water-stewardship", "other"]) == "mining-water-stewardship"
    text = Problem("a", 1, "unknown-source", {"id": "x", "close": ""}).message(words(), "es")
    assert "¿" not in text and "—" not in text


def test_a_folder_without_the_project_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert check.main([str(tmp_path / "nowhere")]) == 1
    assert "No está" not in capsys.readouterr().err


def test_a_text_has_no_third_language() -> None:
    with pytest.raises(KeyError):
        Text("a", "b")["fr"]
