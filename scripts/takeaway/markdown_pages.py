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

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from scripts.content.model import Content
from scripts.facts.addresses import addresses_of
from scripts.facts.dates import in_words
from scripts.takeaway.store import kept
from scripts.tools.settings import Settings

File = tuple[str, bytes]

# What serves to use a page, or repeats what stands beside it for the eye, not to know what it says.
_TOOLS = ", ".join(
    (
        *("script", "style", "svg", "template", "noscript", "button", "input", "select", "textarea", "form", "dialog", "[hidden]"),
        *("[popover]", ".crumbs", ".contents", ".pager", ".share", ".by-file", ".stand", ".stand-foot", ".letters", ".explained"),
        *(".off-paper", ".act-line", ".kicker", ".dots b", ".symbols", "[aria-labelledby=foot-improve]"),
    )
)
_MANY_LINES = re.compile(r"\n{3,}")
_END_OF_LINE = re.compile(r"[ \t]+\n")
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^)]*\)")


def pages(content: Content, where: Settings, site: Path) -> Iterator[File]:
    """The Markdown of every page of a finished `site`: path below the site's root and text."""
    addresses = addresses_of(content)
    for lang, key in addresses:
        address = addresses.of(lang, key)
        html, top, base = (site / address / "index.html").read_bytes(), _top(content, where, lang, address), (where.home or "/") + address
        made_of = b"\0".join([html, top.encode(), base.encode(), _OWN, version("markdownify").encode()])
        yield f"{address}index.md", kept("page-md", made_of, partial(_page, html, top, base))


def _top(content: Content, where: Settings, lang: str, address: str) -> str:
    """What a page is, of when and under which licence, as a quote."""
    lines = [content.word("text.from", lang, site=content.word("site.name", lang), address=(where.home or "/") + address)]
    if where.date:
        lines.append(content.word("text.day", lang, date=in_words(where.date, lang)))
    lines.append(content.word("text.licence", lang))
    return "".join(f"> {line}\n" for line in lines)


def _page(html: bytes, top: str, base: str) -> bytes:
    tree = BeautifulSoup(html, "html.parser")
    main = tree.find("main")
    assert isinstance(main, Tag)
    heading = main.find("h1") or tree.title
    assert heading
    title = " ".join(heading.get_text().split())
    if heading.name == "h1":
        heading.decompose()
    for tool in main.select(_TOOLS):
        tool.decompose()
    for link in main.select("a[href]"):
        link["href"] = urljoin(base, str(link["href"])) if base.startswith("http") else link["href"]
    for apart in main.select(".actors, .done, .sr"):  # the stylesheet sets them apart, not a space
        apart.insert_before(" ")
    text = str(MarkdownConverter(heading_style=ATX, bullets="-", strip=["img"], escape_misc=False).convert_soup(main))
    text = _MANY_LINES.sub("\n\n", _END_OF_LINE.sub("\n", _EMPTY_LINK.sub("", text))).strip()
    return f"# {title}\n\n{top}\n{text}\n".encode()


_OWN = Path(__file__).read_bytes()  # another way of making them makes them anew
