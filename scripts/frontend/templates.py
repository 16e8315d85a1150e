"""The templates of overrides/: the one environment that fills them, and how their text is tidied.

Everything that a template prints is escaped, save what is `Markup` already: the text of a drawing, what a macro gives, Markdown of ours
that was turned into HTML. A name that is not there is an error, never an empty place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from scripts.frontend.drawings import drawing
from scripts.tools.paths import ROOT
from scripts.tools.phrases import fill

TEMPLATES = ROOT / "overrides"
_COMPILED = ROOT / "build/templates"


class Foreign(str):
    """A text in another language than its page's: wherever a template prints it, it says which. Not for attributes."""

    lang: str

    def __new__(cls, text: str, lang: str) -> Foreign:
        """The text, which is in the language `lang`."""
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def __html__(self) -> str:
        return macro("inline.html", "foreign", str(self), self.lang)


Words = Callable[..., str]  # a word of the interface by its key, and its values by name


@cache
def environment() -> Environment:
    """The environment of every template that is no page of MkDocs. It trims no blocks: `tidy` has to see each line break."""
    _COMPILED.mkdir(parents=True, exist_ok=True)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=FileSystemBytecodeCache(str(_COMPILED)),  # by the text of each template: never out of date
    )
    made.globals["drawing"] = drawing
    made.filters["tidy"] = tidy
    return made


def render(template: str, **values: object) -> str:
    """The text of a template of overrides/."""
    return environment().get_template(template).render(values)


def show(template: str, view: object, words: Words) -> str:
    """A template of overrides/pages filled with its `view`, tidied. `words` are those of the page's language: `t` in the template."""
    return str(tidy(render(f"pages/{template}", view=view, t=markup_kept(words))))


def tidy(html: str) -> Markup:
    """A line break between two tags is nothing; neither is the white space at a line's ends, and several blank lines are one."""
    parts: list[str] = []
    gap = "\n"
    for line in html.split("\n"):
        text = line.strip(" \t\r")
        if not text:
            gap = "\n\n"
            continue
        if parts and not (text[0] == "<" and parts[-1][-1] == ">"):
            parts.append(gap)
        parts.append(text)
        gap = "\n"
    return Markup("".join(parts))


def markup_kept(words: Words) -> Words:
    """`words` that take HTML for a value: the words are escaped then, and what a macro gave, or is marked as foreign, stays so."""

    def word(key: str, **values: object) -> str:
        if not any(hasattr(value, "__html__") for value in values.values()):
            return words(key, **values)
        return Markup(fill(str(escape(words(key))), **{name: escape(value) for name, value in values.items()}))

    return word


def macro(template: str, name: str, *values: object) -> str:
    """What one macro of a template of overrides/pages gives; for pieces that are too small and many for a template each."""
    return str(getattr(_module(template), name)(*values))


@cache
def _module(template: str) -> TemplateModule:
    return environment().get_template(f"pages/{template}").module
