"""`python -m scripts.form EVENT`: turn a filled evidence form (an issue of GitHub) into a record and into an answer to its author.

EVENT is the file in which GitHub tells about the issue. Its body is what anybody may have written: it is data here, read by the labels of
the form, quoted, and then held against everything that the checks know. Nothing of it is ever run or put into a command.
What the next step needs is handed on as letters and digits (`handoff`): see scripts/propose.py.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.community.answer import addresses, answer
from scripts.community.forms.answers import answers, consents, issue, label, labels, language
from scripts.community.forms.record import Note, Proposal, proposal
from scripts.community.forms.reply import Desk, accepted, notice, refused
from scripts.content.files import SourceFile
from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.pages.doors import EVIDENCE
from scripts.rules import judge
from scripts.tools.paths import ROOT
from scripts.tools.phrases import fill
from scripts.tools.problems import Problem
from scripts.tools.settings import settings

__all__ = ["Note", "Proposal", "answers", "author", "check", "consents", "handoff", "issue", "label", "labels", "proposal"]
_MOST = 100_000  # a longer value does not fit into the environment of a command
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?")


def check(one: Proposal, root: Path = ROOT) -> list[Problem]:
    """What the checks say about the record, which lies in its place below `root`."""
    raw = one.text.encode("utf-8")
    found = {*judge.of_file(SourceFile(one.path, raw, len(raw)))}
    return sorted(found | {p for p in judge.of_content(load(root)) if p.path == one.path})


def author(user: Mapping[str, Any]) -> str:
    """Who filled the form, as git credits people; empty when the account's name is none that GitHub gives."""
    login, number = str(user.get("login", "")), user.get("id")
    if not _LOGIN.fullmatch(login) or not isinstance(number, int):
        return ""
    return f"{login} <{number}+{login}@users.noreply.github.com>"


def handoff(event: Mapping[str, Any], root: Path = ROOT) -> dict[str, str]:
    """What is to be done with a form, and what is said of it. Without a `record` there is only the answer."""
    body, user = issue(event)
    given = answers(body, labels())
    desk = Desk(words(), language(given), addresses(), settings().issue(EVIDENCE) or "")
    if why := refused(desk, given):
        return {"answer": why}
    one = proposal(given, load(root).content)
    file = root / one.path
    file.write_text(one.text, encoding="utf-8")
    problems = check(one, root)
    return {
        "id": one.id,
        "record": one.text,
        "author": author(user),
        "answer": accepted(desk, given, one, problems),
        "proposal": _proposal_text(event, one, problems),
        **{word: notice(desk, word) for word in ("kept", "merged", "unopened")},
    }


def _proposal_text(event: Mapping[str, Any], one: Proposal, problems: list[Problem]) -> str:
    """The text of the proposal, for whoever maintains the site."""
    number = int((event.get("issue") or {}).get("number") or 0)
    intro = "\n\n".join(fill(words()["form.proposal"][lang], number=number) for lang in LANGUAGES)
    return f"{intro}\n\nCloses #{number}\n\n{answer(problems, words(), addresses())}"


def main(arguments: list[str]) -> int:
    """Write the record, show the answer, and hand the next step what it needs; 2 where no file of an event is named."""
    try:
        (file,) = arguments
        event = json.loads(Path(file).read_text(encoding="utf-8"))
        if not isinstance(event, dict):
            raise ValueError("not what GitHub tells")
    except (OSError, ValueError):
        print("\n".join(words()["form.usage"][lang] for lang in LANGUAGES), file=sys.stderr)
        return 2
    done = handoff(event)
    print(done["answer"])
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as stream:
            stream.write(f"handoff={_coded(done)}\n")
    return 0


def _coded(done: Mapping[str, str]) -> str:
    """What is handed on, as letters and digits, which no shell and no workflow can misread."""
    coded = base64.b64encode(zlib.compress(json.dumps(done).encode("utf-8"))).decode("ascii")
    return coded if len(coded) < _MOST else _coded({"answer": done["unopened"]})
