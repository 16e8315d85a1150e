"""The short cut of our reader of HTML makes the same calls as the parser of the standard library, whatever it is given."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.tools.html_reader import Reader
from tests.unit.bad_examples import BAD

PLAIN = """<!doctype html>
<html lang="es" class="kind-home"><head><title>Agua &amp; suelo</title><script>if (a && b) { c("&lt;") }</script>
<style>a > b { }</style><meta content='no'></head>
<body><P CLASS="A" hidden
 data-x="&quot;&#8230;&#x41;">Uno &amp; dos, &copy; &lt;p&gt; 3 > 2<br/><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
"""
# Parts of pages: what is plain, what is nearly plain, and what browsers repair.
# fmt: off
PARTS = [
    *("<p>", "</p>", "<P Class='x'>", '<a href="x">', '<a href="?a=1&b=2">', '<a href="&amp;&#39;&nbsp;">', "<br>", "<br/>"),
    *("<script>", "</script>", "<SCRIPT>", "</SCRIPT >", "<script/>", "<style>", "</style>", "<path d=''/>", "<svg>", "</svg>"),
    *("<title>", "</title>", "<textarea>", "</textarea\n>", "<noscript>", "<iframe>", "<xmp>", "</xmp>", "<plaintext>", "<b-c>"),
    *("<!-- a -->", "<!--", "-->", "<![CDATA[", "<![x", "<?x>", "<!doctype html>", "<!DOCTYPE html>", "<!Doctype HTML>"),
    *("<", ">", "</", "</ p>", "< p>", "<p", "<a\nb>", "<p/ >", "&", "&amp", "&amp;", "&lt", "&notit;", "&#0;", "&#x;"),
    *('"', "'", "=", "/", " ", "\n", "\t", "\r", "\f", "\0", "texto", "línea\notra", '<p x="', '">', '<p a="b"/>', '<p é="1">'),
    *("<p id>", '<p id="">', "<p id=a>", '<p id="a"b="c">', '<p id = "a">', '<p a="1" A="2">', "<ſcript>", "</ſcript>", "<\u212a>"),
]
# fmt: on


class Calls:
    """Keeps every call with its place and what was written; texts one after the other are one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.calls: list[tuple] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.calls.append(("start", tag, attrs, self.getpos(), self.get_starttag_text()))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.calls.append(("closed", tag, attrs, self.getpos(), self.get_starttag_text()))

    def handle_endtag(self, tag: str) -> None:
        self.calls.append(("end", tag, self.getpos()))

    def handle_data(self, data: str) -> None:
        if self.calls and self.calls[-1][0] == "text":
            self.calls[-1] = ("text", self.calls[-1][1] + data, self.calls[-1][2])
        else:
            self.calls.append(("text", data, self.getpos()))

    def handle_comment(self, data: str) -> None:
        self.calls.append(("comment", data, self.getpos()))

    def handle_decl(self, decl: str) -> None:
        self.calls.append(("declaration", decl, self.getpos()))

    def handle_pi(self, data: str) -> None:
        self.calls.append(("instruction", data, self.getpos()))


class Ours(Calls, Reader):
    """With the short cut."""


class Theirs(Calls, Reader):
    """The same without it."""

    feed = HTMLParser.feed


def calls(kind: type[Ours] | type[Theirs], html: str) -> list[tuple]:
    """What a reader is called with for a text."""
    reader = kind()
    reader.feed(html)
    reader.close()
    return reader.calls


@settings(derandomize=True, max_examples=1500, deadline=5000, database=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join), st.integers(0, len(PLAIN)))
def test_any_text_is_read_as_the_standard_library_reads_it(text: str, place: int) -> None:
    html = PLAIN[:place] + text + PLAIN[place:]
    assert calls(Ours, html) == calls(Theirs, html)
    assert calls(Ours, text) == calls(Theirs, text)


@pytest.mark.parametrize("file", sorted(BAD.rglob("*.html")), ids=lambda file: file.relative_to(BAD).as_posix())
def test_every_bad_page_is_read_as_the_standard_library_reads_it(file: Path) -> None:
    html = file.read_text(encoding="utf-8")
    assert calls(Ours, html) == calls(Theirs, html)


def test_a_page_as_we_make_it_takes_the_short_cut() -> None:
    """To its very end: else the time that it saves is lost unseen."""
    html = (BAD / "page.html").read_text(encoding="utf-8").rstrip()
    reader = Ours()
    assert reader._read_plain(html) == len(html)
