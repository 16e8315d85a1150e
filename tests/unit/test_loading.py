"""A build, and each change that `make serve` shows, begins with loading the program: what a run does not use is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.tools.paths import ROOT

_OF_DOCUMENTS = {"bs4", "docx", "markdownify", "pikepdf", "typst"}


@pytest.mark.parametrize(
    ("module", "unused"),
    [
        ("scripts.hooks.site", _OF_DOCUMENTS | {"jsonschema", "http.server"}),
        ("scripts.serve", _OF_DOCUMENTS),
        ("scripts.check", _OF_DOCUMENTS | {"jsonschema", "mkdocs", "xlsxwriter"}),
    ],
)
def test_nothing_is_loaded_in_vain(module: str, unused: set[str]) -> None:
    program = f"import sys, {module}; print(*sorted({unused!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
