"""`python -m scripts.preview BEFORE AFTER TARGET`: the pages that a change touches, before and after, in a folder to open as it is.

BEFORE and AFTER are two built sites; BEFORE may be missing. TARGET gets `index.html`, one file a changed page and the site's style. Nothing
in it runs a program. A link to another page leads to the published site, where its address is known.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.frontend.templates import render
from scripts.tools.html import Reader
from scripts.tools.phrases import fill
from scripts.tools.settings import settings

MOST_BYTES = 8_000_000  # of pages, as they lie; packed they are a sixth of it
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)  # markup: what is read of a built page
_ATTRIBUTE = re.compile(r'\s(href|src|srcset|action)="([^"]*)"')
_BLOCKS = frozenset(("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary", "pre", "caption"))
_STYLE = """
body.preview{max-width:none;margin:0;padding:1rem;display:block}
.preview .sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:2rem}
.preview .side{min-width:0;overflow-x:auto}
.preview .before [data-changed]{box-shadow:-.4rem 0 0 #b3261e;background:#b3261e1f}
.preview .after [data-changed]{box-shadow:-.4rem 0 0 #1b7f3b;background:#1b7f3b1f}
"""


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


@dataclass
class _Started:
    """A block that is being read. `place`: right after the name in its start tag."""

    tag: str
    place: int
    text: str = ""


class _Blocks(Reader):
    """Reads the blocks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._open: list[_Started] = []
        self.found: list[_Started] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or dict(attrs).get("src")
        if tag in _BLOCKS:
            line, column = self.getpos()
            self._open.append(_Started(tag, self._starts[line - 1] + column + 1 + len(tag)))
            self.found.append(self._open[-1])
        elif address and self._open:
            self._open[-1].text += f" ⟨{address}⟩"

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data


def blocks(html: str) -> list[Block]:
    """The blocks of a page in their order; an address that it links counts as text, since a change of it matters."""
    return [Block(one.tag, " ".join(one.text.split()), one.place) for one in _Blocks(html).found]


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
    return _SCRIPT.sub("", found.group()) if found else None


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
        html = f"{html[: block.place]} data-changed{html[block.place :]}"
    return html


def write(found: list[Change], after: Path, target: Path, home: str | None) -> None:
    """Write the folder. `home`: the published address of the site, with its final slash, or None."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    style = next(iter(sorted((after / "assets").glob("site.*.css"))), None)
    (target / "style.css").write_text((style.read_text(encoding="utf-8") if style else "") + _STYLE, encoding="utf-8")
    rows, weight = [], 0
    for number, change in enumerate(found, 1):
        page = _page(change, home, after, target)
        weight += len(page.encode())
        name = f"{number:03}.html"
        if weight <= MOST_BYTES:
            (target / name).write_text(page, encoding="utf-8")
        rows.append(_row(change, name if weight <= MOST_BYTES else None))
    intro = words()["preview.intro" if rows else "preview.none"]
    values = {"title": _in_both("preview.title"), "intro": {lang: intro[lang] for lang in LANGUAGES}, "rows": rows}
    (target / "index.html").write_text(render("preview.html", **values), encoding="utf-8")


@dataclass(frozen=True)
class Row:
    """A changed page in the list: its title, the file that shows it (None: no room), its address, and what became of it."""

    title: str
    file: str | None
    address: str
    told: str


@dataclass(frozen=True)
class Side:
    """A page before or after: its name, its heading, its main part (None: not there), and what is said in its place."""

    name: str
    heading: str
    main: Markup | None
    nothing: str


def _row(change: Change, file: str | None) -> Row:
    kind = "new" if change.before is None else "gone" if change.after is None else "changed"
    told = _in_both(f"preview.{kind if file else 'too-many'}", count=change.blocks)
    return Row(change.title, file, change.address.removeprefix("./"), told)


def _page(change: Change, home: str | None, after: Path, target: Path) -> str:
    sides = []
    for name, text, absent in (("before", change.before, "new"), ("after", change.after, "gone")):
        main = _self_contained(text, change.address, home, after, target) if text else None
        if main and name == "before":
            main = re.sub(r'\sid="[^"]*"', "", main)  # markup: an id stands once in a document, and the newer text keeps it
        sides.append(Side(name, _in_both(f"preview.{name}"), Markup(main) if main else None, _in_both(f"preview.{absent}")))
    return render("preview.html", title=change.title, back=_in_both("preview.back"), sides=sides)


def _in_both(key: str, **values: object) -> str:
    return " · ".join(fill(words()[key][lang], **values) for lang in LANGUAGES)


def _self_contained(main: str, address: str, home: str | None, after: Path, target: Path) -> str:
    """The main part without anything that leads to a file that is not there."""

    def replaced(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if value.startswith("#") or urlsplit(value).scheme in ("http", "https", "mailto"):
            return found.group() if name == "href" else ""
        place = urljoin(f"/{address.removeprefix('./')}", value).lstrip("/")
        if name == "src":
            return f' src="{_copied(after / place, target)}"' if (after / place).is_file() else ""
        return f' href="{escape(home + place)}"' if name == "href" and home else ""  # markup: an address of the page, made whole

    # markup: two of these may stand in one document
    return _ATTRIBUTE.sub(replaced, main.replace("<main", "<div", 1).removesuffix("</main>") + "</div>")


def _copied(file: Path, target: Path) -> str:
    shutil.copyfile(file, target / file.name)
    return file.name


def main(arguments: list[str]) -> int:
    """Compare, write, and say how many pages differ."""
    before, after, target = (Path(one) for one in arguments)
    found = list(changes(before, after))
    site = settings().site
    write(found, after, target, f"{site}dev/" if site else None)
    print(" · ".join(fill(words()["preview.count"][lang], count=len(found)) for lang in LANGUAGES))
    return 0
