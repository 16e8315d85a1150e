#!/usr/bin/env python3
"""A stand-in for `gh`: it writes down every call and keeps issues, proposals, comments and labels in a file of JSON, as GitHub would.

`$STAND_IN` names the folder: `calls.jsonl` (what was called) and `state.json`. `state["answers"]` holds what `gh api` says: a list of
[part of the command line, text]; `state["faults"]` a list of [part of the command line, words of the error]. An unknown call fails.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

FOLDER = Path(os.environ.get("STAND_IN", "."))


def option(arguments: list[str], *names: str) -> str:
    """The value of an option, empty where it is not given; a body may lie in a file."""
    for at, one in enumerate(arguments):
        if one in names:
            return arguments[at + 1]
        if one.startswith("--") and one.split("=", 1)[0] in names:
            return one.split("=", 1)[1]
    return ""


def body(arguments: list[str]) -> str:
    """The text of a comment, an issue or a proposal."""
    file = option(arguments, "--body-file", "-F")
    if file:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    return option(arguments, "--body", "-b")


def main(arguments: list[str]) -> int:
    """Answer one call."""
    state = json.loads((FOLDER / "state.json").read_text(encoding="utf-8"))
    text = "" if arguments[:1] == ["api"] else body(arguments)
    with (FOLDER / "calls.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"arguments": arguments, "body": text, "token": "GH_TOKEN" in os.environ}, ensure_ascii=False) + "\n")
    line = " ".join(arguments)
    for part, words in state.get("faults", []):
        if part in line:
            print(words, file=sys.stderr)
            return 1
    status = answer(arguments, line, text, state)
    (FOLDER / "state.json").write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    return status


def answer(arguments: list[str], line: str, text: str, state: dict) -> int:
    """What GitHub does with a call that it accepts."""
    pulls, comments, issues = (state.setdefault(name, kind()) for name, kind in (("pulls", list), ("comments", dict), ("issues", list)))
    match arguments[:2]:
        case ["auth", "setup-git"]:
            pass
        case ["pr", "list"]:
            wanted = option(arguments, "--state").upper()
            found = [p for p in pulls if p["headRefName"] == option(arguments, "--head") and wanted in ("ALL", p["state"])]
            print(json.dumps(found))
        case ["pr", "create"]:
            head = option(arguments, "--head")
            if any(p["headRefName"] == head and p["state"] == "OPEN" and not p["isCrossRepository"] for p in pulls):
                print("a pull request for this branch already exists", file=sys.stderr)
                return 1
            number = 100 + len(pulls)
            url = f"https://github.com/{os.environ['GITHUB_REPOSITORY']}/pull/{number}"
            one = {"number": number, "headRefName": head, "state": "OPEN", "isCrossRepository": False, "url": url}
            pulls.append(one | {"title": option(arguments, "--title"), "body": text})
            print(url)
        case ["pr", "edit"]:
            labels = state.setdefault("labels", {}).setdefault(arguments[2], [])
            if (added := option(arguments, "--add-label")) and added not in labels:
                labels.append(added)
            if (removed := option(arguments, "--remove-label")) in labels:
                labels.remove(removed)
        case ["issue", "comment"]:
            comments.setdefault(arguments[2], []).append({"body": text, "viewerDidAuthor": True})
        case ["issue", "view"]:
            print(json.dumps({"comments": comments.get(arguments[2], [])}))
        case ["issue", "list"]:
            found = [i for i in issues if i["state"] == "OPEN"]
            print(found[0]["number"] if found and "--jq" in arguments else json.dumps(found) if "--jq" not in arguments else "")
        case ["issue", "create"]:
            issues.append({"number": 500 + len(issues), "title": option(arguments, "--title"), "body": text, "state": "OPEN"})
        case ["issue", "edit"]:
            next(i for i in issues if str(i["number"]) == arguments[2])["body"] = text
        case ["issue", "close"]:
            next(i for i in issues if str(i["number"]) == arguments[2])["state"] = "CLOSED"
        case ["api", *_]:
            found = next((said for part, said in state.get("answers", []) if part in line), None)
            if found is None:
                print(f"no answer for: {line}", file=sys.stderr)
                return 1
            print(found, end="")
        case _:
            print(f"unknown call: {line}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
