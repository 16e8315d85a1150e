"""The built site, a file at a time: each page is composed and filled when somebody asks for it, as MkDocs and `finish` would write it.

So nothing that is shown is older than the content, in whatever list or language it appears, and a change costs no more than the pages that
are looked at. tests/site/test_showing.py holds every file against the built site.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jinja2 import Template
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.kept_addresses import with_published
from scripts.finishing.finish import steps
from scripts.finishing.kept_places import places, with_places
from scripts.finishing.redirects import redirects
from scripts.frontend.templates import TEMPLATES, environment
from scripts.hooks.raw_html import ComposedPage
from scripts.pages.compose import all_pages, composer_of, file_of
from scripts.pages.frame import Frame
from scripts.tools.paths import ROOT
from scripts.tools.settings import Settings

_PAGE = "index.html"


def configuration() -> MkDocsConfig:
    """What mkdocs.yml says of the theme and of Markdown; the plugins have no part in how one page is made."""
    # load_config takes what stands in the file in other forms too, which its types do not say
    return load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])


class Shown:
    """The site of a content. Not for several threads at once."""

    def __init__(self, content: Content, where: Settings, config: MkDocsConfig) -> None:
        self._content = content
        self._settings = where
        self._config = config
        self._frame = Frame(content, where)
        self._composer = composer_of(content, where)
        self._addresses = addresses_of(content)
        self._pages = {self._addresses.of(*page): page for page in all_pages(content)}
        self._remembering = with_published(content, where)
        self._steps = iter(steps(content, where, where.canonical))
        self._made: dict[str, bytes] = {}

    def get(self, path: str) -> bytes | None:
        """The file at a path below the site's root; None where there is none."""
        address = path.removesuffix(_PAGE)
        if path.endswith(_PAGE) and address in self._pages:
            return self._page(address).encode("utf-8")
        if path not in self._made and path in self._leading_on:
            return self._leading_on[path]
        if path.endswith(f"/{_PAGE}"):  # no step makes a page: what is dear need not be asked
            return None
        own = TEMPLATES / path  # what MkDocs takes from overrides/ as it is
        if path.startswith("assets/") and ".." not in path and own.is_file():
            return own.read_bytes()
        for step in self._steps if path not in self._made else ():
            self._made.update(step())
            if path in self._made:
                break
        return self._made.get(path)

    def paths(self) -> Iterator[str]:
        """The path of every file that there is."""
        for step in self._steps:
            self._made.update(step())
        yield from {**self._leading_on, **self._made}
        yield from (f.relative_to(TEMPLATES).as_posix() for f in (TEMPLATES / "assets").rglob("*") if f.is_file())
        yield from (f"{address}{_PAGE}" for address in self._pages)

    @cached_property
    def _leading_on(self) -> dict[str, bytes]:
        return dict(redirects(self._remembering, self._settings.canonical))

    @cached_property
    def _places(self) -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
        return places(self._remembering)

    @cached_property
    def _files(self) -> Files:
        return Files([self._file(*page) for page in self._pages.values()])

    def _file(self, lang: str, key: str) -> File:
        address = self._addresses.of(lang, key)
        file = File(file_of(lang, address), None, "", True, dest_uri=f"{address}{_PAGE}")
        file.abs_src_path = None
        return file

    def _page(self, address: str) -> str:
        lang, key = self._pages[address]
        file = self._files.src_uris[file_of(lang, address)]
        file.content_string = self._composer.page(lang, key)
        page = ComposedPage(None, file, self._config)
        page.read_source(self._config)
        page.markdown = "\n".join((page.markdown or "").splitlines())  # as the plugin of the languages leaves it
        page.render(self._config, self._files)
        html = self._template.render(page=page, frame=self._frame.page(page.meta, lang))
        renamed, gone = self._places.get(address, ((), ()))
        return with_places(html, renamed, gone) if renamed or gone else html

    @cached_property
    def _template(self) -> Template:
        made = self._config.theme.get_env()
        made.autoescape = True
        made.bytecode_cache = environment().bytecode_cache  # by the text of each template, as that of our own environment
        return made.get_template("main.html")
