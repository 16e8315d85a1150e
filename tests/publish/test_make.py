"""The Makefile's commands take what they are given as text: neither make nor a shell runs any of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.tools.paths import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = [target for target in re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE) if target != "clean"]
VARIABLES = (
    "VERSION",
    "ALIAS",
    "TO",
    "PORT",
    "PYTHON",
    "VENV",
    "RUN",
    "READY",
    "SITE_URL",
    "GITHUB_REPOSITORY",
    "CONTACT_MAIL",
    "PUBLISH_REMOTE",
)
HOSTILE = (
    "1.0`touch {}`",
    "$(touch {})",
    "$(shell touch {})",
    "$$(touch {})",
    '1.0"; touch {}; "',
    "1.0'; touch {}; '",
    "1.0; touch {}",
    "1.0\ntouch {}\n\ttouch {}",
    "1.0 && touch {} || touch {} | touch {}",
    "x:;touch {}",
    "${{IFS}}#\\",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile and an environment whose Python only writes down how it was called."""
    folder = tmp_path / "project"
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("Makefile", "uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    python = folder / ".venv/bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\0" "$@" >> called\n', encoding="utf-8")
    python.chmod(0o755)
    (folder / ".venv/.ready").touch()
    return folder


def _make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS")) and name not in VARIABLES}
    return subprocess.run(["make", *arguments], cwd=folder, env=kept | environment, capture_output=True, text=True, check=False)


def _called(folder: Path) -> list[str]:
    file = folder / "called"
    return file.read_bytes().decode("utf-8").split("\0")[:-1] if file.exists() else []


def test_there_are_targets_to_try() -> None:
    assert {"publish", "rollback", "edition", "rehearse", "serve", "check", "lint", "quick", "build", "test"} <= set(TARGETS)


@pytest.mark.parametrize("given", ["by hand", "by the environment"])
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_a_variable_holds_is_ever_run(project: Path, tmp_path: Path, target: str, given: str) -> None:
    mark = tmp_path / "run-by-somebody"
    for text in HOSTILE:
        values = {name: text.format(mark, mark, mark, mark) for name in VARIABLES}
        for name, value in values.items() if given == "by hand" else [("", "")]:
            arguments, environment = ([f"{name}={value}"], {}) if given == "by hand" else ([], values)
            _make(project, target, *arguments, **environment)
            assert not mark.exists(), f"make {target} {name}: {text}"
        if given == "by hand":
            break_ready = project / ".venv/.ready"
            break_ready.unlink(missing_ok=True)  # PYTHON is needed only where the environment has to be made
            _make(project, target, f"PYTHON={values['PYTHON']}")
            assert not mark.exists(), f"make {target} without an environment: {text}"
            break_ready.touch()


@pytest.mark.parametrize("text", HOSTILE)
def test_the_program_gets_what_was_typed_to_the_letter(project: Path, text: str) -> None:
    assert _make(project, "publish", f"VERSION={text}", f"ALIAS=a {text}").returncode == 0
    assert _make(project, "rollback", f"TO={text}").returncode == 0
    assert _make(project, "publish", VERSION=text, ALIAS="").returncode == 0
    assert _called(project) == [
        *("-m", "scripts.publish", text, f"a {text}"),
        *("-m", "scripts.rollback", text),
        *("-m", "scripts.publish", text, ""),
    ]


def test_what_is_given_by_hand_reaches_the_program_through_the_environment(project: Path) -> None:
    python = project / ".venv/bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\0" "$SITE_URL" "$CONTACT_MAIL" >> called\n', encoding="utf-8")
    assert _make(project, "build", "SITE_URL=https://x.org/a b/", "CONTACT_MAIL=$(x)").returncode == 0
    assert _called(project) == ["https://x.org/a b/", "$(x)"]


def test_recipes_name_no_variable_that_a_shell_would_read_as_its_own() -> None:
    recipes = [line for line in MAKEFILE.splitlines() if line.startswith("\t")]
    assert recipes
    for line in recipes:
        assert set(re.findall(r"(?<!\$)\$[({](\w+)[)}]", line)) <= {"RUN"}, line
        assert not re.findall(r'(?<!")\$\$(?:VERSION|ALIAS|TO|PORT|PYTHON|VENV)\b', line), line


def test_make_alone_says_what_there_is(project: Path) -> None:
    said = _make(project).stdout
    assert [line.split()[1] for line in said.splitlines()] == re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
    assert _make(project, "help").stdout == said and not _called(project)
