"""Elements of HTML that are set aside before Markdown reads a page come back as Markdown itself would have left them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from scripts.content.library import Library
from scripts.hooks.raw_html import ComposedPage, elements
from scripts.hooks.showing import configuration
from scripts.pages.compose import compose
from scripts.tools.settings import settings

# What stands among the Markdown: our own way of writing it, and others, which are Markdown's to judge.
TAKEN = (
    "<div id='a'>one</div>",
    '<div id="a&amp;b">one</div>',
    '<section class="x"><p>one &amp; two</p>\n\n<section>three</section>\n</section>',
    '<ul><li>one</li></ul><p id="b">two</p>\n<table><tr><td>*three*</td></tr></table>',
    "<div>a < b & c</div>",
    "<DIV>one</Div>",
    "<p>one</p> \n \nTwo",
)
LEFT = (
    "<div><!-- a word --><p>one</p></div>",
    "<div>never closed\n\n<p>one</p>",
    "</div>\n\n<div>one</div>",
    "  <p>behind two spaces</p>",
    "<div/>\n\n<div>one</div>",
    "<div>one</div> and text behind it",
    "<div>one</div><span>two</span>\n\n<p>three</p>",
    "<div>one</div>text\n<p>two</p>",
    "<script>let a = '<div>'</script>\n\n<div>one</div>",
    "<div><style>p { color: red }</style></div>",
    '<div><a name="old">one</a> &#65 two</div>',
    "<div>one</ div></div>",
    "<!-- <div>\n\n<p>one</p> -->\n\n<div>two</div>",
    "<?php\n\n<div>one</div> ?>",
    "<div `a`>one</div>\n\n<div>two</div>",
    "<hr>\n\n<div>one</div>",
    "<div\n\n>one</div>",
    "Text\n<div>\n\n<p>one</p>\n\n</div>",
    "`<div>`\n\n<div>one</div>",
    "<span>one\n\n<div>two</div>\n\n</span>",
    "- one\n\n    <div>two</div>\n\n- three",
    "> <div>one</div>",
    "    <div>code</div>",
    "```\n<div>code</div>\n```\n\n<div>one</div>",
    "<ul>\n\n<li>one</ul>\n\n</li><p>two</p>",
)


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return configuration()


def _made(kind: type[Page], text: str, config: MkDocsConfig) -> tuple[object, ...]:
    file = File("index.md", None, "", True, dest_uri="index.html")
    file.abs_src_path, file.content_string = None, text
    page = kind(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))
    toc = [(item.title, item.id, item.level, len(item.children)) for item in page.toc]
    links = list((page.links_to_anchors or {}).values())
    return page.content, toc, page.title, page.present_anchor_ids, links


@pytest.mark.parametrize("html", [*TAKEN, *LEFT])
@pytest.mark.parametrize(
    "around", ["{}", "# Title { #one }\n\n{}\n\nText *and* `code`.\n", "A [link](#a).\n{}\n- item\n", "1. item\n\n{}\n2. item"]
)
def test_a_page_is_what_markdown_makes_of_it(html: str, around: str, config: MkDocsConfig) -> None:
    text = around.replace("{}", html)
    assert _made(ComposedPage, text, config) == _made(Page, text, config)


@pytest.mark.parametrize("first", TAKEN)
def test_elements_one_after_the_other_are_too(first: str, config: MkDocsConfig) -> None:
    for second in (*TAKEN, *LEFT):
        for between in ("\n\n", "\n", "", "\n\nText\n\n"):
            text = first + between + second
            assert _made(ComposedPage, text, config) == _made(Page, text, config), text


def test_composed_pages_are_too_and_nearly_all_of_their_html_is_set_aside(
    small_library: Library, small_project: Path, config: MkDocsConfig
) -> None:
    pages = [text.partition("---\n\n")[2] for text in compose(small_library.content, settings(small_project)).values()]
    assert [text for text in pages if _made(ComposedPage, text, config) != _made(Page, text, config)] == []
    assert sum(map(_set_aside, pages)) > 0.8 * sum(map(len, pages))


def _set_aside(text: str) -> int:
    return sum(end - start for start, end, _ in elements(text, Markdown()))
