"""Pages of paper and pictures, typeset by Typst from a template of overrides/paper and data.

A template reads what it needs from a folder that holds nothing else: `/data.json` (what is typeset), `/colours.json` (those of the site, by
their names), `/drawings/NAME.svg` (overrides/pictograms), `/signs.html` (the signs of the bases), the other templates, and the files it is
given. Content reaches a template as data alone, so that no sentence can be taken for an instruction. Only the faces that the library brings
are used: the same on each machine.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pikepdf
import typst

from scripts.takeaway.row_headers import tag_row_headers
from scripts.takeaway.store import kept
from scripts.tools.paths import ROOT

Form = Literal["pdf", "png"]

_HERE = Path(__file__).parent
_FOLDER = ROOT / "overrides/paper"
_DRAWINGS = ROOT / "overrides/pictograms"
_NAMES = tuple(ROOT / "overrides/styles" / name for name in ("00-names.css", "home/05-names.css"))
_SIGNS = ROOT / "overrides/pages/basis-symbols.html"
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,8})\b")
_NO_LETTER = re.compile(r'the text `"((?:[^"\\`]|\\.)+)"` could not be displayed')
_PLACE = re.compile(r"([\w-]+\.typ):(\d+)")
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_OWN = b"".join((_HERE / name).read_bytes() for name in ("typesetting.py", "row_headers.py"))  # another way of making makes anew
_INSTEAD = "\N{WHITE SQUARE}"  # of a letter that no face has: a page with it can be read, a build that stops cannot


class NotTypeset(Exception):
    """What the library could not make of a template. Never the fault of a text: those are data. `str()` says template and reason."""


def pdf(template: str, data: object, date: str | None, files: Mapping[str, bytes] | None = None) -> bytes:
    """An accessible document (PDF/UA-1) as a template of overrides/paper makes it of `data`, which can be written as JSON.

    `date`: the day (YYYY-MM-DD) that the document says it was made; never today. `files`: further files by their name. Raises NotTypeset.
    """
    return _made("pdf", template, data, date, files or {}, 0)


def picture(template: str, data: object, width: int, points: int, files: Mapping[str, bytes] | None = None) -> bytes:
    """A PNG, `width` pixels wide, of a template whose only page is `points` wide. Raises NotTypeset where it has more pages than one."""
    return _made("png", template, data, None, files or {}, width * 72 / points)


def _made(form: Form, template: str, data: object, date: str | None, files: Mapping[str, bytes], ppi: float) -> bytes:
    moment = int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else 0
    given = {**_ground(), **files, "data.json": _json(data)}
    inputs = repr([_OWN, template, form, ppi, moment, version("typst"), version("pikepdf"), sorted(given.items())]).encode()
    return kept(f"{template}.{form}", inputs, lambda: _compiled(form, template, given, moment, ppi))


def _compiled(form: Form, template: str, files: Mapping[str, bytes], moment: int, ppi: float) -> bytes:
    """The bytes; a letter that the faces lack is replaced, once all that are lacking are known."""
    try:
        return _once(form, template, files, moment, ppi)
    except typst.TypstError as error:
        lacking = frozenset("".join(_unescaped(one) for one in _NO_LETTER.findall(error.diagnostic)))
        if not lacking:
            raise _fault(template, error) from error
    data = _json(_without(json.loads(files["data.json"]), lacking))
    try:
        return _once(form, template, {**files, "data.json": data}, moment, ppi)
    except typst.TypstError as error:
        raise _fault(template, error) from error


def _once(form: Form, template: str, files: Mapping[str, bytes], moment: int, ppi: float) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        # PDF/UA-1: the library refuses a picture without a text, a document without title, a level of headings that is left out.
        made, warnings = typst.compile_with_warnings(
            folder / f"{template}.typ",
            root=folder,
            ignore_system_fonts=True,
            format=form,
            ppi=ppi or None,
            pdf_standards="ua-1" if form == "pdf" else None,
            timestamp=moment,
        )
    if warnings:  # a face that is not there, a page that never settles
        raise _fault(template, warnings[0])
    if not isinstance(made, bytes):
        raise NotTypeset(f"overrides/paper/{template}.typ: {len(made)} pages for one picture")
    return _packed(made) if form == "pdf" else made


def _packed(made: bytes) -> bytes:
    """The document with its rows named, in a third of the bytes: the library writes each tag and link as an object, uncompressed."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        tag_row_headers(document)
        document.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _ground() -> Mapping[str, bytes]:
    """What every template finds: all templates, drawings and colours, by their place in the folder."""
    templates = {file.name: file.read_bytes() for file in sorted(_FOLDER.glob("*.typ"))}
    drawings = {f"drawings/{file.name}": file.read_bytes() for file in sorted(_DRAWINGS.glob("*.svg"))}
    light = "\n".join(file.read_text(encoding="utf-8").partition("}")[0] for file in _NAMES)  # the colours of the light pages stand first
    return {**templates, **drawings, "signs.html": _SIGNS.read_bytes(), "colours.json": _json(dict(_COLOUR.findall(light)))}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()


def _unescaped(letters: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], letters)


def _without(data: Any, letters: Iterable[str]) -> Any:
    """The data with a square in the place of each of the letters."""
    if isinstance(data, str):
        return data.translate({ord(letter): _INSTEAD for letter in letters})
    if isinstance(data, list):
        return [_without(one, letters) for one in data]
    return {name: _without(value, letters) for name, value in data.items()} if isinstance(data, dict) else data


def _fault(template: str, told: typst.TypstError | typst.TypstWarning) -> NotTypeset:
    """What is wrong, in the library's words, with the file and line that it names first."""
    place = _PLACE.search(told.diagnostic)
    where = f"{place[1]}:{place[2]}" if place else f"{template}.typ"
    return NotTypeset(" ".join([f"overrides/paper/{where}: {told.message}", *(f"({hint})" for hint in told.hints)]))
