"""`python -m scripts.check [FOLDER]`: is what lies in docs/ and data/ of the folder (the project unless told) in order? Changes nothing.

Translations that are behind their original are listed too, each with the line to paste once revised, what stands in one language only,
records that do not say yet what they show for a practice, and hints on what could be better (scripts/rules/hints.py); they stop nobody.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from scripts.content.files import read_tree
from scripts.content.library import Library
from scripts.content.model import LANGUAGES, Content
from scripts.content.prose import claim
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.translation import waiting
from scripts.rules import judge
from scripts.rules.hints import HINTS
from scripts.rules.twins import behind
from scripts.tools.calling import run
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from scripts.tools.phrases import fill
from scripts.tools.problems import annotation, one_line, report


def main(arguments: list[str]) -> int:
    """Check the content and report; 0 when there is nothing to mend."""
    root = Path(arguments[0]) if arguments else ROOT
    if missing := [f"{root / name}" for name in ("docs", "data/schema") if not (root / name).is_dir()]:
        print(" · ".join(fill(words()["check-run.nowhere"][lang], missing=", ".join(missing)) for lang in LANGUAGES))
        return 1
    with Kept("faultless") as faultless:
        library = load(root, faultless)
        _tell_behind(library.content)
        if library.readable:
            _tell_waiting(library.content)
            _tell_unexplained(library.content)
            _tell_hints(library)
        problems = list(judge.everything(read_tree(root), library, faultless))
    return report(problems, words(), "check")


def _tell_behind(content: Content) -> None:
    for page, original in behind(content):
        for lang in LANGUAGES:
            print(one_line(fill(words()["parity.behind"][lang], path=page.path, original=original.path)))
        print(f"    translated_from: {claim(original)}")


def _tell_waiting(content: Content) -> None:
    for one in waiting(content):
        for lang in LANGUAGES:
            language = content.label("languages", one.lang, lang)
            print(one_line(fill(words()["parity.waiting"][lang], path=one.path, name=one.name[lang], language=language)))


def _tell_unexplained(content: Content) -> None:
    for one in content.evidence:
        for lang in LANGUAGES if one.unexplained else ():
            numbers = ", ".join(map(str, one.unexplained))
            print(one_line(fill(words()["parity.unexplained"][lang], path=one.path, numbers=numbers)))


def _tell_hints(library: Library) -> None:
    for hint in sorted(problem for find in HINTS for problem in find(library)):
        texts = [one_line(hint.message(words(), lang, "hint")) for lang in LANGUAGES]
        print("\n".join(f"{one_line(hint.path)}:{hint.line}: {text}" for text in texts))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(annotation(hint, "notice", texts))


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
