"""Rules on what a page's Markdown would turn into: HTML, attributes, links, pictures. Everything that is not listed is refused."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise, permutations
from urllib.parse import unquote

from scripts.content.files import SourceFile, SourceTree
from scripts.content.model import LANGUAGES
from scripts.tools.html import Reader
from scripts.tools.markdown import ALLOWED_COMMENT, Run
from scripts.tools.problems import Problem
from scripts.tools.web_address import decoded, host_fault, scheme

CHAPTER = "markup"  # of the manual

_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])")
_AUTOLINK = re.compile(r"<(?:https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_COMMENT_START = re.compile(r"<!--|-->|<!>")
_LIST_MARK = re.compile(r"^(?:(?:[-+*]|\d{1,9}[.)])\s+|>\s?)+")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ALLOWED_ATTRIBUTES = re.compile(r"\{:? ?(?:#[a-z][a-z0-9-]*|lang=\"?(?:es|en|fr|pt|de|it)\"?) ?\}")
_HEADING_ID = re.compile(r"\{:?\s*#[^\s{}#=]+\s*\}\s*$")
_BOX = re.compile(r"^\s*(?::::.*|\{\|.*|\|\})$", re.MULTILINE)
_UNADDRESSED = re.compile(r"[\s\"<>\\^`{|}]")  # signs that no address holds unless they are written as %22
_LEFT_LINK = re.compile(r"\]\(|\]\[|!\[|\]\s+\((?=https?:|[\w./-]+\.md\b)")
_BARE = re.compile(r"\b(?:https?://|www\.)[^\s)\]]+", re.IGNORECASE)
_CITATION = re.compile(r"\[@[a-z0-9]+(?:-[a-z0-9]+)*\]")
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
    for line, text in _html_places(file):
        rest = _AUTOLINK.sub("", ALLOWED_COMMENT.sub("", text))
        found = next((rest[m.start() :] for m in _TAG_START.finditer(rest) if not rest.startswith("<!--", m.start())), "")
        if found and line != last + 1:  # lines of HTML one after the other are told once
            yield Problem(file.path, line, "raw-html", {"found": found[:50]})
        last = line if found else last


def unknown_comment(file: SourceFile) -> Iterator[Problem]:
    """A comment is one of two: `records:` with a name, or `actors:` with names; it hides nothing else."""
    for line, text in _html_places(file):
        rest = ALLOWED_COMMENT.sub("", text)
        if match := _COMMENT_START.search(rest):
            end = rest.find("-->", match.start())
            found = rest[match.start() : end + 3 if end >= 0 else None]
            yield Problem(file.path, line, "unknown-comment", {"found": " ".join(found.split(" "))[:60]})


def marker_in_text(file: SourceFile) -> Iterator[Problem]:
    """A marker of records stands alone between blank lines, and the comment that says who acts comes after the step's words."""
    comments = {line for line, text in _html_places(file) if ALLOWED_COMMENT.search(text)}
    for line in sorted(comments):
        before, text, after = (file.lines[n].strip() if 0 <= n < len(file.lines) else "" for n in range(line - 2, line + 1))
        alone = ALLOWED_COMMENT.fullmatch(text) and not before and not after
        first = ALLOWED_COMMENT.match(_LIST_MARK.sub("", text))
        if (not alone) if "records:" in text else first:
            yield Problem(file.path, line, "marker-in-text", {"found": text[:60]})


def unlisted_attribute(file: SourceFile) -> Iterator[Problem]:
    """Braces hold the id of a heading or the language of a quotation, and nothing else."""
    for run in _runs(file):
        text = ALLOWED_COMMENT.sub(lambda m: " " * len(m.group()), run.text)
        text = _BOX.sub(lambda m: " " * len(m.group()), text)  # unsupported-syntax tells it
        if run.block == "heading_open":
            text = _HEADING_ID.sub("", text)  # malformed-id judges what it is called
        rest = _BRACES.sub(lambda m: " " * len(m.group()) if _ALLOWED_ATTRIBUTES.fullmatch(m.group()) else m.group(), text)
        if (place := next((i for i, c in enumerate(rest) if c in "{}"), -1)) >= 0:
            yield Problem(file.path, run.line_at(place), "unlisted-attribute", {"found": rest[place:].split("\n")[0][:50]})


