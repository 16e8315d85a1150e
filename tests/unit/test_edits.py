"""The machine's tests do not depend on the content of the day: many valid edits at once, and the checks, the build and every test that
looks at content stay green.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.content.files import read_tree
from scripts.content.read import load
from scripts.rules import judge
from scripts.tools.paths import ROOT
from tests import edits
from tests.conftest import run_folder
from tests.small import content_of


def said(root: Path) -> list[str]:
    """What the checks of the content say."""
    return [f"{one.path}:{one.line} {one.rule} {one.values}" for one in judge.everything(read_tree(root), load(root))]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", edits.KINDS, ids=lambda kind: kind.__name__)
def test_an_edit_of_each_kind_passes_the_checks(small_project: Path, tmp_path: Path, kind, seed: int) -> None:
    root = edits.edit(content_of(small_project, tmp_path / "content"), seed, (kind,))
    assert said(root) == []


def test_all_at_once_on_the_real_content_and_every_test_that_looks_at_content_stays_green(tmp_path: Path) -> None:
    root = edits.edit(content_of(run_folder() / "project", tmp_path / "content"), 1)
    assert said(root) == []
    command = [sys.executable, "-m", "pytest", "-m", "content and not browser", f"--content={root}", "-p", "no:cacheprovider"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-6000:]
