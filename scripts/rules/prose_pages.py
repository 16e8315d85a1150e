"""Rules on the prose of docs/: each yields problems from the library; its docstring is the rule in one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Page
from scripts.content.prose import MARKER, Block, blocks, heading_line, linked_key, markers
from scripts.facts.markers import MARKERS, OF_ITS_PAGE, fits
from scripts.tools.closest import did_you_mean
from scripts.tools.phrases import Pair
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_PART = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)#([\w-]+)\)")
_RECORD_PARTS = ("what", "results", "practices", "sources")  # that the page of every record has
PRACTICE_SECTIONS = ("why", "how", "indicators", "evidence", "limits")


def missing_page(library: Library) -> Iterator[Problem]:
    """Every practice of data/ has its page in each language, and every practice page its data."""
    content = library.content
    stems = {p.stem for p in content.practices} | library.unread_ids
    for practice in content.practices:
        if not any((lang, practice.key) in library.pages for lang in LANGUAGES):  # where only one is missing, missing-twin says so
            for lang in LANGUAGES:
                yield Problem(practice.path, 1, "missing-page", {"page": f"docs/{lang}/{practice.key}.md"})
    for page in content.pages.values():
        folder, _, stem = page.key.partition("/")
        if folder == "practices" and stem and stem not in stems:
            yield Problem(page.path, 1, "missing-page", {"page": f"data/practices/{stem}.yml"})


def uncited_figure(library: Library) -> Iterator[Problem]:
    """On a practice page, a paragraph, step or limit that gives a figure names its source."""
    for page in _practice_pages(library):
        for block in blocks(page):
            if block.kind in ("paragraph", "step", "bullet") and block.figures and not block.citations:
                yield Problem(page.path, block.line, "uncited-figure", {"figure": next(iter(block.figures))})


def uncited_step(library: Library) -> Iterator[Problem]:
    """Every step and every limit of a practice names its source."""
    for page in _practice_pages(library):
        for block in blocks(page):
            if block.kind in ("step", "bullet") and not block.citations:
                yield Problem(page.path, block.line, "uncited-step", {"text": block.text[:50]})


def step_without_actor(library: Library) -> Iterator[Problem]:
    """Every step of a practice says in a comment who acts, with names of the vocabulary."""
    known = library.content.vocabulary["actors"]
    for page in _practice_pages(library):
        for block in blocks(page):
            if block.kind != "step":
                continue
            for actor in block.actors or [""]:
                if actor not in known:
                    labels = {lang: ", ".join(f"{one.id} ({one.label[lang]})" for one in known.values()) for lang in LANGUAGES}
                    values = {"found": actor or "—", "known": Pair(**labels)}
                    yield Problem(page.path, block.line, "step-without-actor", values)


def wrong_sections(library: Library) -> Iterator[Problem]:
    """A practice page has the five sections why, how, indicators, evidence, limits, in that order."""
    for page in _practice_pages(library):
        found = [b.id or "—" for b in blocks(page) if b.kind == "heading" and b.level == 2]
        if tuple(found) != PRACTICE_SECTIONS:
            values = {"found": ", ".join(found), "expected": ", ".join(PRACTICE_SECTIONS)}
            yield Problem(page.path, page.body_line, "wrong-sections", values)


def heading_without_id(library: Library) -> Iterator[Problem]:
    """A section heading carries an id of its own, so that its address survives a translation or a new wording."""
    for page in library.content.pages.values():
        seen: Counter[str] = Counter()
        headings = _sections(page)
        twin = next((_sections(p) for lang in LANGUAGES if lang != page.lang and (p := library.content.pages.get((lang, page.key)))), [])
        for place, block in enumerate(headings):
            seen[block.id or ""] += 1
            if not block.id or seen[block.id] > 1:
                there = (twin[place].id or "") if len(twin) == len(headings) else ""
                own = there if there and there not in {h.id for h in headings} else ""
                values = {"heading": block.text, "line": heading_line(2, block.text, own)}
                yield Problem(page.path, block.line, "heading-without-id", values)


def _sections(page: Page) -> list[Block]:
    return [block for block in blocks(page) if block.kind == "heading" and block.level == 2]


def unknown_marker(library: Library) -> Iterator[Problem]:
    """A records marker has a name that exists."""
    for page in library.content.pages.values():
        for line, text in _lines(page):
            for name in MARKER.findall(text):
                if name not in MARKERS:
                    values = {"name": name, "close": did_you_mean(name, MARKERS)}
                    yield Problem(page.path, line, "unknown-marker", values)


def misplaced_marker(library: Library) -> Iterator[Problem]:
    """A records marker that shows what its page is about stands on such a page: of a practice, a country, a theme or a role."""
    content = library.content
    for page in content.pages.values():
        for block in blocks(page):
            for name in MARKER.findall(block.visible):
                if not fits(name, page.key, content) and page.key.rpartition("/")[2] not in library.unread_ids:
                    values = {"name": name, "folder": f"docs/{page.lang}/{OF_ITS_PAGE[name][0]}/"}
                    yield Problem(page.path, block.line, "misplaced-marker", values)


def missing_heading(library: Library) -> Iterator[Problem]:
    """A link to a part of a page names an id that the page has: that of a heading, or of a record shown there."""
    content = library.content
    names = _names(content) | library.unread_ids
    for page in content.pages.values():
        for line, text in _lines(page):
            for target, part in _PART.findall(text):
                key = linked_key(page, target)
                if key.removeprefix("evidence/") in content.evidence_by_id and part not in _RECORD_PARTS:
                    yield Problem(page.path, line, "missing-heading", {"found": f"{target}#{part}", "known": ", ".join(_RECORD_PARTS)})
                there = content.shown.get((page.lang, key))
                if there and part not in {b.id for b in blocks(there)} and not (part in names and markers(there)):
                    values = {"found": f"{target}#{part}", "known": ", ".join(b.id for b in blocks(there) if b.id)}
                    yield Problem(page.path, line, "missing-heading", values)


def _names(content: Content) -> frozenset[str]:
    """What records are called, and so the parts of a page on which a marker shows them. The check of the built site knows exactly."""
    indicators = {one.id for practice in content.practices for one in practice.indicators}
    records = {one.id for one in content.evidence} | {one.id for one in content.terms} | {one.id for one in content.standards}
    found = indicators | records | {choice for entries in content.vocabulary.values() for choice in entries}
    return frozenset(name.lower() for name in found)


def missing_slug(library: Library) -> Iterator[Problem]:
    """Every page but the front page has a slug, and a folder of pages has a page of its own."""
    for page in library.content.pages.values():
        if page.key == "index":
            continue
        parent = page.key.rpartition("/")[0]
        if not page.slug:
            yield Problem(page.path, library.documents[page.path].line(("slug",)), "missing-slug", {})
        if parent and (page.lang, parent) not in library.pages:
            yield Problem(page.path, 1, "missing-page", {"page": f"docs/{page.lang}/{parent}/index.md"})


def unknown_menu_page(library: Library) -> Iterator[Problem]:
    """Every page that a menu leads to exists."""
    known = {key for _, key in library.pages}
    for name, keys in library.content.menu.items():
        for key in keys:
            if key not in known:
                line = library.documents["data/menu.yml"].line((name,))
                yield Problem("data/menu.yml", line, "unknown-menu-page", {"key": key, "close": did_you_mean(key, known)})


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page that are no code, each with its number."""
    for block in blocks(page):
        yield from enumerate(block.visible.split("\n"), block.line)


def _practice_pages(library: Library) -> Iterator[Page]:
    for page in library.content.pages.values():
        if page.key.startswith("practices/"):
            yield page


RULES = (
    missing_page,
    uncited_figure,
    uncited_step,
    step_without_actor,
    wrong_sections,
    heading_without_id,
    unknown_marker,
    misplaced_marker,
    missing_heading,
    missing_slug,
    unknown_menu_page,
)
