"""What the weekly workflow does with what was found: its own issue and its own branch, and nothing of anybody else."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from scripts.tools.paths import ROOT
from scripts.watching.reporting import MARKER

BOT = {"login": "github-actions[bot]"}
STEPS = {s["name"]: s for s in yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))["jobs"]["tell"]["steps"]}
# A stand-in for gh: writes down what it is asked, and answers from the files beside it.
GH = """#!/bin/sh
echo "$@" >> "$HOME/gh.log"
case "$1 $2" in
  "api --paginate") cat "$HOME/issues.json" ;;
  "pr list") jq -r "$(echo "$@" | sed 's/.*--jq //')" "$HOME/pulls.json" ;;
esac
"""


class Runner:
    """A runner with a clone, its remote, and a gh that is none."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clone = folder, folder / "clone"
        (folder / "bin").mkdir()
        (folder / "bin/gh").write_text(GH)
        (folder / "bin/gh").chmod(0o755)
        self.issues([])
        self.pulls([])
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
        self.git(folder, "clone", "--quiet", "remote.git", "clone")
        self.git(self.clone, "switch", "--quiet", "--create", "main")
        self.commit("data/source-states.yml", "old\n", "person")
        self.git(self.clone, "push", "--quiet", "origin", "main")
        (self.clone / "build").mkdir()

    def issues(self, found: list[dict]) -> None:
        (self.folder / "issues.json").write_text(json.dumps(found))

    def pulls(self, found: list[dict]) -> None:
        (self.folder / "pulls.json").write_text(json.dumps(found))

    def git(self, place: Path, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=place, env=self.environment, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, path: str, text: str, who: str) -> None:
        file = self.clone / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        self.git(self.clone, "add", "--", path)
        self.git(self.clone, "-c", f"user.name={who}", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", f"By {who}")

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return {"HOME": str(self.folder), "PATH": path, "GITHUB_REPOSITORY": "example/practicas", "GIT_CONFIG_NOSYSTEM": "1"}

    def run(self, step: str) -> str:
        """Run a step as a runner does, and return what gh was asked."""
        (self.folder / "gh.log").write_text("")
        named = {k: v for k, v in STEPS[step]["env"].items() if "${{" not in v}
        script = STEPS[step]["run"]
        subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script], cwd=self.clone, env=self.environment | named, check=True, capture_output=True
        )
        return (self.folder / "gh.log").read_text()

    def states(self, text: str) -> str:
        """Propose these states from a fresh clone of main."""
        self.git(self.clone, "switch", "--quiet", "--force", "main")
        (self.clone / "build/source-states.yml").write_text(text)
        return self.run("Proponer los estados · Propose the states")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_only_the_workflows_own_issue_is_touched(runner: Runner) -> None:
    step = "Un solo aviso · One issue"
    title = STEPS[step]["env"]["TITLE"]
    report = runner.clone / "build/links.md"
    strangers = [
        {"number": 1, "title": title, "user": {"login": "somebody"}, "body": f"{MARKER}\nmine"},
        {"number": 2, "title": title, "user": BOT, "body": "another workflow"},
        {"number": 3, "title": title, "user": BOT, "body": f"{MARKER}\n", "pull_request": {}},
        {"number": 4, "title": title, "user": BOT, "body": None},
    ]
    runner.issues(strangers)
    report.write_text("")
    assert "issue" not in runner.run(step).replace("/issues?", "")
    report.write_text(f"{MARKER}\n\nx\n")
    assert "issue create" in runner.run(step)
    runner.issues([*strangers, {"number": 5, "title": "renamed", "user": BOT, "body": f"{MARKER}\n\nold"}])
    assert "issue edit 5 " in runner.run(step)
    report.write_text("")
    assert "issue close 5 " in runner.run(step)


def test_the_states_go_by_a_proposal_that_never_loses_what_others_put_there(runner: Runner) -> None:
    assert "pr create" not in runner.states("old\n"), "nothing new, nothing proposed"
    assert "pr create" in runner.states("one\n")
    assert runner.git(runner.clone, "diff", "--name-only", "origin/main", "HEAD") == "data/source-states.yml"

    runner.pulls([{"number": 7, "isCrossRepository": False}])
    runner.commit("data/note.yml", "by hand\n", "person")
    runner.git(runner.clone, "push", "--quiet", "origin", "HEAD:source-states")
    assert "pr create" not in runner.states("two\n")
    log = runner.git(runner.clone, "ls-remote", "origin", "source-states").split()[0]
    runner.git(runner.clone, "fetch", "--quiet", "origin", "source-states")
    assert runner.git(runner.clone, "show", f"{log}:data/note.yml") == "by hand"
    assert runner.git(runner.clone, "show", f"{log}:data/source-states.yml") == "two"
    assert "pr create" not in runner.states("two\n"), "the same again makes no commit"
    assert runner.git(runner.clone, "ls-remote", "origin", "source-states").split()[0] == log

    runner.pulls([])  # closed, and the branch still there: it is left as it is
    asked = runner.states("three\n")
    assert "pr create" in asked and "--head source-states-2" in asked
    assert runner.git(runner.clone, "ls-remote", "origin", "source-states").split()[0] == log
