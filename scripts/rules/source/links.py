"""Rules on links, pictures, citations and addresses in a page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise, permutations
from urllib.parse import unquote

from scripts.content.files import SourceFile, SourceTree
from scripts.content.model import LANGUAGES
from scripts.rules.source.places import addresses, runs
from scripts.tools.problems import Problem
from scripts.tools.web_address import host_fault, scheme

CHAPTER = "markup"  # of the manual

_UNADDRESSED = re.compile(r"[\s\"<>\\^`{|}]")  # signs that no address holds unless they are written as %22
_LEFT_LINK = re.compile(r"\]\(|\]\[|!\[|\]\s+\((?=https?:|[\w./-]+\.md\b)")
_BARE = re.compile(r"\b(?:https?://|www\.)[^\s)\]]+", re.IGNORECASE)
_RECORD = re.compile(rf"docs/(?:{'|'.join(LANGUAGES)})/evidence/([a-z0-9-]+)\.md")
_CITATION = re.compile(r"\[@[a-z0-9]+(?:-[a-z0-9]+)*\]")


def link_scheme(file: SourceFile) -> Iterator[Problem]:
    """A link leads to a file of docs/ or to an https address; never to a program or to data, in whatever spelling."""
    for line, address, picture in addresses(file):
        found = scheme(address)
        if found not in ("", "https:", "mailto:") or (picture and found == "mailto:") or "\\" in address:
            yield Problem(file.path, line, "link-scheme", {"found": address[:60]})
    for line, place, text in file.scalars() if file.is_data else ():
        if place[-1:] == ("url",) and (scheme(text) not in ("https:", "http:") or _UNADDRESSED.search(text)):
            yield Problem(file.path, line, "link-scheme", {"found": text[:60]})


def suspicious_host(file: SourceFile) -> Iterator[Problem]:
    """The host of an address is a plain name: Latin letters, no number, no port, no user before it."""
    for line, address, _ in addresses(file):
        if scheme(address) == "https:" and (found := host_fault(address)):
            yield Problem(file.path, line, "suspicious-host", {"found": found})
    for line, place, text in file.scalars() if file.is_data else ():
        if place[-1:] == ("url",) and scheme(text) in ("https:", "http:") and (found := host_fault(text, source=True)):
            yield Problem(file.path, line, "suspicious-host", {"found": found})


def remote_picture(file: SourceFile) -> Iterator[Problem]:
    """A picture lies in docs/images: one from elsewhere would tell another site who reads."""
    for line, address, picture in addresses(file):
        if picture and scheme(address) in ("https:", "http:"):
            yield Problem(file.path, line, "remote-picture", {"found": address[:60]})


def picture_without_text(file: SourceFile) -> Iterator[Problem]:
    """A picture has a text for those who do not see it."""
    for run in runs(file):
        for token, line in run.pieces():
            if token.type == "image" and len(token.content.strip()) < 3:
                yield Problem(file.path, line, "picture-without-text", {"found": str(token.attrGet("src"))[:60]})


def picture_by_reference(file: SourceFile) -> Iterator[Problem]:
    """A picture is written in one piece: its words in brackets, its address in parentheses right behind."""
    for run in runs(file):
        for token, line in run.pieces():
            if token.type == "image" and f"]({token.attrGet('src')})" not in run.text:
                yield Problem(file.path, line, "picture-by-reference", {"found": token.content[:60]})


def unused_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture of docs/images is shown by a page."""
    shown = {_target(file, address) for file in tree.files for _, address, picture in addresses(file) if picture}
    for file in tree.files:
        if file.path.startswith("docs/images/") and file.path not in shown:
            yield Problem(file.path, 1, "unused-picture", {})


def absolute_link(file: SourceFile) -> Iterator[Problem]:
    """A link within the site is written from the file's own place, as the other files are: it does not start with a slash."""
    for line, address, _ in addresses(file):
        if scheme(address) == "" and address.startswith("/"):
            yield Problem(file.path, line, "absolute-link", {"found": address[:60]})


def empty_link(file: SourceFile) -> Iterator[Problem]:
    """A link has words to read and a place to lead to."""
    for run in runs(file):
        children = [*run.pieces()]
        for (token, line), (after, _) in pairwise(children):
            if token.type == "link_open" and (after.type == "link_close" or not token.attrGet("href")):
                yield Problem(file.path, line, "empty-link", {"found": str(token.attrGet("href"))[:60] or "[]()"})


def malformed_link(file: SourceFile) -> Iterator[Problem]:
    """Brackets and parentheses of a link are complete, and a link by reference has its definition."""
    for run in runs(file):
        for token, line in run.pieces():
            if token.type == "text" and (match := _LEFT_LINK.search(_CITATION.sub("", token.content))):
                yield Problem(file.path, line, "malformed-link", {"found": token.content[max(0, match.start() - 20) : match.end() + 20]})


def bare_address(file: SourceFile) -> Iterator[Problem]:
    """An address of the web stands in a link, behind words that say where it leads."""
    for run in runs(file):
        within = 0
        for token, line in run.pieces():
            within += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type == "text" and not within and (match := _BARE.search(token.content)):
                yield Problem(file.path, line, "bare-address", {"found": match.group()[:60]})


def malformed_citation(file: SourceFile) -> Iterator[Problem]:
    """A citation is an at sign and a source id in square brackets, one source in each pair."""
    for run in runs(file):
        for match in re.finditer(r"\[\s*@", run.text):
            if not _CITATION.match(run.text, match.start()):
                found = run.text[match.start() : match.start() + 40].split("\n")[0]
                yield Problem(file.path, run.line_at(match.start()), "malformed-citation", {"found": found})


def footnote(file: SourceFile) -> Iterator[Problem]:
    """A page has no footnotes: sources are cited, and a remark belongs in the text."""
    told: set[str] = set()
    for run in runs(file):
        for match in re.finditer(r"\[\^([^\]\n]*)", run.text):
            if match[1] in told:
                continue
            told.add(match[1])
            found = run.text[match.start() : match.start() + 30].split("\n")[0]
            yield Problem(file.path, run.line_at(match.start()), "footnote", {"found": found})


def missing_target(tree: SourceTree) -> Iterator[Problem]:
    """A link within the site leads to a file that is there, in the same language or in the other while it waits; or to `evidence/ID.md`."""
    for file in tree.files:
        for line, address, picture in addresses(file):
            path = unquote(address.partition("#")[0].partition("?")[0])
            if scheme(address) or not path or path.startswith("/"):
                continue
            target = _target(file, path)
            home = "docs/images/" if picture else "/".join(file.path.split("/")[:2]) + "/"
            there = target in tree.paths or (not picture and {_twin(target), _record(target)} & tree.paths)
            if not there or not target.startswith(home) or "?" in address:
                yield Problem(file.path, line, "missing-target", {"found": address[:60], "target": target[:80]})


def _twin(target: str) -> str:
    """The path of the same page in the other language; "" of what is no page."""
    for own, other in permutations(LANGUAGES):
        if target.startswith(f"docs/{own}/") and target.endswith(".md"):
            return target.replace(f"docs/{own}/", f"docs/{other}/", 1)
    return ""


def _record(target: str) -> str:
    """The file of the record whose page is made at the path `target`; "" of what is no such page."""
    return next((f"data/evidence/{found[1]}.yml" for found in [_RECORD.fullmatch(target)] if found), "")


def _target(file: SourceFile, address: str) -> str:
    """The path to which a relative address in a file leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file.path), address))


RULES = (
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
)
TREE_RULES = (missing_target, unused_picture)
