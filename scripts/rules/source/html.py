"""Rules on HTML, comments and attributes in a page's Markdown. Everything that is not listed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.files import SourceFile
from scripts.rules.source.places import addresses, html_places, runs
from scripts.tools.html_reader import Reader
from scripts.tools.markdown import ALLOWED_COMMENT
from scripts.tools.problems import Problem
from scripts.tools.web_address import decoded, scheme

CHAPTER = "markup"  # of the manual

_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])")
_AUTOLINK = re.compile(r"<(?:https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_COMMENT_START = re.compile(r"<!--|-->|<!>")
_LIST_MARK = re.compile(r"^(?:(?:[-+*]|\d{1,9}[.)])\s+|>\s?)+")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ALLOWED_ATTRIBUTES = re.compile(r"\{:? ?(?:#[a-z][a-z0-9-]*|lang=\"?(?:es|en|fr|pt|de|it)\"?) ?\}")
_HEADING_ID = re.compile(r"\{:?\s*#[^\s{}#=]+\s*\}\s*$")
_BOX = re.compile(r"^\s*(?::::.*|\{\|.*|\|\})$", re.MULTILINE)
_CONTENTS = re.compile(r"^\s*\[TOC\]\s*$", re.MULTILINE)
_FIRST_LEVEL = re.compile(r"^[\s>]*(?:#(?!#)|=+\s*$)", re.MULTILINE)  # title-in-body, malformed-heading or underlined-heading
_TABLE_TAGS = ("table", "thead", "tbody", "tr", "th", "td")
_RENDERED_TAGS = frozenset(
    ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr", "br", "img", *_TABLE_TAGS]
)
_RENDERED_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "code": {"class"}, "ol": {"start"}}


def raw_html(file: SourceFile) -> Iterator[Problem]:
    """A page holds no HTML: only Markdown, and the comments that show records or say who acts."""
    last = 0
    for line, text in html_places(file):
        rest = _AUTOLINK.sub("", ALLOWED_COMMENT.sub("", text))
        found = next((rest[m.start() :] for m in _TAG_START.finditer(rest) if not rest.startswith("<!--", m.start())), "")
        if found and line != last + 1:  # lines of HTML one after the other are told once
            yield Problem(file.path, line, "raw-html", {"found": found[:50]})
        last = line if found else last


def unknown_comment(file: SourceFile) -> Iterator[Problem]:
    """A comment is one of two: `records:` with a name, or `step:` with an id and `actors:` with names; it hides nothing else."""
    for line, text in html_places(file):
        rest = ALLOWED_COMMENT.sub("", text)
        if match := _COMMENT_START.search(rest):
            end = rest.find("-->", match.start())
            found = rest[match.start() : end + 3 if end >= 0 else None]
            yield Problem(file.path, line, "unknown-comment", {"found": " ".join(found.split(" "))[:60]})


def marker_in_text(file: SourceFile) -> Iterator[Problem]:
    """A marker of records stands alone between blank lines, and the comment that says who acts comes after the step's words."""
    comments = {line for line, text in html_places(file) if ALLOWED_COMMENT.search(text)}
    for line in sorted(comments):
        before, text, after = (file.lines[n].strip() if 0 <= n < len(file.lines) else "" for n in range(line - 2, line + 1))
        alone = ALLOWED_COMMENT.fullmatch(text) and not before and not after
        first = ALLOWED_COMMENT.match(_LIST_MARK.sub("", text))
        if (not alone) if "records:" in text else first:
            yield Problem(file.path, line, "marker-in-text", {"found": text[:60]})


def unlisted_attribute(file: SourceFile) -> Iterator[Problem]:
    """Braces hold the id of a heading or the language of a quotation, and nothing else."""
    for run in runs(file):
        text = ALLOWED_COMMENT.sub(lambda m: " " * len(m.group()), run.text)
        text = _BOX.sub(lambda m: " " * len(m.group()), text)  # unsupported-syntax tells it
        if run.block == "heading_open":
            text = _HEADING_ID.sub("", text)  # malformed-id judges what it is called
        rest = _BRACES.sub(lambda m: " " * len(m.group()) if _ALLOWED_ATTRIBUTES.fullmatch(m.group()) else m.group(), text)
        if (place := next((i for i, c in enumerate(rest) if c in "{}"), -1)) >= 0:
            yield Problem(file.path, run.line_at(place), "unlisted-attribute", {"found": rest[place:].split("\n")[0][:50]})


def unlisted_markup(file: SourceFile) -> Iterator[Problem]:
    """What the site's own renderer makes of a page are paragraphs, headings, lists, tables, links, emphasis, pictures and quotations."""
    if file.is_page:
        walker = _Walker()
        walker.feed(ALLOWED_COMMENT.sub("", file.html))
        walker.close()
        for found in dict.fromkeys(one for one in walker.found if not _told_better(file, one)):
            word = re.search(re.escape(found.split()[0].strip("<>").rpartition("=")[2]), file.body, re.IGNORECASE)
            line = file.body_line + (file.body.count("\n", 0, word.start()) if word else 0)
            yield Problem(file.path, line, "unlisted-markup", {"found": found[:60]})


def _told_better(file: SourceFile, found: str) -> bool:
    """True for what another rule tells on its line: HTML, attributes, addresses of the page itself, a list of contents, a title."""
    name, _, value = found.strip("<>!?-").partition("=")
    if found.startswith("<!--"):
        return any(True for _ in unknown_comment(file))
    # markup: what the walker names
    if found in ("<div>", "class=toc") and _CONTENTS.search(file.body):
        return True
    # markup: what the walker names
    if found == "<h1>" and _FIRST_LEVEL.search(file.body):
        return True
    if name in ("href", "src") and value in {
        address for _, address, _ in addresses(file) if scheme(address) not in ("", "https:", "mailto:")
    }:
        return True
    if "=" in found and any(True for _ in unlisted_attribute(file)):
        return any(name in braces or (name == "class" and "." in braces) for braces in _BRACES.findall(file.body))
    return name.lower() in _html_of(file)


def _html_of(file: SourceFile) -> str:
    """The lines of a page that hold HTML, in small letters."""
    return " ".join(text for _, text in html_places(file) if _TAG_START.search(_AUTOLINK.sub("", ALLOWED_COMMENT.sub("", text)))).lower()


def unseen_link(file: SourceFile) -> Iterator[Problem]:
    """Every link and picture that the site's renderer makes of a page is one that the rules on links have seen."""
    if file.is_page:
        walker = _Walker()
        walker.feed(file.html)
        walker.close()
        seen = {decoded(address) for _, address, _ in addresses(file)}
        for address in dict.fromkeys(walker.addresses):
            if decoded(address) not in seen and address.lower() not in _html_of(file):
                place = max(file.body.find(address), 0)
                line = file.body_line + file.body.count("\n", 0, place)
                yield Problem(file.path, line, "unseen-link", {"found": address[:60]})


class _Walker(Reader):
    """Gathers the tags and attributes that the list does not name, and every address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in _RENDERED_TAGS:
            self.found.append(f"<{tag}>")
        allowed = {"id", "lang"} | _RENDERED_ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name in ("style",) and tag in ("td", "th") and re.fullmatch(r"text-align: (left|right|center);", value or ""):
                continue
            if name not in allowed or (name in ("href", "src") and scheme(value or "") not in ("", "https:", "mailto:")):
                self.found.append(f"{name}={value}")

    handle_startendtag = handle_starttag

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}")


RULES = (raw_html, unknown_comment, marker_in_text, unlisted_attribute, unlisted_markup, unseen_link)
