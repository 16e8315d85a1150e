"""Open data: it holds what the content holds, its schemas validate it, its tables read back, the same content gives the same bytes."""

import csv
import dataclasses
import datetime
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Text
from scripts.content.read import load
from scripts.exports import worksheets
from scripts.exports.all import exports
from scripts.exports.books import Book, Table
from scripts.exports.references import latex
from scripts.exports.schemas import DATASETS, dataset_schema, item_schema
from scripts.exports.tables import csv_bytes, rows
from scripts.facts.citations import uses
from scripts.tools.kept import Kept, key_of
from scripts.tools.paths import ROOT
from tests.conftest import SITE_URL
from tests.small import small_content


@pytest.fixture(scope="module")
def files(small_library: Library) -> dict[str, bytes]:
    return exports(small_library.content, SITE_URL)


def items(files: dict[str, bytes], name: str) -> list[dict]:
    return json.loads(files[f"data/v1/{name}.json"])["items"]


def test_counts_equal_the_content(small_library: Library, files: dict[str, bytes]) -> None:
    content = small_library.content
    expected = {
        "practices": len(content.practices),
        "evidence": len(content.evidence),
        "sources": len(content.sources),
        "indicators": sum(len(p.indicators) for p in content.practices),
        "glossary": len(content.terms),
        "doors": sum(len(country.doors) for country in content.doors.values()),
        "follow-up": len(content.follow_ups),
    }
    for name, count in expected.items():
        data = json.loads(files[f"data/v1/{name}.json"])
        assert data["count"] == len(data["items"]) == count > 0, name


def said(text: Text) -> dict[str, str]:
    """A text in the languages in which somebody wrote it."""
    return {lang: words for lang, words in (("es", text.es), ("en", text.en)) if words}


def test_items_equal_the_content(small_library: Library, files: dict[str, bytes]) -> None:
    content = small_library.content
    for item in items(files, "evidence"):
        record = content.evidence_by_id[item["id"]]
        assert item["name"] == said(record.name)
        assert item["what"] == said(record.what)
        assert item["results"] == [{"basis": r.basis, **({"as_of": r.as_of} if r.as_of else {}), **said(r.text)} for r in record.results]
        assert (item["country"], item.get("year"), item["kind"]) == (record.country, record.year, record.kind)
        assert item["sources"] == list(dict.fromkeys(record.sources))
    doors = {one.id: (country, one) for country in content.doors.values() for one in country.doors}
    for item in items(files, "doors"):
        country, door = doors[item["id"]]
        assert (item["country"], item["read"]) == (country.country, country.read)
        assert (item["kind"], item["confidence"]) == (door.kind, door.confidence)
        assert item["how"] == said(door.how) and item.get("days", {}).get("value") == (door.days.value if door.days else None)
        assert item["pages"]["es"].endswith(f"/#{door.id}")
    for item in items(files, "sources"):
        source = content.sources[item["id"]]
        assert (item["title"], item["publisher"], item["lang"]) == (source.title, source.publisher, source.lang)
        assert item.get("url") == (source.url if source.linked else None)
    for item in items(files, "practices"):
        practice = content.practice_by_number[item["number"]]
        assert item["statement"] == {"es": practice.statement.es, "en": practice.statement.en}
        assert {lang: tuple(easy) for lang, easy in item.get("easy", {}).items()} == practice.easy
        assert len(item["steps"]["es"]) == len(item["steps"]["en"]) > 0
        assert set(item["evidence"]) == {r.id for r in content.evidence if practice.number in r.practices}
    for item, term in zip(items(files, "glossary"), sorted(content.terms, key=lambda t: t.id), strict=True):
        assert item["term"] == said(term.term)
        assert "synonyms" not in item


def test_steps_read_as_text(files: dict[str, bytes]) -> None:
    for item in items(files, "practices"):
        for lang in LANGUAGES:
            for one in [*item["steps"][lang], *item["limits"][lang]]:
                assert not re.search(r"\*|<!--|\[@|\]\(|\s[.,;]", one["text"]), one["text"]
                assert one["sources"], one["text"]


