"""A practice as a document of a word processor, for those who paste into memos: real headings, lists, a table, links, numbered sources."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from scripts.content.model import LANGUAGES, Content, Evidence, Practice
from scripts.facts.handouts import of_practice
from scripts.pages.context import PageContext
from scripts.pages.record_parts import result_lines
from scripts.pages.sources import numbered
from scripts.takeaway import columns, memo_tables
from scripts.takeaway.handbook import Handbook
from scripts.takeaway.paper import edition_words, made_and_again
from scripts.takeaway.plain import plain
from scripts.takeaway.prose_blocks import Data
from scripts.takeaway.selection import selected
from scripts.takeaway.store import kept
from scripts.tools.settings import Settings

File = tuple[str, bytes]

_LANGUAGE = {"es": "es-419", "en": "en-GB"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say; the day of the edition stands in the text
# Another way of making them makes them anew.
_OWN = b"".join(Path(str(made_by)).read_bytes() for made_by in (__file__, columns.__file__, memo_tables.__file__))


def memos(content: Content, where: Settings) -> Iterator[File]:
    """Every practice in each language: path below the site's root and bytes."""
    for lang in LANGUAGES:
        for practice in content.practices:
            data = memo(content, where, lang, practice)
            made_of = b"\0".join([json.dumps(data, sort_keys=True).encode(), _OWN, version("python-docx").encode()])
            yield of_practice(content, lang, practice, "docx"), kept("memo", made_of, partial(_made, data))


def memo(content: Content, where: Settings, lang: str, practice: Practice) -> Data:
    """What the document says: the practice as in the handbook, its evidence in short, and the sources in one numbering of its own."""
    book = Handbook(content, where, lang)
    page = book.page(practice.key)
    told = book.practice(practice)
    evidence = [_country(book, page, practice, country) for country in content.vocabulary["countries"]]
    words = ("practice.forum", "paper.indicator", "paper.unit", "paper.standard", "paper.sources", "stand.shows", "step.actors")
    made: Data = {
        "lang": lang,
        "site": page.t("site.name"),
        "told": told,
        "evidence": evidence,
        "none": page.t("record.no-results"),
        "words": {word: page.t(word) for word in words if word in content.ui},
        "ends": [*filter(None, [edition_words(page)]), *made_and_again(page), page.t("site.footer-licence")],
        "sources": numbered(page),  # asked for last
    }
    return {name: plain(value) for name, value in made.items()}


def _country(book: Handbook, page: PageContext, practice: Practice, country: str) -> Data:
    """A country's records as the handbook chooses them, each with its first result; empty where it has none."""
    records = page.records(practice.number, country)
    shown = [one for one in records if one.id in selected(book.content)]
    told = [{"name": page.text(one.name), "result": _first(page, one), "cited": page.cite(one.sources)} for one in shown]
    return {
        "name": page.label("countries", country) if records else "",
        "records": told,
        "others": book.others(practice, country, len(records) - len(shown)),
    }


def _first(page: PageContext, record: Evidence) -> tuple[str, str, str] | None:
    found = result_lines(page, record)
    return (found[0].text, found[0].basis.label, found[0].as_of) if found else None


def _made(data: Data) -> bytes:
    document = Document()
    _describe(document, data)
    told = data["told"]
    document.add_heading(_said(told["title"]), 0)
    quote = document.add_paragraph(style="Quote")
    quote.add_run(_said(told["sentence"]))
    if told["translation"]:
        document.add_paragraph(_said(told["translation"]))
    for block in told["blocks"]:
        _block(document, block, data)
    document.add_heading(data["words"]["paper.sources"], 1)
    for number, source in enumerate(data["sources"], 1):
        line = document.add_paragraph(f"{number}. ")
        _link(line, _said(source["title"]), source["url"])
        line.add_run(f". {' · '.join(map(_said, source['facts']))}")
    if told["address"]:
        _link(document.add_paragraph(), told["address"], told["address"])
    for end in data["ends"]:
        document.add_paragraph(_said(end))
    return _still(document)


def _describe(document: Doc, data: Data) -> None:
    """Language, title and author; the day that the library would take from the clock is a constant."""
    properties = document.core_properties
    properties.title, properties.author = _said(data["told"]["title"]), data["site"]
    properties.language, properties.comments, properties.last_modified_by = _LANGUAGE[data["lang"]], "", data["site"]
    properties.created = properties.modified = datetime(*_EPOCH, tzinfo=UTC)
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:val"), _LANGUAGE[data["lang"]])


