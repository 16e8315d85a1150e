"""Git is started in one place; what it says, and what it refuses, comes back whole."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tools.git import GitFailed, ask, demand
from scripts.tools.paths import ROOT

HOME = ROOT / "scripts/tools/git.py"


def test_nothing_else_starts_git() -> None:
    """As a command it is written as a word of its own."""
    users = [
        module.relative_to(ROOT).as_posix()
        for module in sorted((ROOT / "scripts").rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == "git"
    ]
    assert users == [HOME.relative_to(ROOT).as_posix()]


def test_names_of_files_survive(tmp_path: Path) -> None:
    demand(tmp_path, "init", "--quiet")
    names = ["año.md", "b\udcff.md", " c.md"]
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    demand(tmp_path, "add", ".")
    assert set(filter(None, ask(tmp_path, "ls-files", "-z").text.split("\0"))) == set(names)
    assert ask(tmp_path, "status", "--porcelain").text.splitlines()[0].startswith("A "), "the first letters of a line mean something"


def test_bytes_go_in_and_come_out(tmp_path: Path) -> None:
    demand(tmp_path, "init", "--quiet")
    data = b"\x00\xff\r\n"
    blob = demand(tmp_path, "hash-object", "-w", "--stdin", stdin=data).decode().strip()
    assert demand(tmp_path, "cat-file", "blob", blob) == data


def test_a_refusal_is_an_answer_or_is_raised(tmp_path: Path) -> None:
    answer = ask(tmp_path, "log")
    assert not answer.ok and not answer.output and answer.error.startswith("fatal: ") and "\n" not in answer.error
    with pytest.raises(GitFailed, match="git log: fatal: "):
        demand(tmp_path, "log")


def test_a_machine_without_git_is_told_apart_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = ask(tmp_path, "log")
    assert not answer.ok and answer.text == ""


def test_what_runs_with_the_right_to_write_needs_nothing_installed() -> None:
    command = [sys.executable, "-E", "-S", "-c", "import scripts.propose"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
