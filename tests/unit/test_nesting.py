"""Pages that would keep a parser of HTML busy for minutes are refused before one sees them, however they are hidden."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scripts.rules.built import allow_list, nesting
from scripts.rules.built.pages import Site
from scripts.tools.html import parse

OPEN = "".join(f'<p><b id="a{n}">x' for n in range(5000))
STALLING = {
    "left open": OPEN,
    "left open and closed in comments": "".join(f'<p><b id="a{n}"><!--</b></p>-->' for n in range(5000)),
    "left open in a style of a drawing": f"<svg><style>{OPEN}</style></svg>",
    "left open in a title of a drawing": f"<svg><title>{OPEN}</title></svg>",
    "left open after what looks like a comment": f"<!-->{OPEN}<!-- -->",
    "left open and ended by ends of nothing": "".join(f'<p><b id="a{n}"></ b></ p>' for n in range(5000)),
    "deep": "<div>x" * 20_000,
    "deep and closed": "<div>x" * 20_000 + "</div>" * 20_000,
    "self-closed": "".join(f'<p/><b id="a{n}"/>x' for n in range(5000)),
    "ends of nothing": "<div>" * 90 + "</x>" * 100_000,
    "many attributes": "<p " + " ".join(f"data-{n}" for n in range(50_000)) + ">x</p>",
}


@pytest.mark.parametrize("name", STALLING)
def test_it_is_refused_in_no_time(name: str) -> None:
    start = time.process_time()
    body = f'<!doctype html>\n<html lang="es"><head><title>x</title></head><body>\n{STALLING[name]}</body></html>'
    site = Site(Path(), {"x/": parse("x/", body)}, None, None)
    rules = (allow_list.unlisted_element, nesting.open_element)
    assert [problem for rule in rules for problem in rule(site)]
    assert time.process_time() - start < 10


def test_a_page_well_made_is_read_to_its_end() -> None:
    html = "<!doctype html><html><head><title>x</title></head><body><p>uno<br>dos <svg><path/></svg></p></body></html>"
    page = parse("x/", html)
    assert page.misnested == [] and not nesting.stalls(page)
