"""Rules on two twins and on what the translation claims. While a claim is current the two must agree; an old claim is told, never red."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content, Page
from scripts.content.prose import Block, blocks, claim, markers
from scripts.facts.figures import differing
from scripts.tools.kept import anew
from scripts.tools.problems import Problem

CHAPTER = "twins"  # of the manual


def missing_twin(library: Library) -> Iterator[Problem]:
    """The page of a practice exists in both languages."""
    for page in (one for one in library.content.pages.values() if one.key.startswith("practices/")):
        for lang in LANGUAGES:
            if (lang, page.key) not in library.pages:
                twin = page.path.replace(f"docs/{page.lang}/", f"docs/{lang}/", 1)
                yield Problem(page.path, 1, "missing-twin", {"twin": twin})


def wrong_claim(library: Library) -> Iterator[Problem]:
    """Of two twins exactly one is the translation, and its claim names the other language."""
    for es, en in _twins(library.content):
        claims = [p for p in (es, en) if p.translated_from]
        if len(claims) != 1:
            yield Problem(en.path, 1, "wrong-claim", {"count": len(claims), "line": f"translated_from: {claim(es)}"})
        elif (claims[0].translated_from or "").split("@")[0] == claims[0].lang:
            original = es if claims[0] is en else en
            yield Problem(claims[0].path, 1, "wrong-claim", {"count": 1, "line": f"translated_from: {claim(original)}"})


def twin_headings(library: Library) -> Iterator[Problem]:
    """Twins have the same section ids in the same order."""
    yield from _compare(library, "twin-headings", lambda p: [f"{b.level}#{b.id}" for b in blocks(p) if b.kind == "heading"])


def twin_steps(library: Library) -> Iterator[Problem]:
    """Twins have the same number of paragraphs, steps and bullets in the same order."""
    yield from _compare(library, "twin-steps", lambda p: [b.kind for b in blocks(p)])


def twin_citations(library: Library) -> Iterator[Problem]:
    """Twins cite the same sources in the same order, block by block."""
    for es, en in _current(library):
        for one, two in _blocks_side_by_side(es, en):
            if one.citations != two.citations:
                values = {"es": _listed(one.citations), "en": _listed(two.citations), "place": one.line, "twin": es.path}
                yield Problem(en.path, two.line, "twin-citations", values)


def twin_figures(library: Library) -> Iterator[Problem]:
    """Twins give the same figures, with their signs and units, block by block and in title and description."""
    for es, en in _current(library):
        said = (text for page in (es, en) for text in (page.title, page.description, page.body))
        yield from anew(library.faultless, partial(_figures, library, es, en), "twin-figures", *said)


def _figures(library: Library, es: Page, en: Page) -> Iterator[Problem]:
    texts: list[tuple[str, str, int, int]] = [
        (es.title, en.title, *_head_lines(library, es, en, "title")),
        (es.description, en.description, *_head_lines(library, es, en, "description")),
        *((one.text, two.text, one.line, two.line) for one, two in _blocks_side_by_side(es, en)),
    ]
    for one, two, place, line in texts:
        figures = differing(one, two)
        if figures != ([], []):
            values = {"es": _listed(figures[0]), "en": _listed(figures[1]), "place": place, "twin": es.path}
            yield Problem(en.path, line, "twin-figures", values)


def twin_markers(library: Library) -> Iterator[Problem]:
    """Twins show the same records in the same order."""
    yield from _compare(library, "twin-markers", markers)


def twin_actors(library: Library) -> Iterator[Problem]:
    """Twins name the same actors, step by step."""
    yield from _compare(library, "twin-actors", lambda p: [", ".join(sorted(b.actors or ())) for b in blocks(p) if b.kind == "step"])


def twin_step_ids(library: Library) -> Iterator[Problem]:
    """Twins know the same step by the same id."""
    for es, en in _current(library):
        steps = [[b for b in blocks(page) if b.kind == "step"] for page in (es, en)]
        if len(steps[0]) == len(steps[1]) and all(b.step for page in steps for b in page):  # else another rule says what is missing
            yield from _compare_two(es, en, "twin-step-ids", [[b.step for b in page] for page in steps])


def behind(content: Content) -> Iterator[tuple[Page, Page]]:
    """Translations whose original has changed since: (translation, original)."""
    for es, en in _twins(content):
        for page, original in ((es, en), (en, es)):
            if page.translated_from and page.translated_from != claim(original):
                yield page, original


def _twins(content: Content) -> Iterator[tuple[Page, Page]]:
    for (lang, key), page in content.pages.items():
        if lang == "es" and ("en", key) in content.pages:
            yield page, content.pages["en", key]


def _current(library: Library) -> Iterator[tuple[Page, Page]]:
    """Twins of which neither is behind the other."""
    old = {page.key for page, _ in behind(library.content)}
    yield from ((es, en) for es, en in _twins(library.content) if es.key not in old)


def _head_lines(library: Library, es: Page, en: Page, field: str) -> tuple[int, int]:
    """The lines on which a field of the front matter stands."""
    return library.documents[es.path].line((field,)), library.documents[en.path].line((field,))


def _blocks_side_by_side(es: Page, en: Page) -> Iterator[tuple[Block, Block]]:
    """The blocks of two twins, as far as their structure is the same; twin-steps tells where it is not."""
    yield from takewhile(lambda pair: pair[0].kind == pair[1].kind, zip(blocks(es), blocks(en), strict=False))


def _compare(library: Library, rule: str, aspect: Callable[[Page], list[str]]) -> Iterator[Problem]:
    for es, en in _current(library):
        yield from _compare_two(es, en, rule, (aspect(es), aspect(en)))


def _compare_two(es: Page, en: Page, rule: str, aspects: Sequence[list[str]]) -> Iterator[Problem]:
    one, two = aspects
    if one != two:
        place = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
        values = {"es": _at(one, place), "en": _at(two, place), "place": place + 1, "twin": es.path}
        yield Problem(en.path, _line(en, rule, place), rule, values)


def _at(values: list[str], place: int) -> str:
    return values[place] if place < len(values) else "—"


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "—"


def _line(page: Page, rule: str, place: int) -> int:
    counts: dict[str, Callable[[Block], int]] = {
        "twin-headings": lambda b: int(b.kind == "heading"),
        "twin-steps": lambda b: 1,
        "twin-markers": lambda b: int(b.kind == "marker"),
        "twin-actors": lambda b: int(b.kind == "step"),
        "twin-step-ids": lambda b: int(b.kind == "step"),
    }
    total = 0
    for block in blocks(page):
        total += counts[rule](block)
        if total > place:
            return block.line
    return page.body_line


RULES = (
    missing_twin,
    wrong_claim,
    twin_headings,
    twin_steps,
    twin_citations,
    twin_figures,
    twin_markers,
    twin_actors,
    twin_step_ids,
)
