"""The parser of HTML that all our readers are made of: that of the standard library, quicker where HTML is written plainly."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

# What the HTML standard and every version of the standard library's parser read alike: tags as programs write them, text between them.
_REFERENCE = "&(?:amp|lt|gt|quot|nbsp|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});"
_TAG = re.compile(
    rf"""(</[a-zA-Z][a-zA-Z0-9-]*+[ \t\n]*+>
    |<[a-zA-Z][a-zA-Z0-9-]*+(?:[ \t\n]++[a-zA-Z_][a-zA-Z0-9_:.-]*+(?:="[^"&]*+(?:{_REFERENCE}[^"&]*+)*+")?+)*+[ \t\n]*+/?>
    |<!(?:doctype[ ]html|DOCTYPE[ ]html)>)""".replace("#", r"\#"),
    re.VERBOSE,
)
_NAME = re.compile("[a-zA-Z0-9-]+")
_ATTRIBUTE = re.compile(r'([a-zA-Z_][a-zA-Z0-9_:.-]*)(="([^"]*)")?')
# What holds no tags is plain without the sign of one; what parsers, or their versions, read each its own way is never plain.
_TAGLESS = {name: re.compile(rf"[^<]*+</{name}>") for name in ("script", "style", "title", "textarea")}
_ODD = frozenset(["iframe", "noembed", "noframes", "plaintext", "xmp"])
APART = _ODD | _TAGLESS.keys()  # elements in which something else than tags may stand


class Reader(HTMLParser):
    """The parser of the standard library, with a short cut through what is written plainly: the same calls in a fraction of the time.

    The parser breaks off at `<![` and a name that it does not know: browsers read a comment there.
    """

    _written: str | None = None  # the start tag that was read by the short cut

    def feed(self, data: str) -> None:
        """Read a text: its plain beginning here, the rest from the first odd place by the standard library."""
        if self.convert_charrefs and not self.rawdata and not self.cdata_elem:
            data = data[self._read_plain(data) :]
        super().feed(data)

    def _read_plain(self, data: str) -> int:
        """Read the plain beginning of a text; returns where it ends."""
        told, ended, declared = self.handle_data, self.handle_endtag, self.handle_decl
        started = {"start": self.handle_starttag, "closed": self.handle_startendtag}
        place, verbatim = 0, False  # in a script
        parts = plain_parts(data)
        for text, written in zip(parts[::2], parts[1::2], strict=False):
            if text:
                if "<" in text:
                    break
                told(text if verbatim or "&" not in text else unescape(text))
                place += self._passed(text)
            kind, name, attributes = read_tag(written)
            if kind == "end":
                ended(name)
                verbatim = False
            elif kind == "declaration":
                declared(name)
            elif name in APART and (name in _ODD or kind == "closed" or not _TAGLESS[name].match(data, place + len(written))):
                break
            else:
                self._written = written
                started[kind](name, attributes)
                verbatim = name in ("script", "style")
            place += self._passed(written)
        self._written = None
        return place

    def _passed(self, written: str) -> int:
        """Go on to behind what was read; its length."""
        length = len(written)
        if "\n" in written:
            self.lineno += written.count("\n")
            self.offset = length - written.rindex("\n") - 1
        else:
            self.offset += length
        return length

    def get_starttag_text(self) -> str | None:
        """The start tag that was read last, as it is written."""
        return self._written or super().get_starttag_text()

    def parse_html_declaration(self, i: int) -> int:
        """Read from `<!` at place `i`; the place after it, or -1 when it is not complete."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)


def plain_parts(html: str) -> list[str]:
    """A text cut at the tags that are written plainly: text, tag, text, tag, text… A `<` in a text is something else."""
    return _TAG.split(html)


Tag = tuple[str, str, list[tuple[str, str | None]]]  # "start", "closed" by itself, "end" or "declaration"; name; attributes


@lru_cache(maxsize=10_000)
def read_tag(written: str) -> Tag:
    """What a plain tag says, as the standard library gives it; nobody changes the list."""
    if written.startswith("<!"):
        return "declaration", written[2:-1], []
    name = _NAME.findall(written)[0]
    if written.startswith("</"):
        return "end", name.lower(), []
    found = _ATTRIBUTE.findall(written, len(name) + 1)
    attributes = [(one.lower(), (unescape(value) if "&" in value else value) if given else None) for one, given, value in found]
    return "closed" if written.endswith("/>") else "start", name.lower(), attributes
