"""What a prose page becomes: its citations, markers, pictures, links and steps filled in, still Markdown."""

from __future__ import annotations

import posixpath
import re

from scripts.content.model import Page
from scripts.content.prose import CITATION, CITATIONS, STEP, Block, blocks, linked_key
from scripts.facts.addresses import relative
from scripts.frontend.templates import macro, show
from scripts.pages import practice, standing, term_links
from scripts.pages.context import PageContext
from scripts.pages.inline import cited
from scripts.pages.markers import MARKERS
from scripts.pages.sources import NUMBERED
from scripts.tools.markdown import put_back, set_aside

# markup: the comments of the prose that are filled
_FILLED = re.compile(rf"[ \u00a0]?(?P<cites>{CITATIONS.pattern})|<!--\s*records:\s*(?P<marker>\S+)\s*-->")
_AFTER_STEPS = re.compile(r"^## [^\n]*\{ #indicators \}", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)\s]+)\)")
_MARKDOWN_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[\w-]+)?\)")


def filled(view: PageContext, page: Page) -> str:
    """The Markdown of a prose page, its citations, markers and comments filled in."""
    body, code = set_aside(page.body)
    if view.key.startswith("practices/"):
        body = f"{practice.OPENING(view)}\n\n{body}"
    found = [one for one in blocks(page) for _ in STEP.findall(one.visible)]
    steps = iter(found)
    body = STEP.sub(lambda m: _chips(view, m["actors"]) + _done(view, next(steps)) + m.group(), body)
    body = _PICTURE.sub(lambda m: _picture(view, page, m), body)
    body = _MARKDOWN_LINK.sub(lambda m: _relink(view, page, m), body)
    body = _expand(view, body)
    if view.key.startswith("practices/"):
        body = f"{body}\n\n{practice.CLOSING(view)}"  # made last: it cites sources after the prose does
        body, used = term_links.mark(view, body)
        body = _with_standing(view, body, found)
        body += "\n\n" + show("page-words.html", term_links.definitions(view, used), view.t)
    return f"{put_back(STEP.sub('', body), code)}\n\n{NUMBERED(view)}"


def _with_standing(view: PageContext, body: str, found: list[Block]) -> str:
    """A practice's page with the questions in the place of the comments of its steps, and their foot before the section that follows."""
    steps = iter([standing.standing(view, one) for one in found])
    body = STEP.sub(lambda m: macro("inline.html", "standing", one, view.t) if (one := next(steps)) else "", body)
    return _AFTER_STEPS.sub(lambda m: f"{standing.FOOT(view)}\n\n{m.group()}", body, count=1)


def _expand(view: PageContext, body: str) -> str:
    """Fill citations and markers in one pass, so that sources are numbered in the order in which a reader meets them."""

    def replace(match: re.Match[str]) -> str:
        if match["cites"]:
            return cited(view, CITATION.findall(match["cites"]))
        return MARKERS[match["marker"]](view)

    return _FILLED.sub(replace, body)


def _chips(view: PageContext, names: str) -> str:
    labels = view.actors(name.strip() for name in names.split(","))
    return macro("inline.html", "actors", view.t("step.actors"), labels)


def _done(view: PageContext, step: Block) -> str:
    """The records behind a step of a practice."""
    found = practice.done(view, step) if view.key.startswith("practices/") else ()
    return macro("inline.html", "done", found)


def _picture(view: PageContext, page: Page, match: re.Match[str]) -> str:
    """A picture of docs/images, with its size, so that nothing moves when it arrives."""
    words, target = match.groups()
    folder, name = posixpath.split(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)))
    if folder != "docs/images" or name not in view.content.pictures:
        return match.group(0)
    width, height = view.content.pictures[name]
    source = relative(view.address, f"images/{name}")
    return macro("inline.html", "picture", source, words, width, height)


def _relink(view: PageContext, page: Page, match: re.Match[str]) -> str:
    """A link between files of docs/ (as GitHub follows it) becomes a link between composed files."""
    target, fragment = match.group(1), match.group(2) or ""
    key = linked_key(page, target)
    if (view.site, key) not in view.addresses:
        return match.group(0)
    return f"]({view.url(key)}index.md{fragment})"
