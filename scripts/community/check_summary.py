"""`python -m scripts.summary STEP=OUTCOME…`: what a check found and how to mend it, in both languages, as Markdown for the pull request.

For the content that is the answer alone, each problem once (scripts/community/answer.py). For another step that failed, the end of
`build/<step>.log` follows; it is shown as text, whatever a proposal wrote into it. `preview=ADDRESS` tells where the changed pages lie.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scripts.community.answer import addresses, answer, problems
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.tools.calling import wrong
from scripts.tools.paths import ROOT

_LINES = 80
_FENCE = re.compile(r"`{3,}")
_ORDER = re.compile(r"^\s*::.*::.*$|^::.*$")  # what GitHub reads as an order, such as an annotation: it is said elsewhere already
_ADDRESS = re.compile(r"https://[\w./-]+")


def summary(outcomes: Mapping[str, str], logs: Path, ui: Mapping[str, Mapping[str, str]], preview: str = "") -> str:
    """The summary of the steps, in the order in which they ran."""
    parts = [_words(outcomes, lang, ui, preview) for lang in LANGUAGES]
    parts += [_log(logs / f"{step}.log") for step, outcome in outcomes.items() if outcome == "failure" and step != "content"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _words(outcomes: Mapping[str, str], lang: str, ui: Mapping[str, Mapping[str, str]], preview: str) -> str:
    lines = [f"- {ui[f'summary.{step}'][lang]}: **{ui[f'summary.{_known(outcome)}'][lang]}**" for step, outcome in outcomes.items()]
    word = "mend" if "failure" in outcomes.values() else "good"
    advice = [ui[f"summary.{word}-{step}"][lang] for step, outcome in outcomes.items() if word == "good" or outcome == "failure"]
    if word == "good" and not all(outcome == "success" for outcome in outcomes.values()):
        advice = []
    if _ADDRESS.fullmatch(preview):
        advice += [ui["summary.preview"][lang], f"[{ui['summary.download'][lang]}]({preview})"]
    return "\n".join([f"## {ui['summary.title'][lang]}", "", *lines, "", "\n\n".join(advice)]).rstrip()


def _known(outcome: str) -> str:
    return outcome if outcome in ("success", "failure") else "skipped"


def _log(file: Path) -> str:
    if not file.exists():
        return ""
    said = [line for line in file.read_text(encoding="utf-8", errors="replace").splitlines() if not _ORDER.match(line)]
    text = "\n".join(said[-_LINES:])
    return f"```text\n{_FENCE.sub('``', text)}\n```"


def main(arguments: list[str]) -> int:
    """Print the summary of `step=outcome` arguments; 2 where one of them names no step."""
    outcomes = dict(a.partition("=")[::2] for a in arguments)
    preview = outcomes.pop("preview", "")
    if any(f"summary.{step}" not in words() or not outcome for step, outcome in outcomes.items()):
        return wrong("scripts.summary STEP=OUTCOME…")
    print(summary(outcomes, ROOT / "build", words(), preview))
    if outcomes.get("content") == "failure":
        print(answer(problems(), words(), addresses()))
    return 0
