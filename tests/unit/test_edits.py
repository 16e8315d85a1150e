"""The checks do not depend on the content of the day: valid edits of every kind leave them silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content.files import read_tree
from scripts.content.read import load
from scripts.rules import judge
from tests import edits
from tests.small import content_of


def said(root: Path) -> list[str]:
    """What the checks of the content say."""
    return [f"{one.path}:{one.line} {one.rule} {one.values}" for one in judge.everything(read_tree(root), load(root))]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", edits.KINDS, ids=lambda kind: kind.__name__)
def test_an_edit_of_each_kind_passes_the_checks(small_project: Path, tmp_path: Path, kind, seed: int) -> None:
    root = edits.edit(content_of(small_project, tmp_path / "content"), seed, (kind,))
    assert said(root) == []
