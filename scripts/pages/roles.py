"""What a role can do first: the steps of all practices by who acts. Never a text of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from markdown import Markdown
from markupsafe import Markup

from scripts.content.model import Choice, Practice
from scripts.content.prose import CITATION, CITATIONS, STEP, Block, blocks, lead
from scripts.pages.context import PageContext
from scripts.pages.inline import cited
from scripts.pages.parts import Link, PracticeLink, link, practice_link


@dataclass(frozen=True)
class Step:
    """A step of a practice with its number on the practice's page, who else acts in it, what shows it and the role's first move."""

    number: int
    text: Markup
    others: str
    shows: str
    first: str


@dataclass(frozen=True)
class RolePractice:
    """A practice in which the role acts. `first`: what its first step begins with; `count`: how many steps, in words."""

    practice: PracticeLink
    first: str
    count: str
    steps: tuple[Step, ...]
    whole: Link


@dataclass(frozen=True)
class RoleTheme:
    """The practices of a theme in which the role acts."""

    id: str
    title: str
    practices: tuple[RolePractice, ...]


@dataclass(frozen=True)
class Marks:
    """The steps of one look in the field. `id`: alone, shared or others; `path`: a stroke over them; `words`: whose, and how many."""

    id: str
    path: str
    words: str


@dataclass(frozen=True)
class Field:
    """Every step of every practice as a mark, the first on top. `columns`: number and place of each practice."""

    width: int
    height: int
    columns: tuple[tuple[int, int], ...]
    marks: tuple[Marks, ...]


@dataclass(frozen=True)
class Role:
    """Where to start, then every step by theme and practice."""

    steps: int
    field: Field
    practices: tuple[RolePractice, ...]
    themes: tuple[RoleTheme, ...]


def role(page: PageContext) -> Role:
    """The role whose page is being made."""
    actor = page.key.removeprefix("roles/")
    themes = [_theme(page, theme, actor) for theme in page.content.vocabulary["themes"].values()]
    found = {one.practice.number: one for theme in themes for one in theme.practices}
    practices = tuple(found[p.number] for p in page.content.practices if p.number in found)
    return Role(
        sum(len(one.steps) for one in practices), _field(page, actor), practices, tuple(theme for theme in themes if theme.practices)
    )


def count(page: PageContext, actor: str) -> str:
    """How many steps fall to a role, in words."""
    steps = [b for p in page.content.practices for b in _steps_of(page, p)]
    return page.t("role.steps", count=sum(actor in (b.actors or ()) for b in steps))


_LOOKS = ("alone", "shared", "others")
_COLUMN, _STEP = 22, 13  # of the drawing; the style cuts a stroke into marks of a step each


def _field(page: PageContext, actor: str) -> Field:
    paths, counts = dict.fromkeys(_LOOKS, ""), dict.fromkeys(_LOOKS, 0)
    columns = tuple((p.number, place * _COLUMN + _COLUMN // 2) for place, p in enumerate(page.content.practices))
    longest = 0
    for practice, (_, x) in zip(page.content.practices, columns, strict=True):
        looks = [_look(step, actor) for step in _steps_of(page, practice)]
        longest = max(longest, len(looks))
        first = 0
        for look, run in groupby(looks):
            length = len(list(run))
            paths[look] += f"M{x} {first * _STEP}v{length * _STEP}"
            counts[look] += length
            first += length
    marks = tuple(Marks(look, paths[look], page.t(f"role.field-{look}", count=counts[look])) for look in _LOOKS if counts[look])
    return Field(len(columns) * _COLUMN, longest * _STEP, columns, marks)


def _look(step: Block, actor: str) -> str:
    actors = step.actors or ()
    return "others" if actor not in actors else "shared" if len(actors) > 1 else "alone"


def _steps_of(page: PageContext, practice: Practice) -> list[Block]:
    return [b for b in blocks(page.content.pages[page.lang, practice.key]) if b.kind == "step"]


def _theme(page: PageContext, theme: Choice, actor: str) -> RoleTheme:
    practices = (_practice(page, p, actor) for p in page.content.practices if p.theme == theme.id)
    return RoleTheme(theme.id, f"{theme.letter}. {theme.label[page.lang]}", tuple(one for one in practices if one))


def _practice(page: PageContext, practice: Practice, actor: str) -> RolePractice | None:
    own = [(number, block) for number, block in enumerate(_steps_of(page, practice), 1) if actor in (block.actors or ())]
    if not own:
        return None
    count = page.t("role.steps", count=len(own))
    return RolePractice(
        practice=practice_link(page, practice),
        first=lead(own[0][1].text),
        count=count.replace(" ", "\u00a0"),
        steps=tuple(_step(page, practice, number, block, actor) for number, block in own),
        whole=link(page, practice.key, page.t("role.whole"), "how"),
    )


def _step(page: PageContext, practice: Practice, number: int, block: Block, actor: str) -> Step:
    text = STEP.sub("", block.text).strip()
    parts, place = [], 0
    for match in CITATIONS.finditer(text):
        parts += [text[place : match.start()].rstrip(), cited(page, CITATION.findall(match.group()))]
        place = match.end()
    others = page.actors([a for a in block.actors or () if a != actor])
    beside = practice.step_by_id.get(block.step)
    shows, first = (beside.shows[page.lang], beside.first_of(actor)[page.lang]) if beside else ("", "")
    return Step(number, _inline("".join(parts) + text[place:]), others, shows, first)


@lru_cache(2048)  # a step stands on the page of everybody who acts in it
def _inline(text: str) -> Markup:
    """Markdown of one block as HTML on one line, without the paragraph around it."""
    html = _renderer().reset().convert(text)
    return Markup(html.removeprefix("<p>").removesuffix("</p>").replace("\n", " "))  # markup: what Python-Markdown puts around a text


@cache
def _renderer() -> Markdown:
    return Markdown()
