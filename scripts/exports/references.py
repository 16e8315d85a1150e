"""The sources for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scripts.model import Source

_BIBTEX_LANGUAGE = {"es": "spanish", "en": "english", "fr": "french"}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(sources: Iterable[Source]) -> bytes:
    """A BibTeX file, one entry a source."""
    return "\n".join(_entry(source) for source in sources).encode("utf-8")


def csl_json(sources: Iterable[Source]) -> bytes:
    """A CSL-JSON file (the format of Zotero, Pandoc and others)."""
    return (json.dumps([_csl(source) for source in sources], ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _entry(source: Source) -> str:
    date = (source.published or "").split("-")
    fields = {
        "author": "{" + latex(source.publisher) + "}",
        "title": "{" + latex(source.title) + "}",
        "year": date[0],
        "month": _MONTHS[int(date[1]) - 1] if len(date) > 1 else "",
        "url": source.url if source.linked else "",
        "language": _BIBTEX_LANGUAGE.get(source.lang, source.lang),
        "note": "copy" if source.linked and source.copy else "",
    }
    lines = "".join(f"  {name} = {value if name == 'month' else '{' + value + '}'},\n" for name, value in fields.items() if value)
    return f"@misc{{{source.id},\n{lines}}}\n"


def latex(text: str) -> str:
    """A text whose letters LaTeX takes for letters."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))


def _csl(source: Source) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": source.id,
        "type": "webpage",
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
        "language": source.lang,
    }
    if source.published:
        entry["issued"] = {"date-parts": [[int(part) for part in source.published.split("-")]]}
    if source.linked:
        entry["URL"] = source.url
    if source.linked and source.copy:
        entry["note"] = "copy"
    return entry