def link_scheme(file: SourceFile) -> Iterator[Problem]:
    """A link leads to a file of docs/ or to an https address; never to a program or to data, in whatever spelling."""
    for line, address, picture in _addresses(file):
        found = scheme(address)
        if found not in ("", "https:", "mailto:") or (picture and found == "mailto:") or "\\" in address:
            yield Problem(file.path, line, "link-scheme", {"found": address[:60]})
    for line, place, text in file.scalars() if file.is_data else ():
        if place[-1:] == ("url",) and (scheme(text) not in ("https:", "http:") or _UNADDRESSED.search(text)):
            yield Problem(file.path, line, "link-scheme", {"found": text[:60]})


def suspicious_host(file: SourceFile) -> Iterator[Problem]:
    """The host of an address is a plain name: Latin letters, no number, no port, no user before it."""
    for line, address, _ in _addresses(file):
        if scheme(address) == "https:" and (found := host_fault(address)):
            yield Problem(file.path, line, "suspicious-host", {"found": found})
    for line, place, text in file.scalars() if file.is_data else ():
        if place[-1:] == ("url",) and scheme(text) in ("https:", "http:") and (found := host_fault(text, source=True)):
            yield Problem(file.path, line, "suspicious-host", {"found": found})


def remote_picture(file: SourceFile) -> Iterator[Problem]:
    """A picture lies in docs/images: one from elsewhere would tell another site who reads."""
    for line, address, picture in _addresses(file):
        if picture and scheme(address) in ("https:", "http:"):
            yield Problem(file.path, line, "remote-picture", {"found": address[:60]})


def picture_without_text(file: SourceFile) -> Iterator[Problem]:
    """A picture has a text for those who do not see it."""
    for run in _runs(file):
        for token, line in run.pieces():
            if token.type == "image" and len(token.content.strip()) < 3:
                yield Problem(file.path, line, "picture-without-text", {"found": str(token.attrGet("src"))[:60]})


def picture_by_reference(file: SourceFile) -> Iterator[Problem]:
    """A picture is written in one piece: its words in brackets, its address in parentheses right behind."""
    for run in _runs(file):
        for token, line in run.pieces():
            if token.type == "image" and f"]({token.attrGet('src')})" not in run.text:
                yield Problem(file.path, line, "picture-by-reference", {"found": token.content[:60]})


def unused_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture of docs/images is shown by a page."""
    shown = {_target(file, address) for file in tree.files for _, address, picture in _addresses(file) if picture}
    for file in tree.files:
        if file.path.startswith("docs/images/") and file.path not in shown:
            yield Problem(file.path, 1, "unused-picture", {})


def absolute_link(file: SourceFile) -> Iterator[Problem]:
    """A link within the site is written from the file's own place, as the other files are: it does not start with a slash."""
    for line, address, _ in _addresses(file):
        if scheme(address) == "" and address.startswith("/"):
            yield Problem(file.path, line, "absolute-link", {"found": address[:60]})


def empty_link(file: SourceFile) -> Iterator[Problem]:
    """A link has words to read and a place to lead to."""
    for run in _runs(file):
        children = [*run.pieces()]
        for (token, line), (after, _) in pairwise(children):
            if token.type == "link_open" and (after.type == "link_close" or not token.attrGet("href")):
                yield Problem(file.path, line, "empty-link", {"found": str(token.attrGet("href"))[:60] or "[]()"})


def malformed_link(file: SourceFile) -> Iterator[Problem]:
    """Brackets and parentheses of a link are complete, and a link by reference has its definition."""
    for run in _runs(file):
        for token, line in run.pieces():
            if token.type == "text" and (match := _LEFT_LINK.search(_CITATION.sub("", token.content))):
                yield Problem(file.path, line, "malformed-link", {"found": token.content[max(0, match.start() - 20) : match.end() + 20]})


def bare_address(file: SourceFile) -> Iterator[Problem]:
    """An address of the web stands in a link, behind words that say where it leads."""
    for run in _runs(file):
        within = 0
        for token, line in run.pieces():
            within += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type == "text" and not within and (match := _BARE.search(token.content)):
                yield Problem(file.path, line, "bare-address", {"found": match.group()[:60]})


def malformed_citation(file: SourceFile) -> Iterator[Problem]:
    """A citation is an at sign and a source id in square brackets, one source in each pair."""
    for run in _runs(file):
        for match in re.finditer(r"\[\s*@", run.text):
            if not _CITATION.match(run.text, match.start()):
                found = run.text[match.start() : match.start() + 40].split("\n")[0]
                yield Problem(file.path, run.line_at(match.start()), "malformed-citation", {"found": found})


