"""What `make serve` shows is the built site, file by file and to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.hooks.showing import Shown, configuration
from scripts.tools.settings import settings
from tests.conftest import ENVIRONMENT

_LEFT_BY_MKDOCS = {"community/preview.css"}  # of overrides/, where no page of the site asks for it


@pytest.fixture
def shown(small_project: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The small site, made a file at a time, in the environment in which it is built."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return Shown(small_library.content, settings(small_project), configuration())


def test_every_file_is_that_of_the_built_site(shown: Shown, small_folder: Path) -> None:
    built = {file.relative_to(small_folder).as_posix(): file for file in small_folder.rglob("*") if file.is_file()}
    assert set(shown.paths()) == set(built) - _LEFT_BY_MKDOCS
    paths = set(shown.paths()) - {"sitemap.xml"}  # its dates are those of the repository in which it is made
    assert [path for path in sorted(paths) if shown.get(path) != built[path].read_bytes()] == []


def test_what_is_not_there_is_none(shown: Shown) -> None:
    assert shown.get("nothing/index.html") is None
    assert shown.get("data/v1/nothing.json") is None
    assert shown.get("assets/../main.html") is None
