"""MkDocs calls here; the work is done elsewhere. Before the build: compose. For each page: words and menus. After the build: finish."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # the console script of MkDocs does not look for modules in the project
    sys.path.insert(0, str(ROOT))

from jinja2 import Environment  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import Files  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from scripts.finishing.finish import finish  # noqa: E402
from scripts.frontend.templates import environment  # noqa: E402
from scripts.hooks.kept_pages import keep  # noqa: E402
from scripts.pages import compose  # noqa: E402
from scripts.pages.frame import Frame  # noqa: E402
from scripts.tools.kept import Kept  # noqa: E402
from scripts.tools.memory import collect_seldom  # noqa: E402
from scripts.tools.settings import settings  # noqa: E402

log = logging.getLogger("mkdocs.hooks.site")
_frame: Frame  # made by on_config, once for both languages
_kept = Kept("pages")  # of both languages
_serves = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether this is `mkdocs serve`."""
    global _serves
    collect_seldom()
    _serves = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Point MkDocs at the composed pages. Runs once per language: only the first time does the work.

    Raises Abort, which ends MkDocs, where the content has problems.
    """
    global _frame
    if _second_language(config):
        return config
    if _serves:  # MkDocs would build again and again in one process, which has read the program and much else before
        from scripts.hooks import serving  # a build needs nothing of it

        raise SystemExit(serving.main([str(config.dev_addr.port)]))
    content = compose.composed()
    if content is None:
        raise Abort("\nNo se construyó nada: hay problemas en el contenido. · Nothing was built: the content has problems.")
    where = settings(ROOT)
    if not where.repository:
        log.info("Sin repositorio conocido: páginas sin enlaces de edición. · No repository known: pages without edit links.")
    config.docs_dir = str(ROOT / "build/pages")
    config.site_url = where.canonical or config.site_url  # not what the pages print: mike's plugin changes it once a language
    _frame = Frame(content, where)
    _kept.__enter__()
    return config


def _second_language(config: MkDocsConfig) -> bool:
    """True while the plugin builds the other language in the midst of the build of the first."""
    return bool(vars(config.plugins["i18n"])["building"])


@event_priority(-101)  # after the plugin has chosen the files of the language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the HTML of pages whose composed text is as it was from what is kept."""
    keep(files, config, _kept)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape everything that a template prints, as the templates of overrides/pages do, and compile none twice."""
    env.autoescape = True
    env.bytecode_cache = environment().bytecode_cache
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates the words, menus and links of the page's language."""
    context["frame"] = _frame.page(page.meta, config.theme["language"])
    return context


@event_priority(-101)  # after the plugin has built the other language at -100
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the whole site, once."""
    if not _second_language(config):
        _kept.__exit__(None, None, None)
        finish(Path(config.site_dir), _frame.content, _frame.settings, _frame.settings.canonical)
