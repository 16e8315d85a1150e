"""The handbook and the sheets: whole, tagged, on one page, led back to their edition; whatever a text holds and however long it is."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Text
from scripts.facts.addresses import addresses_of
from scripts.facts.handouts import HANDBOOK, of_practice
from scripts.frontend.templates import Foreign
from scripts.takeaway import sheet as sheets
from scripts.takeaway.handbook import handbook, handbooks
from scripts.takeaway.paper import SHEETS
from scripts.takeaway.plain import cut, plain
from scripts.takeaway.shelf_life import look_again
from scripts.takeaway.typesetting import NotTypeset, pdf, picture
from scripts.tools.settings import Settings
from tests.real import real

HOME = "https://example.org/practicas/1.0/"
EDITION = Settings(None, "https://example.org/practicas/", version="1.0", date="2026-11-28")
NOWHERE = Settings(None, None)
HOSTILE = '#panic("x") ] $x$ *b* _i_ @ref <label> // [z](#a)'


@cache
def real_books() -> dict[str, bytes]:
    """The handbooks of the real content: to put one together takes seconds even when it is typeset already."""
    return dict(handbooks(real().content, EDITION))


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


def text_of(reader: PdfReader) -> str:
    return letters("".join(page.extract_text() for page in reader.pages))


def outline(reader: PdfReader, entries: Any = None, depth: int = 1) -> Iterator[tuple[int, str]]:
    for one in reader.outline if entries is None else entries:
        if isinstance(one, list):
            yield from outline(reader, one, depth + 1)
        else:
            yield depth, one.title


def addresses(reader: PdfReader) -> set[str]:
    annotations = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]
    return {str(one["/A"]["/URI"]) for one in annotations if "/A" in one and "/URI" in one["/A"]}


def accessible(reader: PdfReader, lang: str) -> bool:
    """What PDF/UA asks of the document as a whole, read by another library than the one that wrote it."""
    root = reader.trailer["/Root"]
    return (
        root["/Lang"] == lang
        and bool(root["/MarkInfo"]["/Marked"])
        and "/StructTreeRoot" in root
        and bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
        and b"pdfuaid" in root["/Metadata"].get_object().get_data()
        and bool(reader.metadata.title)
        and all(page["/Tabs"] == "/S" for page in reader.pages if "/Annots" in page)
    )


def faces(reader: PdfReader) -> Iterator[tuple[str, bool]]:
    """The faces of a document, and whether each is in it."""
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            described = inner["/FontDescriptor"].get_object()
            yield str(inner["/BaseFont"]), any(name in described for name in ("/FontFile2", "/FontFile3"))


@pytest.fixture(scope="module")
def books(small_library: Library) -> dict[str, bytes]:
    return dict(handbooks(small_library.content, EDITION))


def test_there_is_a_handbook_a_language_and_two_sheets_a_practice_and_language(small_library: Library, books: dict[str, bytes]) -> None:
    content = small_library.content
    assert list(books) == list(HANDBOOK.values())
    expected = {of_practice(content, lang, one, kind) for lang in LANGUAGES for one in content.practices for kind in SHEETS.values()}
    made = dict(sheets.sheets(content, EDITION))
    assert set(made) == expected and len(expected) == 4 * len(content.practices)
    assert all(accessible(PdfReader(io.BytesIO(data)), "en" if path.startswith("en/") else "es") for path, data in made.items())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_handbook_is_tagged_bookmarked_and_brings_its_letters(small_library: Library, books: dict[str, bytes], lang: str) -> None:
    content = small_library.content
    reader = PdfReader(io.BytesIO(books[HANDBOOK[lang]]))
    assert accessible(reader, lang)
    assert all(embedded for _, embedded in faces(reader)) and {"LibertinusSerif" in name for name, _ in faces(reader)} == {True}
    marks = list(outline(reader))
    for practice in content.practices:
        title = f"{practice.number}. {content.shown[lang, practice.key].title}"
        assert (2, title) in marks
    assert {content.word(f"paper.{name}", lang) for name in ("reading", "comparison", "all-indicators", "glossary", "bibliography")} <= {
        title for depth, title in marks if depth == 1
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_headed_by_the_part_that_it_belongs_to(lang: str) -> None:
    reader = PdfReader(io.BytesIO(real_books()[HANDBOOK[lang]]))
    begins = {reader.get_destination_page_number(one): one.title for one in _marks(reader.outline) if one.title}
    part, headed = "", 0
    for number, page in enumerate(reader.pages):
        if number in begins:
            part = begins[number]
        elif part:
            assert letters(page.extract_text()).startswith(letters(part)), f"page {number + 1}"
            headed += 1
    assert headed > len(real().content.practices)


def _marks(entries: Any) -> Iterator[Any]:
    """The bookmarks of parts and practices, without those of the sections in them."""
    for one in entries:
        if not isinstance(one, list):
            yield one
        else:
            yield from (inner for inner in one if not isinstance(inner, list))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_handbook_holds_what_the_pages_say(small_library: Library, books: dict[str, bytes], lang: str) -> None:
    content = small_library.content
    reader = PdfReader(io.BytesIO(books[HANDBOOK[lang]]))
    shown = text_of(reader)
    for practice in content.practices:
        assert letters(practice.statement.es) in shown
        assert all(letters(one.name[lang]) in shown for one in practice.indicators)
    for record in content.evidence:
        assert letters(record.name[lang]) in shown
        assert all(letters(result.text[lang]) in shown for result in record.results), record.id
    assert all(letters(term.definition[lang]) in shown for term in content.terms)
    assert "records:" not in shown and "[@" not in shown and "{#" not in shown and "<!" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_handbook_links_to_its_edition_and_its_sources(small_library: Library, books: dict[str, bytes], lang: str) -> None:
    content = small_library.content
    found = addresses(PdfReader(io.BytesIO(books[HANDBOOK[lang]])))
    known = addresses_of(content)
    assert {HOME + known.of(lang, one.key) for one in content.practices} <= found
    cited = {one["url"] for one in handbook(content, EDITION, lang)["sources"] if one["url"]}
    assert cited and cited <= found
    assert {one for one in found if not one.startswith("https://")} <= {one.url for one in content.sources.values()}


def test_every_citation_has_its_line_in_the_sources(small_library: Library) -> None:
    def cited(value: Any) -> Iterator[int]:
        if isinstance(value, dict):
            yield from value.get("cited", ())
            for one in value.values():
                yield from cited(one)
        elif isinstance(value, list):
            for one in value:
                yield from cited(one)

    data = handbook(small_library.content, EDITION, "es")
    numbers = [number for name in ("themes", "indicators", "glossary") for number in cited(data[name])]
    assert set(numbers) == set(range(1, len(data["sources"]) + 1))
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers)), "numbered as a reader meets them"


def test_a_record_stands_whole_once(small_library: Library) -> None:
    content = small_library.content
    data = handbook(content, EDITION, "en")
    practices = [one for theme in data["themes"] for one in theme["practices"]]
    countries = [c for one in practices for block in one["blocks"] if block["kind"] == "evidence" for c in block["countries"]]
    whole = [record["id"] for country in countries for record in country["records"] if record["whole"]]
    assert sorted(whole) == sorted(one.id for one in content.evidence)
    assert all(country["blank"] for country in countries if not country["records"])


def test_without_an_address_nothing_leads_to_one(small_library: Library) -> None:
    content = small_library.content
    made = dict(handbooks(content, NOWHERE)) | dict(sheets.sheets(content, NOWHERE))
    for data in made.values():
        assert "example.org" not in " ".join(addresses(PdfReader(io.BytesIO(data))) - {one.url for one in content.sources.values()})


def long_texts(content: Content, words: str) -> Content:
    """The content with every text of a practice and a record made of `words`."""

    def longer(text: Text | None) -> Text | None:
        return dataclasses.replace(text, es=f"{text.es} {words}", en=f"{text.en} {words}") if text else None

    practices = tuple(
        dataclasses.replace(
            one,
            statement=longer(one.statement),
            indicators=tuple(dataclasses.replace(i, name=longer(i.name), unit=longer(i.unit)) for i in one.indicators),
            steps=tuple(dataclasses.replace(step, shows=longer(step.shows)) for step in one.steps),
        )
        for one in content.practices
    )
    evidence = tuple(
        dataclasses.replace(
            one,
            name=longer(one.name),
            what=longer(one.what),
            results=tuple(dataclasses.replace(result, text=longer(result.text)) for result in one.results),
        )
        for one in content.evidence
    )
    pages = {
        place: dataclasses.replace(
            page, title=f"{page.title} {words}"[:90], body=re.sub(r"(?m)^((?:\d\.|-) .*?)$", rf"\1 {words}", page.body)
        )
        for place, page in content.pages.items()
    }
    return dataclasses.replace(content, practices=practices, evidence=evidence, pages=pages)


def sizes(reader: PdfReader) -> set[float]:
    """The sizes of the letters of the first page, in points."""
    found: set[float] = set()

    def visit(text: str, _user: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(matrix[3] or matrix[0]) * size, 2))

    reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_a_sheet_that_fits_in_no_way_is_a_fault_and_never_two_pages(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "VARIANTS", (dataclasses.replace(sheets.VARIANTS[0], step=9000, finding=9000, limit=9000),))
    with pytest.raises(NotTypeset, match=r"sheet\.typ:\d+: .*no variant"):
        list(sheets.sheets(long_texts(small_library.content, "palabras " * 500), EDITION))


@pytest.mark.parametrize("words", ["Palabras y más palabras que nadie lee. " * 60, f"{HOSTILE} " * 40], ids=["long", "hostile"])
def test_a_sheet_stays_on_its_page_however_long_its_texts_are(small_library: Library, words: str) -> None:
    for path, data in sheets.sheets(long_texts(small_library.content, " ".join(words.split())), EDITION):
        reader = PdfReader(io.BytesIO(data))
        assert len(reader.pages) == 1, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_real_practice_has_its_sheet_on_one_page_in_letters_that_can_be_read(lang: str) -> None:
    content = real().content
    for practice in content.practices:
        data, files = sheets.sheet(content, EDITION, lang, practice)
        # Letter has less room than A4
        reader = PdfReader(io.BytesIO(pdf("sheet", {**data, "paper": "us-letter"}, EDITION.date, files)))
        assert len(reader.pages) == 1
        assert min(sizes(reader)) >= sheets.SMALLEST, practice.stem
        assert letters(practice.statement.es) in text_of(reader)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_code_leads_to_the_page_of_the_edition(small_library: Library, lang: str) -> None:
    content = small_library.content
    known = addresses_of(content)
    for practice in content.practices:
        data, files = sheets.sheet(content, EDITION, lang, practice)
        for size, width in (("a4", 595.276), ("us-letter", 612)):
            shown = Image.open(io.BytesIO(picture("sheet", {**data, "paper": size}, 900, width, files)))
            assert [one.text for one in zxingcpp.read_barcodes(shown)] == [HOME + known.of(lang, practice.key)]
            reader = PdfReader(io.BytesIO(pdf("sheet", {**data, "paper": size}, EDITION.date, files)))
            assert addresses(reader) == {HOME + known.of(lang, practice.key)}


def test_a_sheet_says_of_when_it_is_and_until_when(small_library: Library) -> None:
    data, _ = sheets.sheet(small_library.content, EDITION, "en", small_library.content.practices[0])
    year, month, day = look_again("2026-11-28").split("-")
    assert "Edition 1.0. Text of 28 November 2026." in data["dates"] and f"{int(day)} " in data["dates"] and year in data["dates"] and month
    dated = dataclasses.replace(NOWHERE, date="2026-11-28")
    unnamed, _ = sheets.sheet(small_library.content, dated, "en", small_library.content.practices[0])
    assert unnamed["dates"].startswith("Text of 28 November 2026.")
    nowhere, files = sheets.sheet(small_library.content, NOWHERE, "en", small_library.content.practices[0])
    assert nowhere["address"] is None and files == {} and nowhere["dates"] == ""


def test_a_draft_bears_no_day_so_that_only_what_changed_differs(small_library: Library) -> None:
    one, other = (dataclasses.replace(EDITION, version="dev", date=day) for day in ("2026-11-28", "2026-11-29"))
    content = small_library.content
    assert dict(sheets.sheets(content, one)) == dict(sheets.sheets(content, other))
    assert content.word("paper.unfinished", "es") == sheets.sheet(content, one, "es", content.practices[0])[0]["dates"]


def test_the_handbooks_of_the_real_content_are_light() -> None:
    for path, data in real_books().items():
        reader = PdfReader(io.BytesIO(data))
        assert len(data) <= 3_000_000, path
        assert len([title for depth, title in outline(reader) if depth == 2]) == len(real().content.practices)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Corto.", 20, "Corto."),
        ("Una frase entera. Otra que ya no cabe.", 30, "Una frase entera.\u00a0…"),
        ("palabras sin punto que siguen y siguen", 20, "palabras sin punto…"),
        ("A. palabras sin punto que siguen", 20, "A. palabras sin…"),
    ],
)
def test_a_text_is_cut_where_it_can_be(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected and len(expected) <= most


def test_a_text_that_was_cut_has_one_end(small_library: Library) -> None:
    data, files = sheets.sheet(small_library.content, EDITION, "es", small_library.content.practices[0])
    for shows in ("acta con la lista de quién…", Foreign("a list of those who…", "en")):
        step = {"title": "Paso", "text": "Texto.", "who": "", "shows": plain(shows)}
        cut_short = {**data, "paper": "a4", "variants": [{**one, "steps": [step]} for one in data["variants"]]}
        shown = text_of(PdfReader(io.BytesIO(pdf("sheet", cut_short, EDITION.date, files))))
        assert letters(shows) in shown and letters(shows) + "." not in shown


def test_views_become_plain_data() -> None:
    given = {"a": (1, None, Foreign("hola", "es")), "b": "82 %"}
    assert plain(given) == {"a": [1, None, {"said": "hola", "lang": "es"}], "b": "82\u00a0%"}
    assert cut(Foreign("palabras que siguen", "es"), 15).lang == "es"