def test_the_schemas_validate_any_content(library: Library) -> None:
    files = exports(library.content, SITE_URL)
    for name in DATASETS:
        validator = Draft202012Validator(json.loads(files[f"data/v1/schema/{name}.json"]))
        assert not list(validator.iter_errors(json.loads(files[f"data/v1/{name}.json"])))


def test_schemas_are_sound_and_validate(files: dict[str, bytes]) -> None:
    for name in DATASETS:
        schema = json.loads(files[f"data/v1/schema/{name}.json"])
        assert "$ref" not in json.dumps(schema), "a published schema is complete in itself"
        Draft202012Validator.check_schema(schema)
        assert not list(Draft202012Validator(schema).iter_errors(json.loads(files[f"data/v1/{name}.json"])))


@pytest.mark.parametrize("name", DATASETS)
def test_schemas_refuse_what_is_wrong(files: dict[str, bytes], name: str) -> None:
    validator = Draft202012Validator(dataset_schema(name))
    data = json.loads(files[f"data/v1/{name}.json"])
    for spoil in (lambda i: i.pop("pages"), lambda i: i.update(id="Not An Id"), lambda i: i.update(unknown=1)):
        spoilt = json.loads(json.dumps(data))
        spoil(spoilt["items"][0])
        assert list(validator.iter_errors(spoilt))


def test_every_field_has_a_description_in_both_languages() -> None:
    for name in DATASETS:
        for field, shape in item_schema(name)["properties"].items():
            es, _, en = shape.get("description", "").partition(" / ")
            assert es and en, f"{name}.{field}"


def test_csv_round_trips(files: dict[str, bytes]) -> None:
    for name in DATASETS:
        data = files[f"data/v1/{name}.csv"]
        assert data.startswith(b"\xef\xbb\xbf"), "spreadsheet programs need the mark to read accents"
        read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert read == rows(name, items(files, name)), name


def test_a_text_is_never_a_formula() -> None:
    assert csv_bytes(["a"], [["=HYPERLINK()"], ["+1"], ["text"]]).decode("utf-8-sig") == "a\r\n'=HYPERLINK()\r\n'+1\r\ntext\r\n"


def test_without_a_known_site_addresses_start_at_the_root(small_library: Library) -> None:
    data = json.loads(exports(small_library.content, None)["data/v1/practices.json"])
    assert data["items"][0]["pages"]["en"].startswith("/en/practices/")


def test_index_tells_every_file(files: dict[str, bytes]) -> None:
    told = {"data/v1/" + f["path"]: f["bytes"] for f in json.loads(files["data/v1/index.json"])["files"]}
    assert told == {path: len(data) for path, data in files.items() if path != "data/v1/index.json"}


