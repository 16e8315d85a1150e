"""An id that was published stays on its page, and only there where nothing else has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.content.model import Redirect
from scripts.facts.addresses import addresses_of
from scripts.finishing.kept_places import pages, with_places
from scripts.tools.html import start_tags

PAGE = """<!-- <h2 id="how"> --><script>"<article><h2 id='how'>"</script>
<article class="a > b"><p data-id="how" title='id="gone"'>ü</p>
<h2 class=x id=how>How</h2><h3
 id="then">Then</h3></article>"""


def test_an_old_id_stands_right_before_its_heading() -> None:
    html = with_places(PAGE, [("steps", "how"), ("later", "then")], [])
    assert '<span id="steps"></span><h2 class=x id=how>' in html and '<span id="later"></span><h3\n' in html
    assert html.replace('<span id="steps"></span>', "").replace('<span id="later"></span>', "") == PAGE


def test_ids_that_the_data_no_longer_give_stand_at_the_start_of_the_content() -> None:
    assert '<article class="a > b"><span id="gone"></span><span id="lost"></span><p' in with_places(PAGE, [], ["gone", "lost"])


@pytest.mark.parametrize(("renamed", "gone"), [([("then", "how")], []), ([("old", "nowhere")], []), ([], ["how"]), ([], [])])
def test_what_is_there_or_leads_nowhere_changes_nothing(renamed: list[tuple[str, str]], gone: list[str]) -> None:
    assert with_places(PAGE, renamed, gone) == PAGE


def test_an_id_is_given_once() -> None:
    html = with_places(PAGE, [("old", "how"), ("old", "then")], ["old"])
    assert [tag.attributes["id"] for tag in start_tags(html) if "id" in tag.attributes].count("old") == 1


def test_a_page_is_written_anew_only_where_it_takes_an_id(small_library: Library, tmp_path: Path) -> None:
    address = addresses_of(small_library.content).of("es", "method")
    other = addresses_of(small_library.content).of("en", "method")
    for place in (address, other):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "index.html").write_text(PAGE, encoding="utf-8")
    content = replace(
        small_library.content,
        redirects=(Redirect(f"{address}#steps", "method", "how"), Redirect("vieja/", "method")),
        kept_addresses=(f"{address} #how ~gone", f"{other} ~how", "never-built/ ~x"),
    )
    (path, data), *more = pages(tmp_path, content)
    assert path == f"{address}index.html" and data.decode().count("<span id=") == 2 and not more
