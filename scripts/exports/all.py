"""The open data: what is published below /data/v1/, computed from the content alone, so that pages can say how large each file is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from scripts.content.model import LANGUAGES, Content
from scripts.exports import references, worksheets
from scripts.exports.datasets import Datasets
from scripts.exports.package import package
from scripts.exports.plan_file import plan_schema
from scripts.exports.schemas import DATASETS, FOLDER, PACKAGE, PLAN_SCHEMA, dataset_schema
from scripts.exports.tables import dataset_csv, dataset_xlsx

LICENCE = "CC-BY-4.0"


@lru_cache(maxsize=1)  # a build asks several times: each page that says a size, and the end
def exports(content: Content, site: str | None) -> Mapping[str, bytes]:
    """Every published file: path below the site's root, beginning with `data/v1/` -> bytes.

    `site`: the published address with its final slash, or None when it is not known: addresses in the files begin at the root then.
    """
    return dict(_files(content, site or "/"))


def _files(content: Content, site: str) -> Iterator[tuple[str, bytes]]:
    files = {}
    counts = {}
    data = Datasets(content, site)
    for name in DATASETS:
        items = data.items(name)
        counts[name] = len(items)
        whole = {"schema": f"schema/{name}.json", "licence": LICENCE, "count": len(items), "items": items}
        files[f"{FOLDER}{name}.json"] = _json(whole)
        files[f"{FOLDER}{name}.csv"] = dataset_csv(name, items)
        files[f"{FOLDER}{name}.xlsx"] = dataset_xlsx(content, name, items)
        files[f"{FOLDER}schema/{name}.json"] = _json(dataset_schema(name))
    files[PLAN_SCHEMA] = _json(plan_schema(content))
    sources = sorted(content.sources.values(), key=lambda s: s.id)
    files[f"{FOLDER}bibliography.bib"] = references.bibtex(sources)
    files[f"{FOLDER}bibliography.csl.json"] = references.csl_json(sources)
    for lang in LANGUAGES:
        for sheet in worksheets.sheets(content, lang):
            files[sheet.path("csv")] = worksheets.as_csv(content, sheet)
            files[sheet.path("xlsx")] = worksheets.as_xlsx(content, sheet)
    files[PACKAGE] = _json(package(content, files))
    yield from files.items()
    yield f"{FOLDER}index.json", _json(_index(content, site, files, counts))


def _index(content: Content, site: str, files: Mapping[str, bytes], counts: Mapping[str, int]) -> dict[str, object]:
    """What there is, for programs: each file with its address, size and, for a data set, number of items."""
    entries = []
    for path, data in files.items():
        name = path.removeprefix(FOLDER).partition(".")[0]
        count = {"count": counts[name]} if name in counts else {}
        entries.append({"path": path.removeprefix(FOLDER), "url": site + path, "bytes": len(data), **count})
    names = {lang: content.word("site.name", lang) for lang in LANGUAGES}
    return {"name": names, "licence": LICENCE, "files": entries}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
