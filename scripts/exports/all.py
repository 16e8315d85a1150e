"""The open data: what is published below /data/v1/, computed from the content alone, so that pages can say how large each file is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial

from scripts.content.model import LANGUAGES, Content
from scripts.exports import references, worksheets
from scripts.exports.datasets import Datasets
from scripts.exports.package import package
from scripts.exports.plan_file import plan_schema
from scripts.exports.schemas import DATASETS, FOLDER, PACKAGE, PLAN_SCHEMA, dataset_schema
from scripts.exports.tables import dataset_csv, dataset_xlsx
from scripts.tools.kept import Kept

LICENCE = "CC-BY-4.0"
_INDEX = f"{FOLDER}index.json"


@lru_cache(maxsize=1)  # a build asks several times: each page that says a size, and the end
def exports(content: Content, site: str | None) -> Exports:
    """Every published file: path below the site's root, beginning with `data/v1/` -> bytes.

    `site`: the published address with its final slash, or None when it is not known: addresses in the files begin at the root then.
    """
    return Exports(content, site or "/")


class Exports(Mapping[str, bytes]):
    """The published files, each made when it is asked for: a page that offers one says its size, and needs no other."""

    def __init__(self, content: Content, site: str) -> None:
        self._content = content
        self._site = site
        self._items = cache(Datasets(content, site).items)  # of a data set by its name
        self._kept = Kept("books").__enter__()
        self._make = dict(self._makers())
        self._made: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made:
            self._made[path] = self._make[path]()
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make)

    def __len__(self) -> int:
        return len(self._make)

    def everything(self) -> Mapping[str, bytes]:
        """All of them at once; the dear ones among them are kept for the next time."""
        made = dict(self)
        self._kept.__exit__(None, None, None)
        return made

    def _makers(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        content = self._content
        for name in DATASETS:
            yield from self._tables(name)
        yield PLAN_SCHEMA, lambda: _json(plan_schema(content))
        sources = sorted(content.sources.values(), key=lambda s: s.id)
        yield f"{FOLDER}bibliography.bib", lambda: references.bibtex(sources)
        yield f"{FOLDER}bibliography.csl.json", lambda: references.csl_json(sources)
        for lang in LANGUAGES:
            for sheet in worksheets.sheets(content, lang):
                yield sheet.path("csv"), partial(worksheets.as_csv, content, sheet)
                yield sheet.path("xlsx"), partial(self._worksheet, sheet)
        yield PACKAGE, lambda: _json(package(content, self))
        yield _INDEX, lambda: _json(self._index())

    def _tables(self, name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """A data set in each form, and its schema."""
        yield f"{FOLDER}{name}.json", lambda: _json(self._whole(name))
        yield f"{FOLDER}{name}.csv", lambda: dataset_csv(name, self._items(name))
        yield f"{FOLDER}{name}.xlsx", lambda: dataset_xlsx(self._content, name, self._items(name)).file(self._kept)
        yield f"{FOLDER}schema/{name}.json", lambda: _json(dataset_schema(name))

    def _worksheet(self, sheet: worksheets.Sheet) -> bytes:
        return worksheets.as_xlsx(self._content, sheet).file(self._kept)

    def _whole(self, name: str) -> dict[str, object]:
        items = self._items(name)
        return {"schema": f"schema/{name}.json", "licence": LICENCE, "count": len(items), "items": items}

    def _index(self) -> dict[str, object]:
        """What there is, for programs: each file with its address, size and, for a data set, number of items."""
        entries = []
        for path in self:
            if path == _INDEX:
                continue
            name = path.removeprefix(FOLDER).partition(".")[0]
            count = {"count": len(self._items(name))} if name in DATASETS else {}
            entries.append({"path": path.removeprefix(FOLDER), "url": self._site + path, "bytes": len(self[path]), **count})
        names = {lang: self._content.word("site.name", lang) for lang in LANGUAGES}
        return {"name": names, "licence": LICENCE, "files": entries}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
