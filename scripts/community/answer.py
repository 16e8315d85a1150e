"""`python -m scripts.answer`: all problems of the content as one Markdown text in both languages, for the page of a proposal.

Grouped by file; each problem with its line, what was found, what was expected and how to mend it, and a link to the manual's paragraph.
What a proposal wrote comes back in it, so everything is escaped: it can neither format, nor link, nor call anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from scripts.content.files import read_tree
from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.addresses import addresses_of
from scripts.rules import judge
from scripts.tools.paths import ROOT
from scripts.tools.phrases import fill
from scripts.tools.problems import Problem, Told, folded, one_line
from scripts.tools.settings import settings

_MOST = 200  # GitHub shows about a megabyte; nobody reads more than this
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def answer(problems: Iterable[Problem], ui: Mapping[str, Mapping[str, str]], manual: Mapping[str, str] | None = None) -> str:
    """The text. `manual`: the address of the manual in each language, where the site's is known."""
    found = set(problems)
    if not found:
        return "\n\n".join(ui["answer.none"][lang] for lang in LANGUAGES) + "\n"
    files = len({p.path for p in found})
    parts = ["\n\n".join(f"**{lang}** {fill(ui['answer.count'][lang], count=len(found), files=files)}" for lang in LANGUAGES)]
    told = folded(found)
    for path, group in groupby(told[:_MOST], key=lambda one: one.problem.path):
        parts.append(f"### {plain(path)}\n\n" + "\n".join(_item(one, ui, manual or {}) for one in group))
    if len(told) > _MOST:
        parts.append(" · ".join(fill(ui["answer.more"][lang], count=len(told) - _MOST) for lang in LANGUAGES))
    return "\n\n".join(parts) + "\n"


def _item(one: Told, ui: Mapping[str, Mapping[str, str]], manual: Mapping[str, str]) -> str:
    problem = one.problem
    lines = [f"- {' · '.join(fill(ui['answer.line'][lang], line=problem.line) for lang in LANGUAGES)} — `{problem.rule}`"]
    lines += [f"  - **{lang}** {plain(one.message(ui, lang))}{link(problem, ui, manual, lang)}" for lang in LANGUAGES]
    return "\n".join(lines)


def link(problem: Problem, ui: Mapping[str, Mapping[str, str]], manual: Mapping[str, str], lang: str) -> str:
    """A link to the rule's paragraph in the manual; nothing where the manual's address is not known."""
    return f" [{ui['answer.manual'][lang]}]({manual[lang]}#{problem.rule})" if lang in manual else ""


def plain(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no address, no mention, no break."""
    # markup: what Markdown of others must not hold
    escaped = _SIGNS.sub(r"\\\1", one_line(text).replace("&", "&amp;").replace("<", "&lt;"))
    return escaped.replace("@", "@\u2060").replace("://", ":\u2060//").replace("www.", "www\u2060.")


def addresses() -> dict[str, str]:
    """Where the manual can be read, in each language; empty while the site has no address.

    The rules of the day are those of `dev`: the published site holds nothing but the folders of its versions.
    """
    where, places = settings(), addresses_of(load().content)
    known = [lang for lang in LANGUAGES if where.site and (lang, "manual") in places]
    return {lang: f"{where.site}{where.version or 'dev'}/{places.of(lang, 'manual')}" for lang in known}


def problems() -> Iterator[Problem]:
    """Everything that the check of the content finds."""
    yield from judge.everything(read_tree(ROOT), load())


def main() -> int:
    """Print the text."""
    print(answer(problems(), words(), addresses()))
    return 0