def test_the_same_content_gives_the_same_bytes(small_project: Path, files: dict[str, bytes]) -> None:
    again = subprocess.run(
        [sys.executable, "-c", _DIGEST.replace("{root!r}", repr(str(small_project)))],
        cwd=ROOT,
        env={"TZ": "Pacific/Apia", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(again.stdout) == {path: hash_of(data) for path, data in files.items()}


def test_no_hour_of_the_build_is_in_an_archive(files: dict[str, bytes]) -> None:
    """Nor any other date of the machine: each member of each archive, and what a document says of itself, has a constant one."""
    archives = [path for path, data in files.items() if data.startswith(b"PK")]
    assert archives and archives == [path for path in files if path.endswith((".xlsx", ".zip"))]
    for path in archives:
        with zipfile.ZipFile(io.BytesIO(files[path])) as archive:
            assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path
        told = openpyxl.load_workbook(io.BytesIO(files[path])).properties
        assert told.created == told.modified == datetime.datetime(2026, 1, 1), path
    for path, data in files.items():
        if data.startswith(b"\x1f\x8b"):
            assert data[4:8] == bytes(4), f"{path}: the hour in the head of what gzip writes"


_DIGEST = f"""
import hashlib, json
from pathlib import Path
from scripts.content.read import load
from scripts.exports.all import exports
from scripts.exports.books import Book, Table
files = exports(load(Path({{root!r}})).content, {SITE_URL!r})
print(json.dumps({{path: hashlib.sha256(data).hexdigest() for path, data in files.items()}}))
"""


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_worksheets_open_and_have_the_indicators_as_rows(small_library: Library, files: dict[str, bytes], lang: str) -> None:
    content = small_library.content
    header = [content.word(f"worksheet.{column}", lang) for column in worksheets.COLUMNS]
    for sheet in worksheets.sheets(content, lang):
        practices = content.practices if sheet.name == "all" else [p for p in content.practices if p.stem == sheet.name]
        expected = [(i.name[lang], i.unit[lang]) for p in practices for i in p.indicators]
        book = openpyxl.load_workbook(io.BytesIO(files[sheet.path("xlsx")]))
        data, notes, *_ = book.worksheets
        lines = [[cell or "" for cell in row] for row in data.iter_rows(values_only=True)]
        assert lines[0] == header
        assert [(row[1], row[5]) for row in lines[1:]] == expected
        assert all(not any(row[place] for place in (2, 3, 4, 6, 7)) for row in lines[1:]), "the rest waits to be written"
        assert notes.max_row == len(expected) + 1
        read = list(csv.reader(io.StringIO(files[sheet.path("csv")].decode("utf-8-sig"), newline="")))
        assert read == lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_worksheets_have_a_plan_whose_choices_open(small_library: Library, files: dict[str, bytes], lang: str) -> None:
    content = small_library.content
    states = [choice.label[lang] for choice in content.vocabulary["states"].values()]
    for sheet in worksheets.sheets(content, lang):
        practices = content.practices if sheet.name == "all" else [p for p in content.practices if p.stem == sheet.name]
        steps = [(step, p) for p in practices for step in p.steps]
        book = openpyxl.load_workbook(io.BytesIO(files[sheet.path("xlsx")]))
        plan, lists = book[content.word("worksheet.plan", lang)], book[content.word("worksheet.lists", lang)]
        lines = list(plan.iter_rows(values_only=True))
        assert [line[2:4] for line in lines[1:-1]] == [(step.shows[lang], step.first[lang]) for step, _ in steps]
        assert lines[-1][0] == content.word("stand.said", lang)
        assert all(not any(line[4:]) for line in lines[1:]), "the rest waits to be written"

        def choices(row: int, column: str, plan=plan, lists=lists, lines=lines) -> list[str]:
            """What a cell lets one choose from."""
            cell = plan.cell(row, lines[0].index(content.word(f"plan.{column}", lang)) + 1).coordinate
            (found,) = [one for one in plan.data_validations.dataValidation if cell in one.sqref]
            first, last = re.fullmatch(rf"'{lists.title}'!\$([AB]\$\d+):\$([AB]\$\d+)", found.formula1).groups()
            return [row[0].value for row in lists[f"{first.replace('$', '')}:{last.replace('$', '')}"]]

        for row, (_, practice) in enumerate(steps, 2):
            assert choices(row, "state") == choices(row, "wanted") == states
            assert choices(row, "indicator") == [one.name[lang] for one in practice.indicators]


def test_a_data_set_opens_as_columns_whatever_the_decimal_sign(files: dict[str, bytes]) -> None:
    for name in DATASETS:
        (sheet,) = openpyxl.load_workbook(io.BytesIO(files[f"data/v1/{name}.xlsx"])).worksheets
        head, *lines = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
        numbers = {field for field, shape in item_schema(name)["properties"].items() if shape.get("type") == "integer"}
        told = [{k: int(v) if k in numbers and v else v for k, v in row.items()} for row in rows(name, items(files, name))]
        assert [dict(zip(head, line, strict=True)) for line in lines] == told, f"{name}: what counts is a number, all else a text"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type not in ("s", "n", "inlineStr")], (
            "no formula, no link"
        )


def test_removing_a_record_removes_it_and_its_sources(tmp_path: Path, small_library: Library) -> None:
    record = next(r for r in small_library.content.evidence if set(r.sources) == set(only_its_own(small_library.content, r.id)))
    own = record.sources
    small_content(tmp_path)
    (tmp_path / record.path).unlink()
    left = load(tmp_path).content
    texts = {path: data.decode() for path, data in exports(left, SITE_URL).items() if not path.endswith((".xlsx", ".json.gz"))}
    assert f'"{record.id}"' in exports(small_library.content, SITE_URL)["data/v1/evidence.json"].decode()
    assert not any(f'"{record.id}"' in text for text in texts.values())
    assert not any(source in text for source in own for text in texts.values())


def only_its_own(content: Content, record: str) -> list[str]:
    """Sources that this record alone cites."""
    return [s for s, u in uses(content).items() if u.evidence == [record] and not (u.practices or u.terms or u.pages)]


def test_references(small_library: Library, files: dict[str, bytes]) -> None:
    entries = json.loads(files["data/v1/bibliography.csl.json"])
    assert {e["id"] for e in entries} == set(small_library.content.sources)
    assert all(("URL" in e) == small_library.content.sources[e["id"]].linked for e in entries)
    text = files["data/v1/bibliography.bib"].decode()
    assert set(re.findall(r"^@misc\{([^,]+),$", text, re.M)) == set(small_library.content.sources)
    for entry in re.findall(r"^@misc\{.*?^\}$", text, re.M | re.S):
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}"), entry
    assert latex("50 % & {a_b}") == r"50 \% \& \{a\_b\}"


