"""The parser of HTML that all our readers are made of: that of the standard library, quicker where HTML is written plainly."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

# What the HTML standard and every version of the standard library's parser read alike: text before a tag, tags as programs write them.
_REFERENCE = "&(?:amp|lt|gt|quot|nbsp|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});"
_PLAIN = re.compile(
    rf"""([^<]++)(?=<)
    | </([a-zA-Z][a-zA-Z0-9-]*+)[ \t\n]*+>
    | <([a-zA-Z][a-zA-Z0-9-]*+)
      ((?:[ \t\n]++[a-zA-Z_][a-zA-Z0-9_:.-]*+(?:="[^"&]*+(?:{_REFERENCE}[^"&]*+)*+")?+)*+)[ \t\n]*+(/?)>
    | <!(doctype[ ]html|DOCTYPE[ ]html)>
    | (.++)""".replace("#", r"\#"),
    re.VERBOSE | re.DOTALL,
)
_TEXT, _END, _NAME, _ATTRIBUTES, _START, _DECLARATION = range(1, 7)  # its groups; the last holds all from the first odd place
_ATTRIBUTE = re.compile(r'([a-zA-Z_][a-zA-Z0-9_:.-]*)(="([^"]*)")?')
# What holds no tags is plain without the sign of one; what parsers, or their versions, read each its own way is never plain.
_TAGLESS = {name: re.compile(rf"[^<]*+</{name}>") for name in ("script", "style", "title", "textarea")}
_ODD = frozenset(["iframe", "noembed", "noframes", "plaintext", "xmp"])


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
        verbatim = False  # in a script
        started, closed, ended, told = self.handle_starttag, self.handle_startendtag, self.handle_endtag, self.handle_data
        for match in _PLAIN.finditer(data):
            written, kind = match.group(), match.lastindex
            if kind == _TEXT:
                told(written if verbatim or "&" not in written else unescape(written))
            elif kind == _END:
                ended(match[_END].lower())
                verbatim = False
            elif kind == _START:
                name, attributes = _read_tag(match[_NAME], match[_ATTRIBUTES])
                if name in _ODD or (name in _TAGLESS and (match[_START] or not _TAGLESS[name].match(data, match.end()))):
                    break
                self._written = written
                (closed if match[_START] else started)(name, attributes)
                verbatim = name in ("script", "style")
            elif kind == _DECLARATION:
                self.handle_decl(match[_DECLARATION])
            else:
                break
            if "\n" in written:
                self.lineno += written.count("\n")
                self.offset = len(written) - written.rindex("\n") - 1
            else:
                self.offset += len(written)
        else:
            match = None
        self._written = None
        return match.start() if match else len(data)

    def get_starttag_text(self) -> str | None:
        """The start tag that was read last, as it is written."""
        return self._written or super().get_starttag_text()

    def parse_html_declaration(self, i: int) -> int:
        """Read from `<!` at place `i`; the place after it, or -1 when it is not complete."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)


@lru_cache(maxsize=10_000)
def _read_tag(name: str, attributes: str) -> tuple[str, list[tuple[str, str | None]]]:
    """The name and the attributes of a plain start tag, as the standard library gives them; nobody changes the list."""
    found = _ATTRIBUTE.findall(attributes)
    return name.lower(), [(one.lower(), (unescape(value) if "&" in value else value) if given else None) for one, given, value in found]
