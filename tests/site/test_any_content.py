"""The tests do not depend on the content of the day: many valid edits at once, and every test that looks at content stays green."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.tools.paths import ROOT
from tests import edits
from tests.conftest import run_folder
from tests.small import content_of
from tests.unit.test_edits import said

pytestmark = pytest.mark.long


def test_all_at_once_on_the_real_content_and_every_test_that_looks_at_content_stays_green(built_folder: Path, tmp_path: Path) -> None:
    root = edits.edit(content_of(run_folder() / "project", tmp_path / "content"), 1)
    assert said(root) == [] and built_folder.is_dir()  # its pages that no edit changes are rendered already
    # What is long besides (the validator on each of hundreds of pages) sees nothing in them that it does not see without the edits.
    command = [sys.executable, "-m", "pytest", "-m", "content and not browser and not long", f"--content={root}", "-p", "no:cacheprovider"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-6000:]
