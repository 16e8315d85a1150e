"""The documents that the queries of tests/search were written for, frozen: what the judge of the search stands on.

A query says which documents are its right answers. Over the content of the day a new record, quite right, can push one of them down; so
the judge asks the documents of the day when the queries were written. `python -m tests.corpus` freezes those of today: only together with
new queries.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from scripts.content.model import LANGUAGES, Content
from scripts.content.read import load
from scripts.facts.addresses import Addresses
from scripts.search.documents import Document, Passage, documents, meanings
from scripts.search.files import cut
from scripts.tools.paths import ROOT

FILE = ROOT / "tests/search/documents.json.xz"


def frozen_documents(lang: str) -> list[Document]:
    """The documents of a language."""
    return [_document(value) for value in _frozen()["documents"][lang]]


def frozen_files(content: Content, lang: str) -> Iterator[tuple[str, str]]:
    """The files of their index, with the words of the interface of `content`: path below `search/<language>/` -> text."""
    return cut(content, lang, frozen_documents(lang), _frozen()["meanings"], _frozen()["terms"])


def address_of(lang: str, key: str) -> str:
    """The address of a page, a record or a word (`glossary#id`), as it was."""
    page, _, word = key.partition("#")
    return _frozen()["addresses"][lang][page] + (f"#{word}" if word else "")


@cache
def _frozen() -> dict[str, Any]:
    return json.loads(lzma.decompress(FILE.read_bytes()))


def _document(value: dict[str, Any]) -> Document:
    lists = {name: tuple(value[name]) for name in ("names", "hints", "keywords")}
    facets = {name: tuple(ids) for name, ids in value["facets"].items()}
    return Document(**{**value, **lists, "facets": facets, "passages": tuple(Passage(**one) for one in value["passages"])})


def main() -> None:
    """Freeze the documents of today's content."""
    content = load().content
    addresses = Addresses(content)
    value = {
        "documents": {lang: [asdict(one) for one in documents(content, lang)] for lang in LANGUAGES},
        "meanings": list(meanings(content)),
        "terms": len(content.terms),
        "addresses": {lang: {key: addresses.of(lang, key) for language, key in addresses if language == lang} for lang in LANGUAGES},
    }
    FILE.write_bytes(lzma.compress(json.dumps(value, ensure_ascii=False).encode("utf-8"), preset=9))


if __name__ == "__main__":
    main()
