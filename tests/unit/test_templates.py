"""Templates: written as their conventions say, each in use, as their macros are; no markup in the program; a page with every part."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.frontend.templates import TEMPLATES, environment, show, tidy
from scripts.pages.parts_gallery import gallery, page
from scripts.tools.html import parse
from scripts.tools.paths import ROOT

PAGES = TEMPLATES / "pages"
# MkDocs asks for the first two by their names; scripts/ for the others.
WHOLE = {"main.html", "404.html", "root.html", "moved.html", "serving.html"}
_TAG = r"(?<!\?P)(?<!\?)<(?:/?[a-z][a-z0-9-]*(?=[\s>/{]|$)|!doctype)"
_ENTITY = r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);"
_ATTRIBUTE = r'\s(?:class|href|id|lang|style)="'
MARKUP = re.compile(f"{_TAG}|{_ENTITY}|{_ATTRIBUTE}")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
REASON = re.compile(r"#\s*markup:\s*\S")


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def names(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", templates(), ids=names)
def test_a_template_is_written_as_agreed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\{#[\w{]", text), "`{#id}` is a comment to Jinja: write `{ #id }`"
    if path.parent == PAGES:
        assert not re.search(r"\|\s*safe\b", COMMENT.sub("", text)), "what is HTML already comes as Markup"
    if path.parent != PAGES or "<html" in text:
        return
    for line in text.splitlines():
        assert not re.match(r"[ \t]+#{2,6} ", line), f"a heading stands at the start of its line: {line}"


def referred(tree: nodes.Template) -> Iterator[str]:
    """The templates that a template includes or imports from."""
    for node in tree.find_all((nodes.Include, nodes.FromImport, nodes.Import, nodes.Extends)):
        if isinstance(node.template, nodes.Const):
            yield node.template.value


def test_every_template_is_used() -> None:
    trees = {names(p): environment().parse(p.read_text(encoding="utf-8")) for p in templates()}
    used = {name for tree in trees.values() for name in referred(tree)} | WHOLE
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "scripts").rglob("*.py"))
    unused = [name for name in trees if name not in used and f'"{name.removeprefix("pages/")}"' not in code]
    assert unused == []


def test_every_macro_is_used() -> None:
    texts = {names(p): p.read_text(encoding="utf-8") for p in templates() if p.name != "parts-gallery.html"}
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "scripts").rglob("*.py"))
    unused = []
    for name, text in texts.items():
        for macro in environment().parse(text).find_all(nodes.Macro):
            calls = sum(len(re.findall(rf"\b{macro.name}\(", other)) for other in texts.values())
            if calls < 2 and f'"{macro.name}"' not in code:  # its own line is one
                unused.append(f"{name}: {macro.name}")
    assert unused == []


def test_a_part_of_several_pages_is_in_the_gallery() -> None:
    shown = (PAGES / "parts-gallery.html").read_text(encoding="utf-8")
    macros = environment().parse((PAGES / "parts.html").read_text(encoding="utf-8")).find_all(nodes.Macro)
    assert [macro.name for macro in macros if not re.search(rf"\b{macro.name}\(", shown)] == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_gallery_is_whole(library: Library, lang: str) -> None:
    html = show("parts-gallery.html", gallery(), lambda key, **values: library.content.word(key, lang, **values))
    assert "&lt;b&gt;" in html and "<b>bold</b>" not in html, "what a part is given is escaped"
    assert html.count("<section") == html.count("</section>") > 10


def test_the_page_with_the_gallery_shows_the_parts_and_not_their_source(library: Library) -> None:
    html = page(library.content)
    shown = parse("parts.html", html)
    assert [one.get("lang") for one in shown.all("article")] == list(LANGUAGES)
    assert len([one for one in shown.all("details") if one.get("class") == "record"]) >= 2 * 3
    assert "<" not in shown.text.replace("<b>bold</b>", ""), "but for the hostile value, no source"


def test_white_space_that_is_nothing_goes() -> None:
    assert tidy("<ul>\n  <li>a</li>\n\n  <li>b <b>c</b></li>\n</ul>\n") == "<ul><li>a</li><li>b <b>c</b></li></ul>"
    assert tidy("<p>a</p>\n\n\n  ## Title { #t }\n\n  <p>b</p>") == "<p>a</p>\n\n## Title { #t }\n\n<p>b</p>"
    assert tidy("one\n   two\u00a0\n<b>three</b>") == "one\ntwo\u00a0\n<b>three</b>"


def markup_of(text: str) -> list[int]:
    """The lines of a module on which a literal holds markup, without those that a comment justifies."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    reasons = {token.start[0] for token in tokens if token.type == tokenize.COMMENT and REASON.match(token.string)}
    tree = ast.parse(text)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # a text that stands alone does nothing
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs]
    found = [node for node in texts if MARKUP.search(node.value)]
    return sorted({node.lineno for node in found if not reasons.intersection(range(node.lineno - 1, (node.end_lineno or 0) + 1))})


def test_markup_in_a_literal_is_found() -> None:
    assert markup_of('"""A <p>."""\nx = 1\n') == []
    assert markup_of('x = f"<p>{y}</p>"\n') == [1]
    assert markup_of('x = "<br>"  # markup: what Python-Markdown writes\n') == []
    assert markup_of('x = "a < b" + "&amp;"\n') == [1]


def test_no_module_holds_markup() -> None:
    found = {}
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        if lines := markup_of(path.read_text(encoding="utf-8")):
            found[path.relative_to(ROOT).as_posix()] = lines
    assert found == {}, "put it into a template, or say `# markup: reason` beside it"
