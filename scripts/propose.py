"""`python3 -m scripts.propose`: open the proposal that `scripts.form` prepared, and answer on its form. Standard library only.

It runs with the right to write, so it imports nothing that was installed, and takes from the form nothing but a file's text, a title, and
texts to show. `HANDOFF` is what scripts/community/evidence_form.py hands on, `NUMBER` the form's number; git and gh do the rest.

What a person did is never undone: a branch that holds somebody else's commit is not pushed to, what was accepted is not proposed again,
what was closed is opened anew, and no comment is written twice.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.tools.calling import run, wrong
from scripts.tools.git import demand

BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Said when the form could not even be read: these words cannot come from data/ui.yml, which takes more than the standard library to read.
_FAILED = """Gracias por escribir. El programa que lee los formularios falló. No es culpa suya y no se perdió nada: su formulario
sigue aquí. Quien mantiene el sitio lo verá. Usted no tiene que hacer nada.

---

Thank you for writing. The program that reads the forms failed. It is not your fault and nothing is lost: your form is still here.
A maintainer will look at it. There is nothing for you to do.
"""


def gh(*arguments: str) -> str:
    """What GitHub's own command says; raises `CalledProcessError`."""
    return subprocess.run(["gh", *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def git(*arguments: str, **environment: str) -> str:
    """What git says, as text; raises `GitFailed`."""
    return demand(Path(), *arguments, environment=environment).decode().strip()


def propose(number: str, plan: Mapping[str, str]) -> str:
    """Push the record and open its proposal; what is to be said on the form."""
    if "record" not in plan:
        return plan["answer"]
    branch = f"evidence/{number}"
    if merged := proposals(branch, "merged"):
        return plan["merged"].replace("{proposal}", merged[0]["url"])
    pushed = push(branch, number, plan)
    opened = proposals(branch, "open")
    url = opened[0]["url"] if opened else create(branch, plan)
    return plan["answer" if pushed else "kept"].replace("{proposal}", url)


def proposals(branch: str, state: str) -> list[dict[str, Any]]:
    """The proposals made of our branch, newest first; a branch of the same name in a copy of somebody's is not ours."""
    found = gh("pr", "list", "--head", branch, "--state", state, "--json", "number,url,isCrossRepository")
    return [one for one in json.loads(found) if not one["isCrossRepository"]]


def create(branch: str, plan: Mapping[str, str]) -> str:
    """Open the proposal; its address."""
    text = Path(os.environ["RUNNER_TEMP"]) / "proposal.md"
    text.write_text(plan["proposal"], encoding="utf-8")
    title = f"Evidencia · Evidence: {plan['id']}"
    return gh("pr", "create", "--head", branch, "--title", title, "--body-file", str(text)).splitlines()[-1]


def push(branch: str, number: str, plan: Mapping[str, str]) -> bool:
    """Put the record on its branch, in its author's name. False when somebody else has worked there.

    Raises ValueError for an id that would be another place than a record's file, GitFailed where git refuses.
    """
    before = git("ls-remote", "origin", f"refs/heads/{branch}").partition("\t")[0]
    if before:
        git("fetch", "--quiet", "origin", before)
        if git("log", "--format=%ce", "HEAD..FETCH_HEAD").split() not in ([], [BOT[1]]):
            return False
    if not _ID.fullmatch(plan["id"]):
        raise ValueError(f"no id of a record: {plan['id']!r}")
    file = Path("data/evidence") / f"{plan['id']}.yml"
    file.write_text(plan["record"], encoding="utf-8")
    git("switch", "--quiet", "--force-create", branch)
    git("add", "--", str(file))
    who = plan["author"] or f"{BOT[0]} <{BOT[1]}>"
    committer = {"GIT_COMMITTER_NAME": BOT[0], "GIT_COMMITTER_EMAIL": BOT[1]}
    git("commit", "--quiet", "--author", who, "-m", f"Add the record {plan['id']}", "-m", f"From form #{number}.", **committer)
    if before and git("rev-parse", f"{before}^{{tree}}") == git("rev-parse", "HEAD^{tree}"):
        return True
    git("push", "--quiet", f"--force-with-lease=refs/heads/{branch}:{before}", "origin", f"HEAD:refs/heads/{branch}")
    return True


def comment(number: str, text: str) -> None:
    """Answer on the form, unless the same was said already."""
    said = json.loads(gh("issue", "view", number, "--json", "comments"))["comments"]
    if any(one["viewerDidAuthor"] and one["body"].replace("\r\n", "\n").strip() == text.strip() for one in said):
        return
    file = Path(os.environ["RUNNER_TEMP"]) / "answer.md"
    file.write_text(text, encoding="utf-8")
    gh("issue", "comment", number, "--body-file", str(file))


def main() -> int:
    """Propose and answer; whatever fails, the author hears of it and the run is red."""
    number, coded = os.environ.get("NUMBER", ""), os.environ.get("HANDOFF", "")
    if not number.isdecimal() or "RUNNER_TEMP" not in os.environ:
        return wrong("scripts.propose", "NUMBER, HANDOFF, RUNNER_TEMP")
    if not coded:
        comment(number, _FAILED)
        return 1
    plan: dict[str, str] = {}
    try:
        plan = json.loads(zlib.decompress(base64.b64decode(coded)))
        said = propose(number, plan)
    except Exception:
        comment(number, plan.get("unopened", _FAILED))
        raise  # into the log of the run, which is red
    comment(number, said)
    return 0


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
