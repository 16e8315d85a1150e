"""Each page as Markdown beside its HTML, `index.md`, for programs: what a reader gets, on top what it is, of when and under which licence.

The form and the address are those of the llms.txt proposal (llmstxt.org). Made of the finished pages, so nothing is told twice and what
stands beside a figure on the page (who says it, of when, which source) stands beside it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from lxml import html
from markdownify import ATX, MarkdownConverter

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.dates import in_words
from scripts.takeaway.store import kept
from scripts.tools.settings import Settings

File = tuple[str, bytes]

# What serves to use a page, or repeats what stands beside it for the eye, not to know what it says; and what the lines on top say.
_TOOLS = frozenset(("script", "style", "svg", "template", "noscript", "button", "input", "select", "textarea", "form", "dialog", "nav"))
_CLASSES = frozenset(
    (
        *("crumbs", "contents", "pager", "share", "by-file", "stand", "stand-foot", "letters", "explained", "off-paper", "act-line"),
        *("kicker", "symbols", "notice", "page-foot"),
    )
)
_APART = frozenset(("actors", "done", "sr"))  # the stylesheet sets them apart, not a space
_MANY_LINES = re.compile(r"\n{3,}")
_END_OF_LINE = re.compile(r"[ \t]+\n")
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^)]*\)")
_LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=[)\s])")
_OWN = Path(__file__).read_bytes()  # another way of making them makes them anew


def pages(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """The Markdown of every page of a finished `site`: path below the site's root and text."""
    addresses = addresses_of(content)
    library = version("markdownify").encode()
    for lang, key in addresses:
        address = addresses.of(lang, key)
        title, body = _body((site / address / "index.html").read_bytes())
        text = kept("page-md", b"\0".join([body, _OWN, library]), partial(_converted, body)).decode()  # the same in every edition
        base = (where.home or "/") + address
        told = f"# {title}\n\n{_top(content, where, lang, address)}\n{_from(base, text)}\n"
        yield f"{address}index.md", told.encode()


def _from(base: str, text: str) -> str:
    """The text with its links led from a page's address."""
    return _LINK.sub(lambda link: urljoin(base, link[1]), text)


def _top(content: Content, where: Settings, lang: str, address: str) -> str:
    """What a page is, of when and under which licence, as a quote."""
    lines = [content.word("text.from", lang, site=content.word("site.name", lang), address=(where.home or "/") + address)]
    if where.date:
        lines.append(content.word("text.day", lang, date=in_words(where.date, lang)))
    lines.append(content.word("text.licence", lang))
    return "".join(f"> {line}\n" for line in lines)


def _body(page: bytes) -> tuple[str, bytes]:
    """The title of a page and what it says, as HTML without its tools."""
    tree = html.document_fromstring(page.decode("utf-8"))
    (main,) = tree.iter("main")
    heading = next(main.iter("h1"), None)
    title = " ".join((heading if heading is not None else next(tree.iter("title"))).text_content().split())
    if heading is not None:
        heading.drop_tree()
    for one in [one for one in main.iter() if isinstance(one.tag, str)]:
        classes = frozenset(one.get("class", "").split())
        dots = one.tag == "b" and one.getparent() is not None and "dots" in _around(one)
        if one.tag in _TOOLS or classes & _CLASSES or "hidden" in one.attrib or "popover" in one.attrib or dots:
            one.drop_tree()
        elif classes & _APART:
            one.text = f" {one.text or ''}"
    return title, html.tostring(main, encoding="unicode").encode()


def _around(node: html.HtmlElement) -> frozenset[str]:
    return frozenset(name for one in node.iterancestors() for name in one.get("class", "").split())


def _converted(body: bytes) -> bytes:
    tree = BeautifulSoup(body.decode(), "lxml")
    text = str(MarkdownConverter(heading_style=ATX, bullets="-", strip=["img"], escape_misc=False).convert_soup(tree))
    return _MANY_LINES.sub("\n\n", _END_OF_LINE.sub("\n", _EMPTY_LINK.sub("", text))).strip().encode()
