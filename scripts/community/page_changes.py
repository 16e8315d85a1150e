"""The pages whose own part differs between two built sites, and the blocks in them that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path
from typing import Any

from scripts.tools.html_reader import Reader

MARK = "data-changed"
# markup: the two parts of a built page that are looked for
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
# markup: the same
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_BLOCKS = frozenset(("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary", "pre", "caption"))


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading, cell…: its own text, and where the name of its tag ends in the page."""

    tag: str
    text: str
    place: int


@dataclass(frozen=True)
class Change:
    """A page that differs: its address below the site's root, its two texts (None: not there), and how many blocks differ."""

    address: str
    before: str | None
    after: str | None
    blocks: int

    @property
    def title(self) -> str:
        """The page's title as text."""
        found = _TITLE.search(self.after or self.before or "")
        return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else self.address


class _Blocks(Reader):
    """Reads the blocks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._open: list[list[Any]] = []
        self.found: list[list[Any]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or dict(attrs).get("src")
        if tag in _BLOCKS:
            line, column = self.getpos()
            self._open.append([tag, "", self._starts[line - 1] + column + 1 + len(tag)])
            self.found.append(self._open[-1])
        elif address and self._open:
            self._open[-1][1] += f" ⟨{address}⟩"

    def handle_endtag(self, tag: str) -> None:
        if any(one[0] == tag for one in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][1] += data


def blocks(html: str) -> list[Block]:
    """The blocks of a page in their order; an address that it links counts as text, since a change of it matters."""
    return [Block(tag, " ".join(text.split()), place) for tag, text, place in _Blocks(html).found]


def changes(before: Path, after: Path) -> Iterator[Change]:
    """The pages whose own part differs between two built sites."""
    old, new = _pages(before), _pages(after)
    for address in sorted(old.keys() | new.keys(), key=lambda one: (one.count("/"), one)):
        one, other = (_main(sites[address]) if address in sites else None for sites in (old, new))
        if one != other and (change := _marked(address, one, other)):
            yield change


def _pages(site: Path) -> dict[str, Path]:
    return {file.parent.relative_to(site).as_posix() + "/": file for file in site.rglob("index.html")} if site.is_dir() else {}


def _main(file: Path) -> str | None:
    found = _MAIN.search(file.read_text(encoding="utf-8"))
    return found.group() if found else None


def _marked(address: str, before: str | None, after: str | None) -> Change | None:
    """The two texts with the blocks that differ marked; None when nothing that is read differs."""
    if before is None or after is None:
        text = before or after
        return Change(address, before, after, len(blocks(text))) if text else None
    old, new = blocks(before), blocks(after)
    pairs = SequenceMatcher(None, [(b.tag, b.text) for b in old], [(b.tag, b.text) for b in new], autojunk=False).get_opcodes()
    differing = [pair for pair in pairs if pair[0] != "equal"]
    gone = [block for _, start, end, _, _ in differing for block in old[start:end]]
    come = [block for _, _, _, start, end in differing for block in new[start:end]]
    return Change(address, _with_marks(before, gone), _with_marks(after, come), max(len(gone), len(come))) if differing else None


def _with_marks(html: str, marked: list[Block]) -> str:
    for block in sorted(marked, key=lambda b: -b.place):
        html = f"{html[: block.place]} {MARK}{html[block.place :]}"
    return html
