"""The manual's list of rules: each with what it demands, what the check says when it is broken, and examples of what it stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from scripts.pages.context import PageContext
from scripts.rules.catalogue import Rule, catalogue

# The chapters in the order in which a contributor meets them; each gathers the rules of some modules.
_CHAPTERS = {
    "fields": ("scripts.yamlio", "scripts.schema", "scripts.rules.source.heads"),
    "facts": ("scripts.rules.facts",),
    "pages": ("scripts.rules.prose_pages", "scripts.rules.source.structure"),
    "markup": ("scripts.rules.source.markup",),
    "twins": ("scripts.rules.twins",),
    "letters": ("scripts.rules.source.letters", "scripts.rules.source.weight"),
    "names": ("scripts.rules.source.names",),
    "site": (),
}
_VALUE = re.compile(r"\{\w+\}(?:\.(?!\w))?")
_CODE = re.compile(r"`([^`]+)`")


def rules(view: PageContext) -> str:
    """Every rule of the house, chapter by chapter; the address of each paragraph ends in the rule's name."""
    parts = []
    for chapter, found in _chapters().items():
        items = "".join(_paragraph(view, rule) for rule in found)
        parts.append(f'## {view.t(f"manual.{chapter}")} {{ #chapter-{chapter} }}\n\n<div class="rules">{items}</div>')
    return "\n\n".join(parts)


def _chapters() -> dict[str, list[Rule]]:
    chapters: dict[str, list[Rule]] = {name: [] for name in _CHAPTERS}
    for rule in catalogue():
        chapters[next((name for name, modules in _CHAPTERS.items() if rule.module in modules), "site")].append(rule)
    return chapters


def _paragraph(view: PageContext, rule: Rule) -> str:
    key = f"rule.{rule.name}"
    line = view.t(key) if key in view.content.ui else rule.line
    return f'<h3 id="{rule.name}"><code>{rule.name}</code></h3><p>{_code(line)}</p>{"".join(_message(view, rule))}'


def _message(view: PageContext, rule: Rule) -> Iterator[str]:
    if template := view.content.ui.get(f"check.{rule.name}", {}).get(view.lang):
        said = escape(_VALUE.sub("…", template), quote=False).replace("[@", "[&#64;")  # no citation is meant
        examples = view.settings.blob(f"tests/bad/{rule.name}")
        link = f' <a href="{escape(examples)}">{view.t("manual.examples")}</a>' if examples else ""
        yield f'<p class="said"><span class="meta">{view.t("manual.says")}</span> {said}{link}</p>'


def _code(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text, quote=False))
