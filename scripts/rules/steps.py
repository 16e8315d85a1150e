"""Rules on the steps of a practice: each has an id that is kept for ever, and what stands beside it in data/practices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, STEP_PLACE, Content, Page, Practice
from scripts.content.prose import Block, blocks, lead, made_id
from scripts.facts.addresses import addresses_of
from scripts.facts.kept_addresses import remembered
from scripts.tools.closest import did_you_mean
from scripts.tools.problems import Problem

CHAPTER = "pages"  # of the manual

_REDIRECTS = "data/redirects.yml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def step_without_id(library: Library) -> Iterator[Problem]:
    """Every step of a practice says in its comment, before who acts, by which id it is known."""
    for practice, page in _pages(library):
        for place, block in enumerate(_steps(page)):
            if not block.actors or _ID.fullmatch(block.step):  # without any comment, step-without-actor says so
                continue
            line = f"<!-- step: {_fitting(library, practice, page, place)}; actors: {', '.join(block.actors)} -->"
            yield Problem(page.path, block.line, "step-without-id", {"line": line})


def _fitting(library: Library, practice: Practice, page: Page, place: int) -> str:
    """The id for the step at a place: that of the twin, else that of the entry in data/, else one made of its words."""
    here = _steps(page)
    twins = (library.content.pages.get((lang, page.key)) for lang in LANGUAGES if lang != page.lang)
    lists = [[block.step for block in _steps(twin)] for twin in twins if twin] + [[step.id for step in practice.steps]]
    used = {block.step for block in here}
    fitting = (ids[place] for ids in lists if len(ids) == len(here) and ids[place] not in used and _ID.fullmatch(ids[place]))
    return next(fitting, "") or made_id(lead(here[place].text))


def step_without_entry(library: Library) -> Iterator[Problem]:
    """Every step of a practice page has an entry of its id under `steps` in the practice's file of data/."""
    for practice, page in _pages(library):
        for block in _steps(page):
            if _ID.fullmatch(block.step) and block.step not in practice.step_by_id:
                values = {"id": block.step, "file": practice.path, "close": did_you_mean(block.step, practice.step_by_id)}
                yield Problem(page.path, block.line, "step-without-entry", values)


def entry_without_step(library: Library) -> Iterator[Problem]:
    """Every entry under `steps` of a practice belongs to a step of its page, and a first move of its own to somebody who acts there."""
    for practice in library.content.practices:
        pages = [page for one, page in _pages(library) if one is practice]
        found = [block for page in pages for block in _steps(page)]
        if not pages or any(not block.step for block in found):  # their own rules tell what is missing there
            continue
        acting = {block.step: set(block.actors or ()) for block in found}
        document = library.documents[practice.path]
        for place, step in enumerate(practice.steps):
            if step.id not in acting:
                line = document.line(("steps", place))
                values = {"id": step.id, "page": pages[0].path, "close": did_you_mean(step.id, acting)}
                yield Problem(practice.path, line, "entry-without-step", values)
                continue
            for actor in sorted(set(step.first_by) - acting[step.id]):
                line = document.line(("steps", place, "first_by", actor))
                values = {"id": f"{step.id}: first_by: {actor}", "page": pages[0].path, "close": did_you_mean(actor, acting[step.id])}
                yield Problem(practice.path, line, "entry-without-step", values)


def repeated_step(library: Library) -> Iterator[Problem]:
    """A step's id is no other step's, neither of its own practice nor of another one."""
    owners: dict[str, str] = {}
    for practice in library.content.practices:
        for place, step in enumerate(practice.steps):
            if step.id in owners:
                line = library.documents[practice.path].line(("steps", place, "id"))
                yield Problem(practice.path, line, "repeated-step", {"id": step.id, "first": owners[step.id]})
            owners.setdefault(step.id, practice.path)
    for _, page in _pages(library):
        seen: set[str] = set()
        for block in _steps(page):
            if block.step in seen:
                yield Problem(page.path, block.line, "repeated-step", {"id": block.step, "first": page.path})
            seen |= {block.step} - {""}


def lost_step(library: Library) -> Iterator[Problem]:
    """A step that an edition has published keeps its id; when it is withdrawn a redirect leads on, and nothing else is ever called so."""
    content = library.content
    now = {step.id: practice for practice in content.practices for step in practice.steps}
    gone = {one.start.partition(f"#{STEP_PLACE}")[2]: one.line for one in content.redirects if f"#{STEP_PLACE}" in one.start}
    for step in sorted(set(gone) & set(now)):
        yield Problem(_REDIRECTS, gone[step], "lost-step", {"id": step, "file": now[step].path})
    for step, practice in _published(content):
        there = now.get(step)
        if step not in gone and there != practice:
            path = practice.path
            line = library.documents[path].line(("steps",)) if path in library.documents else 1
            yield Problem(path, line, "lost-step", {"id": step, "file": there.path if there else path})


def _published(content: Content) -> Iterator[tuple[str, Practice]]:
    """Each step that an edition has published, and whose it was; wherever the page of the practice is now."""
    addresses = addresses_of(content)
    by_key = {practice.key: practice for practice in content.practices}
    owners = {addresses.of(lang, key): by_key[key] for lang, key in addresses if key in by_key}
    owners |= {one.start: by_key[one.key] for one in content.redirects if one.key in by_key and "#" not in one.start}
    found = {
        (owners[address].number, mark[1:].removeprefix(STEP_PLACE)): owners[address]
        for address, marks in remembered(content.kept_addresses).items()
        if address in owners
        for mark in marks
        if mark[1:].startswith(STEP_PLACE)
    }
    yield from ((step, found[number, step]) for number, step in sorted(found))


def _pages(library: Library) -> Iterator[tuple[Practice, Page]]:
    """Each practice with its page in each language."""
    for practice in library.content.practices:
        for lang in LANGUAGES:
            if page := library.content.pages.get((lang, practice.key)):
                yield practice, page


def _steps(page: Page) -> list[Block]:
    return [block for block in blocks(page) if block.kind == "step"]


RULES = (step_without_id, step_without_entry, entry_without_step, repeated_step, lost_step)
