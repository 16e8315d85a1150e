"""What a reader sees of a page: its words, its title and its first headings, whatever its encoding and however broken its HTML. Pure."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_BYTES = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Encodings of texts on the web, as Python calls them; others can be slow or are no encodings of texts at all.
_ENCODINGS = re.compile(r"utf-8|utf-16(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-\w|gb\w+|big5\w*|euc_\w+|shift_jis\w*|mac-roman")
_MARKS_OF_ORDER = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNSEEN = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select"}
_BLOCKS = set(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS_READ = 3


@dataclass(frozen=True)
class Text:
    """The words of a page: a line a block. `headings`: its title and its first headings of the first level."""

    words: str
    headings: tuple[str, ...] = ()


def read(body: bytes, kind: str) -> Text:
    """The text of an answer of the type `kind` (the Content-Type as sent)."""
    charset = _CHARSET.search(kind)
    text = decoded(body, charset[1] if charset else _declared(body))
    if re.match(r"(?:text/plain|application/json)\b", kind, re.IGNORECASE):
        return Text(text)
    return _html(text)


def decoded(body: bytes, charset: str) -> str:
    """The letters of `body`: as its byte order mark says, else as it claims, else as it looks. Never fails."""
    for mark, encoding in _MARKS_OF_ORDER:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for encoding in (_encoding(charset), "utf-8"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError as error:
            if len(body) - error.start < 4:  # cut in the middle of a letter
                return body[: error.start].decode(encoding)
    return body.decode("cp1252", "replace")


def _declared(body: bytes) -> str:
    found = _CHARSET_BYTES.search(body[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def _encoding(name: str) -> str:
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return "utf-8"
    if known in ("ascii", "iso8859-1"):  # what browsers take them for
        return "cp1252"
    return known if _ENCODINGS.fullmatch(known) else "utf-8"


def _html(text: str) -> Text:
    # nh3 reads as browsers do, in time that grows with the length; what it gives is well formed.
    clean = nh3.clean(
        text.replace("\0", ""),
        tags=_BLOCKS | {"title", "span"},
        clean_content_tags=_UNSEEN,
        attributes={"*": {"hidden", "style"}},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    headings = tuple(found for heading in reader.headings if (found := " ".join(heading.split())))
    return Text("\n".join(line for line in lines if line), headings)


class _Reader(HTMLParser):
    """Gathers the words of HTML that nh3 has cleaned."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag in ("br", "hr"):
            return
        hidden = any(name == "hidden" or _HIDING.search(value or "") for name, value in attrs)
        self._open.append((tag, hidden))
        self._hidden += hidden
        if tag in ("title", "h1") and not self._hidden:
            self._heading = tag
            if len(self.headings) < _HEADINGS_READ:
                self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag == "title":
            self.words.append("\n")
        while self._open:
            opened, hidden = self._open.pop()
            self._hidden -= hidden
            if opened == tag:
                break
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.words.append(data)
        if self._heading and self.headings:
            self.headings[-1] += data
