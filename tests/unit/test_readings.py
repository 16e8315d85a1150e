"""A body is written again only as our reader reads it: else a page that browsers read otherwise could pass unread."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.rules.built.allow_list import kept
from scripts.rules.built.readings import Reading, as_read, as_written_again
from tests.unit.bad_examples import BAD
from tests.unit.test_reader import PARTS

BODY = (
    '<main id="a"><h1>Agua &amp; suelo, 82\u00a0%</h1><p hidden>«Á» &lt; 3 > 2 &#39;b&#34;<br/>x</p>'
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg></main>'
)


def said(reading: Reading) -> tuple[list[str], str]:
    """What a reading says, whichever line it says it on."""
    return [start.shown for start in reading.starts], reading.text


@settings(derandomize=True, max_examples=1500, deadline=5000, database=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=8).map("".join), st.integers(0, len(BODY)))
def test_what_is_written_again_reads_as_it_did(text: str, place: int) -> None:
    for html in (BODY[:place] + text + BODY[place:], text):
        again = as_written_again(html)
        assert again is None or said(as_read(again)) == said(as_read(html))


def test_a_page_as_we_make_it_is_written_again_as_the_other_parser_writes_it() -> None:
    """Else the time that it saves is lost unseen."""
    assert as_written_again(BODY) == kept(BODY)
    page = (BAD / "page.html").read_text(encoding="utf-8")
    body = re.split("</?body[^>]*>", page)[1]
    assert as_written_again(body) == kept(body)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<b>c",
        "<p>a</i></p>",
        "<table><tr><td>1</td></tr></table>",
        '<p id="a" id="b">c</p>',
        "<P/>a",
        "<p onclick=''>a</p>",
        "<title><b></title>",
    ],
)
def test_what_the_other_parser_repairs_or_leaves_out_is_not_the_same(html: str) -> None:
    assert as_written_again(html) != kept(html)