def _block(document: Doc, block: Data, data: Data) -> None:
    match block["kind"]:
        case "heading":
            _runs(document.add_heading("", max(1, block["level"] - 1)), block["runs"])
        case "paragraph":
            _runs(document.add_paragraph(), block["runs"])
        case "steps" | "bullets":
            style = "List Number" if block["kind"] == "steps" else "List Bullet"
            for item in block["items"]:
                _item(document, item, style, data["words"])
        case "quote":
            for inner in block["blocks"]:
                _block(document, inner, data)
        case "table":
            _table(document, block["head"], block["rows"])
        case "indicators":
            _indicators(document, block["rows"], data["words"])
        case "evidence":
            _evidence(document, data)


def _item(document: Doc, item: Data, style: str, words: Data) -> None:
    for number, inner in enumerate(item["blocks"]):
        if inner["kind"] == "paragraph":
            _runs(document.add_paragraph(style=style if number == 0 else "List Continue"), inner["runs"])
    for word, text in (("step.actors", item.get("actors")), ("stand.shows", item.get("shows"))):
        if text and word in words:
            line = document.add_paragraph(style="List Continue")
            line.add_run(f"{words[word]} ").italic = True
            line.add_run(_said(text))


def _indicators(document: Doc, rows: Iterable[Data], words: Data) -> None:
    heads = [words[name] for name in ("paper.indicator", "paper.unit", "paper.standard")]
    table = memo_tables.started(document, heads)
    for told in rows:
        cells = memo_tables.new_row(table)
        cells[0].text = "\n".join(map(_said, [told["name"], *told["notes"]])) + _marks(told["cited"])
        cells[1].text, cells[2].text = _said(told["unit"]), _said(told["standards"])
    memo_tables.arrange(document, table)


def _evidence(document: Doc, data: Data) -> None:
    for country in data["evidence"]:
        if country["name"]:
            document.add_heading(_said(country["name"]), 2)
        for record in country["records"]:
            _record(document, record, data["none"])
        if others := country["others"]:
            line = document.add_paragraph(f"{_said(others['told'])} ")
            if others["address"]:
                _link(line, others["address"], others["address"])


def _record(document: Doc, record: Data, none: str) -> None:
    line = document.add_paragraph(style="List Bullet")
    line.add_run(f"{_said(record['name'])}. ").bold = True
    if record["result"]:
        text, who, when = map(_said, record["result"])
        line.add_run(f"{text} ({' '.join(filter(None, (who, when)))})")
    else:
        line.add_run(_said(none))
    line.add_run(_marks(record["cited"]))


def _table(document: Doc, head: list[list[Data]], rows: list[list[list[Data]]]) -> None:
    table = memo_tables.started(document, ["" for _ in head])
    for cell, runs in zip(table.rows[0].cells, head, strict=True):
        _runs(cell.paragraphs[0], runs)
    for row in rows:
        for cell, runs in zip(memo_tables.new_row(table), row, strict=False):
            _runs(cell.paragraphs[0], runs)
    memo_tables.arrange(document, table)


def _runs(line: Paragraph, runs: Iterable[Data], **look: bool) -> None:
    for run in runs:
        match run["kind"]:
            case "strong":
                _runs(line, run["runs"], **look, bold=True)
            case "emphasis":
                _runs(line, run["runs"], **look, italic=True)
            case "link":
                _link(line, "".join(_said(one.get("text", "")) for one in run["runs"]), run["to"])
            case "cite":
                line.add_run(_marks(run["cited"])).font.superscript = True
            case "break":
                line.add_run().add_break()
            case _:
                made = line.add_run(_said(run.get("text", "")))
                for name, value in look.items():
                    setattr(made, name, value)


def _link(line: Paragraph, text: str, address: str | None) -> None:
    """Words that lead somewhere; only words where the address is not known or leads within the handbook."""
    if not address or address.startswith("#"):
        line.add_run(text)
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = line.add_run(text)
    run.font.underline = True
    link.append(run._r)
    line._p.append(link)


def _marks(cited: Iterable[int]) -> str:
    numbers = ", ".join(map(str, cited))
    return f" [{numbers}]" if numbers else ""


def _said(value: Any) -> str:
    return str(value["said"] if isinstance(value, dict) else value)


def _still(document: Doc) -> bytes:
    """The file with the same bytes each time: the library writes the hour into the archive."""
    made, still = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return still.getvalue()
