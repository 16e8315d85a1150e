"""What a role can do first: the steps of all practices by who acts. Never a text of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from scripts.frontend.drawings import drawing
from scripts.model import Practice
from scripts.pages.context import PageContext
from scripts.pages.parts import inline
from scripts.prose import ACTORS, CITATION, CITATIONS, Block, blocks, lead


@dataclass(frozen=True)
class Step:
    """A step of a practice with its number on the practice's page."""

    number: int
    block: Block


def steps_of(view: PageContext, practice: Practice, actor: str) -> list[Step]:
    """The steps of a practice in which `actor` acts."""
    every = [b for b in blocks(view.content.pages[view.lang, practice.key]) if b.kind == "step"]
    return [Step(n, b) for n, b in enumerate(every, 1) if actor in (b.actors or ())]


def role(view: PageContext) -> str:
    """The role whose page is being rendered: where to start, then every step by theme and practice."""
    actor = view.key.removeprefix("roles/")
    found = {p.number: steps for p in view.content.practices if (steps := steps_of(view, p, actor))}
    count = view.t("role.count", steps=sum(map(len, found.values())), practices=len(found))
    parts = [f'<p class="meta">{count}</p>', f"## {view.t('role.start')} {{ #start }}", f"<p>{view.t('role.start-lead')}</p>"]
    parts.append(_index(view, found))
    for theme in view.content.vocabulary["themes"].values():
        practices = [p for p in view.content.practices if p.theme == theme.id and p.number in found]
        if practices:
            parts.append(f"## {theme.extra['letter']}. {theme.label[view.lang]} {{ #{theme.id} }}")
            parts += [_practice(view, p, found[p.number], actor) for p in practices]
    return "\n\n".join(parts)


def _index(view: PageContext, found: dict[int, list[Step]]) -> str:
    items = []
    for number, steps in found.items():
        practice = view.content.practice_by_number[number]
        many = view.t("role.step") if len(steps) == 1 else view.t("role.steps", count=len(steps))
        items.append(
            f'<li class="theme-{practice.theme}"><a href="#practice-{number}">{drawing(practice.stem)}<span>'
            f'<span class="number">{number}</span>{escape(view.practice_title(practice))}'
            f'<span class="meta">{escape(lead(steps[0].block.text))} · {many.replace(" ", chr(0xA0))}</span></span></a></li>'
        )
    return f'<ul class="practice-list first-steps">{"".join(items)}</ul>'


def _practice(view: PageContext, practice: Practice, steps: list[Step], actor: str) -> str:
    items = "".join(_step(view, step, actor) for step in steps)
    whole = view.link(practice.key, view.t("role.whole"), "how")
    # raw HTML: the list at the top is this page's table of contents
    title = f"{practice.number}. {escape(view.practice_title(practice))}"
    return f'<h3 id="practice-{practice.number}">{title}</h3>\n\n<ol class="steps">{items}</ol>\n\n<p class="meta">{whole}</p>'


def _step(view: PageContext, step: Step, actor: str) -> str:
    text = ACTORS.sub("", step.block.text).strip()
    parts = []
    place = 0
    for match in CITATIONS.finditer(text):
        parts += [text[place : match.start()].rstrip(), view.cite(CITATION.findall(match.group()))]
        place = match.end()
    body = inline("".join(parts) + text[place:])
    others = [view.label("actors", a) for a in step.block.actors or () if a != actor]
    together = f'<span class="actors"><span class="meta">{view.t("role.with")}</span> {escape(", ".join(others))}</span>' if others else ""
    return f'<li value="{step.number}">{body}{together}</li>'
