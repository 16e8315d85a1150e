"""No module of scripts/ is longer than somebody reads at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.tools.paths import ROOT

LONGEST = 250
REASON = re.compile(r"^# long: \S.+", re.MULTILINE)
MODULES = sorted((ROOT / "scripts").rglob("*.py"))


def test_there_are_modules_to_measure() -> None:
    assert len(MODULES) > 100


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_a_module_has_at_most_250_lines_or_says_why(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST or REASON.search(text), "split it, or give the reason in a line `# long: …`"
