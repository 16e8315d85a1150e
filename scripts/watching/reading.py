"""What a reader sees of a page: its words, its title and its first headings, whatever its encoding and however broken its HTML. Pure."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html import unescape

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_BYTES = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Encodings of texts on the web, as Python calls them; others can be slow or are no encodings of texts at all.
_ENCODINGS = re.compile(r"utf-8|utf-16(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-\w|gb\w+|big5\w*|euc_\w+|shift_jis\w*|mac-roman")
_MARKS_OF_ORDER = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNSEEN = "script|style|template|noscript|svg|math|iframe|object|select|textarea"
# A comment, an element whose words nobody sees, or a tag; what is not closed reaches to the end, as in a browser.
_MARKUP = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<unseen>{_UNSEEN})\b.*?(?:</(?P=unseen)\b[^>]*+(?:>|\Z)|\Z)"
    r"""|<(?P<end>/)?(?P<tag>[a-z][a-z0-9]*)(?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+')*+>|</?[a-z!?][^>]*+(?:>|\Z)""",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|br|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre"
    "|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_EMPTY = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
_HEADINGS = ("title", "h1")
_CLOSED_BY_NEXT = ("p", "li", "td", "th", "tr", "dd", "dt")
_HIDING = re.compile(r"\shidden(?=[\s=>/])|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
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
    reader = _Reader()
    place = 0
    for found in _MARKUP.finditer(text):
        reader.words(text[place : found.start()])
        place = found.end()
        if found["tag"]:
            reader.tag(found["tag"].lower(), bool(found["end"]), found.group())
    reader.words(text[place:])
    lines = (" ".join(line.split()) for line in "".join(reader.seen).split("\n"))
    headings = tuple(words for heading in reader.headings[:_HEADINGS_READ] if (words := " ".join(heading.split())))
    return Text("\n".join(line for line in lines if line), headings)


class _Reader:
    """Gathers the words that are not hidden, and the headings. One pass, a step a tag: no page is slow to read."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.headings: list[str] = []
        self._heading = ""
        self._hidden = ""  # the tag that hides what is in it, and how many of its kind are open
        self._depth = 0

    def words(self, text: str) -> None:
        """Words between two tags."""
        if not text or self._hidden:
            return
        text = unescape(text).replace("\n", " ")
        self.seen.append(text)
        if self._heading and len(self.headings) <= _HEADINGS_READ:
            self.headings[-1] += text

    def tag(self, name: str, end: bool, markup: str) -> None:
        """A start or an end tag."""
        if self._hidden:
            self._pass_over(name, end)
        elif not end and name not in _EMPTY and _HIDING.search(markup):
            self._hidden, self._depth = name, 1
        if _BLOCK.fullmatch(name):
            self.seen.append("\n")
        if name in _HEADINGS and not self._hidden:
            self._heading = "" if end else name
            if not end:
                self.headings.append("")

    def _pass_over(self, name: str, end: bool) -> None:
        if name == self._hidden:
            self._depth += -1 if end else 0 if name in _CLOSED_BY_NEXT else 1
        if not self._depth or (self._hidden in _CLOSED_BY_NEXT and _BLOCK.fullmatch(name) and not end and name != "br"):
            self._hidden = ""
