"""The Markdown of a page as blocks of plain data, for a template of paper that turns each kind into its own.

A block is a dictionary with its `kind`: heading (`level`, `id`), paragraph, steps or bullets (`items`), quote (`blocks`), code, table
(`head`, `rows`), marker (`name`). What stands in a line are `runs`: text, break, strong, emphasis, code, link (`to`), picture, cite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from scripts.content.model import Page
from scripts.content.prose import CITATION, CITATIONS, HEADING, MARKER, STEP
from scripts.tools.markdown import parse

Data = dict[str, Any]
Leads = Callable[[str], str | None]  # a link's target, as it stands in the file -> the address that it leads to, None for nowhere

_BEFORE = re.compile(rf"[ \u00a0]?({CITATIONS.pattern})")
_ENDS = {"bullet_list_open": "bullets", "ordered_list_open": "steps", "blockquote_open": "quote"}
_IN_LINE = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}


def prose_blocks(page: Page, leads: Leads) -> list[Data]:
    """The blocks of a page's body. An item of a list has the id of its step in `step` and who acts in `actors`, where a comment says so."""
    return list(_blocks(list(parse(page.body, page.body_line).tokens), leads))


def _blocks(tokens: list[Token], leads: Leads) -> Iterator[Data]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _end(tokens, place)
        yield from _block(token, tokens[place + 1 : end], leads)
        place = end + 1


def _end(tokens: list[Token], place: int) -> int:
    """Where what begins at a place ends: there, or where its closing token stands."""
    if tokens[place].nesting != 1:
        return place
    return next(n for n in range(place + 1, len(tokens)) if tokens[n].nesting == -1 and tokens[n].level == tokens[place].level)


def _block(token: Token, inner: list[Token], leads: Leads) -> Iterator[Data]:
    match token.type:
        case "heading_open":
            yield _heading(token, inner[0], leads)
        case "paragraph_open":
            if runs := _runs(inner[0], leads):
                yield {"kind": "paragraph", "runs": runs}
        case "bullet_list_open" | "ordered_list_open":
            yield {"kind": _ENDS[token.type], "items": list(_items(inner, leads))}
        case "blockquote_open":
            yield {"kind": "quote", "blocks": list(_blocks(inner, leads))}
        case "fence" | "code_block":
            yield {"kind": "code", "text": token.content.rstrip("\n")}
        case "table_open":
            yield _table(inner, leads)
        case "html_block":
            yield from ({"kind": "marker", "name": name} for name in MARKER.findall(token.content))


def _heading(token: Token, line: Token, leads: Leads) -> Data:
    found = HEADING.match(f"# {line.content}")
    own = found[3] if found else None
    runs = _runs(line, leads)
    if own and runs and runs[-1]["kind"] == "text":  # the id stands in the last words
        runs[-1]["text"] = re.sub(r"\s*\{\s*#[\w-]+\s*\}\s*$", "", runs[-1]["text"])
    return {"kind": "heading", "level": int(token.tag[1]), "id": own or "", "runs": _joined(iter(runs))}


def _items(tokens: list[Token], leads: Leads) -> Iterator[Data]:
    place = 0
    while place < len(tokens):
        end = _end(tokens, place)
        inner = tokens[place + 1 : end]
        comment = next((found for one in inner if one.type == "inline" and (found := STEP.search(one.content))), None)
        actors = [one.strip() for one in comment["actors"].split(",")] if comment else []
        yield {"blocks": list(_blocks(inner, leads)), "step": (comment["id"] or "") if comment else "", "actors": actors}
        place = end + 1


def _table(tokens: list[Token], leads: Leads) -> Data:
    rows: list[list[list[Data]]] = []
    for token, following in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_runs(following, leads))
    return {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _runs(line: Token, leads: Leads) -> list[Data]:
    return _joined(_inline(list(line.children or ()), leads))


def _inline(tokens: list[Token], leads: Leads) -> Iterator[Data]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _end(tokens, place)
        inner = tokens[place + 1 : end]
        match token.type:
            case "text":
                yield from _cited(token.content)
            case "softbreak":
                yield {"kind": "text", "text": " "}
            case "hardbreak":
                yield {"kind": "break"}
            case "code_inline":
                yield {"kind": "code", "text": token.content}
            case "strong_open" | "em_open":
                yield {"kind": _IN_LINE[token.type], "runs": _joined(_inline(inner, leads))}
            case "link_open":
                to = leads(str(token.attrs.get("href", "")))
                yield {"kind": "link", "to": to, "runs": _joined(_inline(inner, leads))}
            case "image":
                yield {"kind": "picture", "name": str(token.attrs.get("src", "")), "text": token.content}
        place = end + 1


def _cited(text: str) -> Iterator[Data]:
    """Text, and the citations in it: the space before a citation belongs to it."""
    place = 0
    for found in _BEFORE.finditer(text):
        yield {"kind": "text", "text": text[place : found.start()]}
        yield {"kind": "cite", "ids": CITATION.findall(found[1])}
        place = found.end()
    yield {"kind": "text", "text": text[place:]}


def _joined(runs: Iterator[Data]) -> list[Data]:
    """The runs, neighbouring texts as one, none empty; no white space at the end."""
    found: list[Data] = []
    for run in runs:
        if run["kind"] == "text" and found and found[-1]["kind"] == "text":
            found[-1]["text"] += run["text"]
        elif run["kind"] != "text" or run["text"]:
            found.append(run)
    if found and found[-1]["kind"] == "text":
        found[-1]["text"] = found[-1]["text"].rstrip()
        if not found[-1]["text"]:
            found.pop()
    return found