def footnote(file: SourceFile) -> Iterator[Problem]:
    """A page has no footnotes: sources are cited, and a remark belongs in the text."""
    told: set[str] = set()
    for run in _runs(file):
        for match in re.finditer(r"\[\^([^\]\n]*)", run.text):
            if match[1] in told:
                continue
            told.add(match[1])
            found = run.text[match.start() : match.start() + 30].split("\n")[0]
            yield Problem(file.path, run.line_at(match.start()), "footnote", {"found": found})


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
        address for _, address, _ in _addresses(file) if scheme(address) not in ("", "https:", "mailto:")
    }:
        return True
    if "=" in found and any(True for _ in unlisted_attribute(file)):
        return any(name in braces or (name == "class" and "." in braces) for braces in _BRACES.findall(file.body))
    return name.lower() in _html_of(file)


def _html_of(file: SourceFile) -> str:
    """The lines of a page that hold HTML, in small letters."""
    return " ".join(text for _, text in _html_places(file) if _TAG_START.search(_AUTOLINK.sub("", ALLOWED_COMMENT.sub("", text)))).lower()


def unseen_link(file: SourceFile) -> Iterator[Problem]:
    """Every link and picture that the site's renderer makes of a page is one that the rules on links have seen."""
    if file.is_page:
        walker = _Walker()
        walker.feed(file.html)
        walker.close()
        seen = {decoded(address) for _, address, _ in _addresses(file)}
        for address in dict.fromkeys(walker.addresses):
            if decoded(address) not in seen and address.lower() not in _html_of(file):
                place = max(file.body.find(address), 0)
                line = file.body_line + file.body.count("\n", 0, place)
                yield Problem(file.path, line, "unseen-link", {"found": address[:60]})


def missing_target(tree: SourceTree) -> Iterator[Problem]:
    """A link within the site leads to a file that is there, in the same language; or in the other, while the page waits for this one."""
    for file in tree.files:
        for line, address, picture in _addresses(file):
            path = unquote(address.partition("#")[0].partition("?")[0])
            if scheme(address) or not path or path.startswith("/"):
                continue
            target = _target(file, path)
            home = "docs/images/" if picture else "/".join(file.path.split("/")[:2]) + "/"
            there = target in tree.paths or (not picture and _twin(target) in tree.paths)
            if not there or not target.startswith(home) or "?" in address:
                yield Problem(file.path, line, "missing-target", {"found": address[:60], "target": target[:80]})


def _twin(target: str) -> str:
    """The path of the same page in the other language; "" of what is no page."""
    for own, other in permutations(LANGUAGES):
        if target.startswith(f"docs/{own}/") and target.endswith(".md"):
            return target.replace(f"docs/{own}/", f"docs/{other}/", 1)
    return ""


def _target(file: SourceFile, address: str) -> str:
    """The path to which a relative address in a file leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file.path), address))


def _runs(file: SourceFile) -> Iterator[Run]:
    if file.is_page:
        yield from file.parsed.runs()


def _html_places(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Every text in which HTML could hide, with its line: HTML blocks, and each line of a run outside code."""
    if not file.is_page:
        return
    for token in file.parsed.tokens:
        if token.type == "html_block":
            for offset, text in enumerate(token.content.split("\n")):
                yield file.parsed.line(token) + offset, text
    for run in file.parsed.runs():
        for offset, text in enumerate(run.text.split("\n")):
            yield run.line + offset, text


def _addresses(file: SourceFile) -> Iterator[tuple[int, str, bool]]:
    """Every address of a page: line, address, whether a picture is loaded from it. Definitions count even where nothing uses them."""
    for run in _runs(file):
        for token, line in run.pieces():
            if token.type == "link_open":
                yield line, str(token.attrGet("href") or ""), False
            elif token.type == "image":
                yield line, str(token.attrGet("src") or ""), True
    if file.is_page:
        for reference in file.parsed.references.values():
            first = reference.get("map", [0])[0]
            yield file.parsed.first_line + first, reference["href"], False


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


RULES = (
    raw_html,
    unknown_comment,
    marker_in_text,
    unlisted_attribute,
    link_scheme,
    suspicious_host,
    remote_picture,
    picture_without_text,
    picture_by_reference,
    absolute_link,
    empty_link,
    malformed_link,
    bare_address,
    malformed_citation,
    footnote,
    unlisted_markup,
    unseen_link,
)
TREE_RULES = (missing_target, unused_picture)
