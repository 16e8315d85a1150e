"""`make lint` and `make quick` run every step whatever the others find, and the hooks before a commit run the same steps."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from scripts.lint import STEPS, main, run_all
from scripts.tools.paths import ROOT


def _python(code: str) -> tuple[str, ...]:
    return "python", "-c", code


@pytest.mark.parametrize("bad", ["first", "second", "third"])
def test_all_steps_run_and_one_that_finds_something_is_enough(bad: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = ("first", "second", "third")
    steps = {n: _python(f"import sys; open({str(tmp_path / n)!r}, 'w').close(); sys.exit({3 if n == bad else 0})") for n in names}
    assert run_all(steps) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)
    assert capfd.readouterr().out.splitlines()[-1].endswith(f": {bad}")


def test_nothing_found_is_success() -> None:
    assert run_all({"one": _python("pass")}) == 0


def test_a_tool_that_is_missing_fails_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_all({"one": ("no-such-tool",), "two": _python("pass")}) == 1
    said = capfd.readouterr().out
    assert "make .venv/.ready" in said and "== two" in said


def test_an_unknown_step_is_named_and_nothing_runs(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ruff", "tpyes"]) == 2
    said = capfd.readouterr().out
    assert "tpyes" in said and "types" in said and "==" not in said


def test_the_hooks_run_each_step_once() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    entries = [hook["entry"].split() for hook in hooks]
    steps = [step for entry in entries if entry[2] == "scripts.lint" for step in entry[3:]]
    assert sorted(steps) == sorted(STEPS)
    assert {tuple(entry[:2]) for entry in entries} == {(".venv/bin/python", "-m")}


def test_the_short_test_runs_on_the_oldest_python_that_is_promised_and_on_a_newer_one() -> None:
    job = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))["jobs"]["quick"]
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"].removeprefix(">=")
    versions = [tuple(map(int, one.split("."))) for one in job["strategy"]["matrix"]["python"]]
    assert versions[0] == tuple(map(int, oldest.split("."))) == min(versions) and len(versions) > 1
    assert f"Python {oldest} " in (ROOT / "README.md").read_text(encoding="utf-8")
    assert any(step.get("run") == "make quick" for step in job["steps"])
