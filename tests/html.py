"""Built and composed pages read by CSS selector: a test that asks for elements outlives a change of how they are written."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def tree(html: str) -> LexborHTMLParser:
    """A parsed page, or a part of one."""
    return LexborHTMLParser(html)


def text(node: LexborNode | None) -> str:
    """What a reader sees of an element, white space folded; empty for none."""
    return " ".join(node.text(deep=True).split()) if node else ""


def hrefs(node: LexborNode | LexborHTMLParser, selector: str = "a") -> list[str]:
    """Where the links inside an element lead to, in their order."""
    return [link.attributes.get("href") or "" for link in node.css(selector)]
