"""Pages whose HTML is kept by their composed text: MkDocs turns into HTML what has changed, and takes the rest as it was."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from scripts.hooks.raw_html import ComposedPage
from scripts.tools.kept import Kept, key_of


class KeptPage(ComposedPage):
    """A page of MkDocs. What its text leads to depends on which files there are, so they are part of what it is kept by.

    `kept`: None after the build is over; `others`: the files of the page's language.
    """

    kept: Kept
    others: bytes

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Turn the Markdown into HTML, or take what it gave before; what MkDocs warns of is never kept."""
        key = key_of(self.file.src_uri, self.others, self.markdown or "")
        if found := self.kept.get(key):
            self._take(json.loads(found), files)
            return
        with _Listening() as told:
            super().render(config, files)
        if not told():
            self.kept.put(key, json.dumps(self._given(), ensure_ascii=False).encode("utf-8"))

    def _given(self) -> dict[str, Any]:
        return {
            "content": self.content,
            "toc": [_as_list(item) for item in self.toc],
            "title": self._title_from_render,
            "ids": sorted(self.present_anchor_ids or ()),
            "links": {file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()},
        }

    def _take(self, given: dict[str, Any], files: Files) -> None:
        self.content = given["content"]
        self.toc = TableOfContents([_as_link(item) for item in given["toc"]])
        self._title_from_render = given["title"]
        self.present_anchor_ids = set(given["ids"])
        found = {files.get_file_from_path(uri): anchors for uri, anchors in given["links"].items()}
        self.links_to_anchors = {file: anchors for file, anchors in found.items() if file}


def keep(files: Files, config: MkDocsConfig, kept: Kept) -> None:
    """Let the pages of one language be kept."""
    others = json.dumps(sorted((file.src_uri, file.url) for file in files)).encode("utf-8")
    for file in files.documentation_pages():
        page = KeptPage(None, file, config)
        page.kept, page.others = kept, others


class _Listening(logging.Handler):
    """Hears whether MkDocs says anything that a strict build counts, or nearly."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self._heard = True

    def __enter__(self) -> Callable[[], bool]:
        logging.getLogger("mkdocs").addHandler(self)
        return lambda: self._heard

    def __exit__(self, *error: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _as_list(item: AnchorLink) -> list[Any]:
    return [item.title, item.id, item.level, [_as_list(child) for child in item.children]]


def _as_link(given: list[Any]) -> AnchorLink:
    title, id, level, children = given
    made = AnchorLink(title, id, level)
    made.children = [_as_link(child) for child in children]
    return made
