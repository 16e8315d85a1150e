"""The smallest thing that could take the place of MkDocs, Material and static-i18n: Markdown, our templates, a loop. An experiment.

It is not used to publish. It shows how little of the stack the pages need, and keeps that true: a test holds its pages against those
of MkDocs.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
import yaml
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from markupsafe import Markup

from scripts.content.model import LANGUAGES, Content
from scripts.finishing.finish import finish
from scripts.pages.compose import compose
from scripts.pages.frame import Frame
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_TO_A_FILE = re.compile(r'(<a\b[^>]*? href="[^":#]*?)index\.md(?=["#])')
_TEMPLATES = (ROOT / "overrides", Path(material.__file__).parent / "templates")  # Material's for its icons alone


@dataclass(frozen=True)
class _Section:
    """An entry of the contents, as the templates of MkDocs know it. `level`: from 1."""

    title: str
    id: str
    level: int
    children: tuple[_Section, ...]

    @property
    def url(self) -> str:
        return f"#{self.id}"


@dataclass(frozen=True)
class _Page:
    """What the templates ask of a page."""

    meta: dict[str, Any]
    content: Markup
    toc: tuple[_Section, ...]


def pages(content: Content, where: Settings) -> Iterator[tuple[str, str]]:
    """Every page: its file below the site's root, its HTML."""
    frame = Frame(content, where)
    template = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True).get_template("main.html")
    markdown = Markdown(extensions=["attr_list", "tables", "toc", "fenced_code"], extension_configs={"toc": {"toc_depth": "2-3"}})
    for path, text in compose(content, where).items():
        lang, _, rest = path.partition("/")
        front = _FRONT.match(text)
        meta = yaml.safe_load(front[1]) if front else {}
        html = _TO_A_FILE.sub(r"\1", markdown.reset().convert(text[front.end() if front else 0 :]))
        page = _Page(meta, Markup(html), tuple(map(_section, markdown.toc_tokens)))  # markup: what Markdown and our templates gave
        folder = "" if lang == LANGUAGES[0] else f"{lang}/"
        yield folder + rest.removesuffix(".md") + ".html", template.render(page=page, frame=frame.page(meta, lang))


def build(folder: Path, content: Content, where: Settings) -> None:
    """The whole site in a folder."""
    for name in ("assets", "community"):
        shutil.copytree(ROOT / "overrides" / name, folder / name, ignore=shutil.ignore_patterns("*.html"))
    for path, html in pages(content, where):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    finish(folder, content, where, where.canonical)


def _section(token: dict[str, Any]) -> _Section:
    return _Section(token["name"], token["id"], token["level"], tuple(map(_section, token["children"])))
