"""`python -m scripts.summary STEP=OUTCOME…`: what a check found and how to mend it, in both languages, as Markdown for the pull request.

For a step that failed, the end of `build/<step>.log` follows; it is shown as text, whatever a proposal wrote into it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.answer import addresses, answer, problems
from scripts.content import ROOT
from scripts.model import LANGUAGES
from scripts.words import words

_LINES = 80
_FENCE = re.compile(r"`{3,}")


def summary(outcomes: Mapping[str, str], logs: Path, ui: Mapping[str, Mapping[str, str]]) -> str:
    """The summary of the steps, in the order in which they ran."""
    parts = [_words(outcomes, lang, ui) for lang in LANGUAGES]
    parts += [_log(logs / f"{step}.log") for step, outcome in outcomes.items() if outcome == "failure"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _words(outcomes: Mapping[str, str], lang: str, ui: Mapping[str, Mapping[str, str]]) -> str:
    lines = [f"## {ui['summary.title'][lang]}", ""]
    lines += [f"- {ui[f'summary.{step}'][lang]}: **{ui[f'summary.{_known(outcome)}'][lang]}**" for step, outcome in outcomes.items()]
    failed = [step for step, outcome in outcomes.items() if outcome == "failure"]
    advice = [ui[f"summary.mend-{step}"][lang] for step in failed]
    if all(outcome == "success" for outcome in outcomes.values()):
        advice = [ui["summary.good"][lang]]
    return "\n".join([*lines, "", *advice])


def _known(outcome: str) -> str:
    return outcome if outcome in ("success", "failure") else "skipped"


def _log(file: Path) -> str:
    if not file.exists():
        return ""
    text = "\n".join(file.read_text(encoding="utf-8", errors="replace").splitlines()[-_LINES:])
    return f"```text\n{_FENCE.sub('``', text)}\n```"


def main(arguments: list[str]) -> int:
    """Print the summary of `step=outcome` arguments."""
    outcomes = dict(a.split("=", 1) for a in arguments)
    print(summary(outcomes, ROOT / "build", words()))
    if outcomes.get("content") == "failure":
        print(answer(problems(), words(), addresses()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
