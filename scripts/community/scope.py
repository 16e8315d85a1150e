"""`python -m scripts.scope FILES [LABELS [APPROVAL [PROPOSAL]]]`: does a proposal touch pages and data only, or the program too?

FILES names a file with one changed path a line, LABELS one with a JSON list of the proposal's labels; both come from GitHub, as data.
A change of the program does not pass as content: it needs a label that only maintainers can set, after the newest commit was sent. APPROVAL
is a JSON file that tells when: see `outlived`. With FILES alone the verdict is told and nothing is refused.
PROPOSAL is a JSON file with what GitHub says of where it comes from: see `from_the_weekly_check`.

The verdict is an output of the step too (`verdict`): what follows it acts on the verdict, never on how the machine fared.

Content is docs/ and, of data/, what states facts: evidence/, practices/, doors/, questions.yml, glossary.yml, sources.yml, everyday.yml,
follow-up.yml and what new files bring. The rest of data/ is the program's: one word changed there changes what every page says.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.community.answer import plain
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.tools.phrases import fill

APPROVED = "code-approved"
_MOST_LISTED = 3000  # GitHub names no more files than this
_CONTENT = re.compile(r"(?:docs|data)/[\w./-]+")
# In data/, but everything rests on them, they say what all else means, or they never change: shapes, closed lists, words of the interface,
# menus, how hosts are treated, patterns that are run, redirects, the forum's words, the addresses published, what the sources answered.
_MACHINE = re.compile(
    r"data/(?:schema/.*|(?:vocabulary|ui|menu|hosts|redirects|standards|source-states|wrong-words)\.yml|addresses\.txt|forum-summary\.md)"
)
_STATES = "data/source-states.yml"
_STATES_BRANCH = re.compile(r"source-states(?:-\d{4}-\d\d-\d\d-\d{6})?")  # as links.yml names it
_WORKFLOWS = "github-actions[bot]"  # no person can have a name with brackets


def code(paths: Iterable[str]) -> list[str]:
    """Those of the changed paths that are no content."""
    return [p for p in paths if not _CONTENT.fullmatch(p) or _MACHINE.fullmatch(p) or ".." in p]


def verdict(
    paths: list[str], labels: Iterable[str], approval: Mapping[str, Any] | None = None, proposal: Mapping[str, Any] | None = None
) -> tuple[str, list[str]]:
    """One of `content`, `code`, `approved` and `outlived` (approved before the newest commit), and the paths that make it so."""
    if set(paths) == {_STATES} and from_the_weekly_check(proposal or {}):
        return "content", []
    found = code(paths)
    if len(paths) >= _MOST_LISTED:
        found = [*found, f"… ({_MOST_LISTED}+)"]
    if not found:
        return "content", []
    if APPROVED not in set(labels):
        return "code", found
    return ("outlived" if approval is not None and outlived(approval) else "approved"), found


def from_the_weekly_check(proposal: Mapping[str, Any]) -> bool:
    """Did the workflow that asks the sources open it, from its own branch of this repository, where only maintainers could add to it?

    `proposal`: `author`, `branch`, `from` and `home` (the repositories of the branch and of the site), all as GitHub knows them.
    """
    here = bool(proposal.get("home")) and proposal.get("from") == proposal.get("home")
    return here and proposal.get("author") == _WORKFLOWS and bool(_STATES_BRANCH.fullmatch(str(proposal.get("branch"))))


def outlived(approval: Mapping[str, Any]) -> bool:
    """Was the label set before the newest commit was sent, or can that not be told?

    `approval`: `head` (the newest commit), `labelled` (when the label was set, each time), `runs` (the runs that this proposal's branch
    has started, newest first, each with `sha` and `at`). The times are GitHub's own: those in a commit are whatever its author wrote.
    The newest commit came with the first run of the unbroken series, at the top, that belongs to it.
    """
    came = ""
    for one in approval.get("runs") or []:
        if one["sha"] != approval["head"]:
            break
        came = one["at"]
    return not came or max(approval.get("labelled") or [""]) <= came


def main(arguments: list[str]) -> int:
    """Print the verdict as Markdown in both languages; 1 when a maintainer is needed, 2 where a file is not named or cannot be read."""
    try:
        listed, *others = map(_read, arguments)
        unsaid: list[Any] = [[], None, None]
        labels, approval, proposal = [json.loads(one) for one in others] + unsaid[len(others) :]
        if not all(isinstance(one, dict | None) for one in (approval, proposal)):
            raise ValueError("not what GitHub tells")
    except (OSError, ValueError):
        print("\n".join(words()["scope.usage"][lang] for lang in LANGUAGES), file=sys.stderr)
        return 2
    paths = [line for line in listed.splitlines() if line]
    kind, found = verdict(paths, labels if isinstance(labels, list) else [], approval, proposal)
    for lang in LANGUAGES:
        print(fill(words()[f"scope.{kind}"][lang], count=len(found), label=APPROVED), end="\n\n")
    print("\n".join(f"- {plain(path)}" for path in found[:50]))
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as stream:
            stream.write(f"verdict={kind}\n")
    return 1 if len(arguments) > 1 and kind in ("code", "outlived") else 0


def _read(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace")
