"""The way out: how little it takes to do without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.exits import small
from scripts.content.library import Library
from scripts.tools.settings import settings
from tests.conftest import ENVIRONMENT


def test_a_loop_of_our_own_gives_what_mkdocs_gives(small_folder: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the published pages hangs on MkDocs, Material or the plugin: the door stays open."""
    for name in ("SITE_URL", "GITHUB_REPOSITORY", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, ENVIRONMENT[name])
    made = dict(small.pages(small_library.content, settings()))
    assert len(made) > 20
    for path, html in made.items():
        assert (small_folder / path).read_text(encoding="utf-8") == html, path