def test_a_copy_of_the_content_is_not_mistaken_for_it(small_library: Library) -> None:
    fewer = dataclasses.replace(small_library.content, evidence=small_library.content.evidence[:3])
    assert json.loads(exports(fewer, SITE_URL)["data/v1/evidence.json"])["count"] == 3
    assert json.loads(exports(small_library.content, SITE_URL)["data/v1/evidence.json"])["count"] == len(small_library.content.evidence)


def test_the_data_package_describes_every_table_as_it_is(files: dict[str, bytes]) -> None:
    found = json.loads(files["data/v1/datapackage.json"])
    assert [one["name"] for one in found["resources"]] == list(DATASETS) and found["licenses"][0]["name"] == "CC-BY-4.0"
    for one in found["resources"]:
        data = files[f"data/v1/{one['path']}"]
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert head == [field["name"] for field in one["schema"]["fields"]]
        for field, *values in zip(one["schema"]["fields"], *lines, strict=True):
            assert field["type"] == "string" or all(not value or value.isdigit() for value in values), field
        keys = [line[head.index("id")] for line in lines]
        assert one["schema"]["primaryKey"] == ["id"] and len(set(keys)) == len(keys) and all(keys)


def test_a_book_that_is_kept_is_the_book(tmp_path: Path) -> None:
    def book(text: str, widest: int) -> Book:
        return Book("a", "b", "c", (Table("d", ["e"], [[text], [7]], [widest], days=[(2, 0)]),))

    books = [book("f", 8), book("g", 8), book("f", 9)]
    plain = [one.file() for one in books]
    assert len(set(plain)) == 3
    for _ in range(2):
        with Kept("books", tmp_path / "kept.sqlite") as kept:
            assert [one.file(kept) for one in books] == plain
    with Kept("books", tmp_path / "kept.sqlite") as kept:
        kept.put(key_of(repr(books[0])), b"made before")
        assert [one.file(kept) for one in books] == [b"made before", *plain[1:]]
