"""The open data: what is published below /data/v1/, computed from the content alone, so that pages can say how large each file is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scripts.content.model import LANGUAGES, Content
from scripts.exports import references, worksheets
from scripts.exports.datasets import Datasets
from scripts.exports.schemas import DATASETS, dataset_schema
from scripts.exports.tables import dataset_csv

FOLDER = "data/v1/"
LICENCE = "CC-BY-4.0"
_last: tuple[Content, str | None, dict[str, bytes]] | None = None


def exports(content: Content, site: str | None) -> dict[str, bytes]:
    """Every published file: path below the site's root -> bytes. `site` is the published address, or None when it is not known."""
    global _last
    if _last is None or _last[0] is not content or _last[1] != site:  # a build asks several times: each page that says a size, and the end
        _last = (content, site, dict(_files(content, site)))
    return _last[2]


def _files(content: Content, site: str | None) -> Iterator[tuple[str, bytes]]:
    files = {}
    data = Datasets(content, site or "/")
    for name in DATASETS:
        items = data.items(name)
        whole = {"schema": f"schema/{name}.json", "licence": LICENCE, "count": len(items), "items": items}
        files[f"{FOLDER}{name}.json"] = _json(whole)
        files[f"{FOLDER}{name}.csv"] = dataset_csv(name, items)
        files[f"{FOLDER}schema/{name}.json"] = _json(dataset_schema(name))
    sources = sorted(content.sources.values(), key=lambda s: s.id)
    files[f"{FOLDER}bibliography.bib"] = references.bibtex(sources)
    files[f"{FOLDER}bibliography.csl.json"] = references.csl_json(sources)
    for lang in LANGUAGES:
        for sheet in worksheets.sheets(content, lang):
            files[sheet.path("csv")] = worksheets.as_csv(content, sheet)
            files[sheet.path("xlsx")] = worksheets.as_xlsx(content, sheet)
    yield from files.items()
    yield f"{FOLDER}index.json", _json(_index(content, site or "/", files))


def _index(content: Content, site: str, files: dict[str, bytes]) -> dict[str, object]:
    """What there is, for programs: each file with its address, size and, for a data set, number of items."""
    counts = {name: len(Datasets(content, site).items(name)) for name in DATASETS}
    entries = []
    for path, data in files.items():
        name = path.removeprefix(FOLDER).partition(".")[0]
        count = {"count": counts[name]} if name in counts else {}
        entries.append({"path": path.removeprefix(FOLDER), "url": site + path, "bytes": len(data), **count})
    names = {lang: content.word("site.name", lang) for lang in LANGUAGES}
    return {"name": names, "licence": LICENCE, "files": entries}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
