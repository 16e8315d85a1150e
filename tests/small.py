"""The small, frozen content of tests/content, and copies of the project that hold it: the real machine, a content that never changes.

`python -m tests.small` renews the claims of its translations after a change of its pages.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.content.prose import claim
from scripts.content.read import load
from scripts.tools.paths import ROOT

CONTENT = ROOT / "tests/content"
RESULTS = "build/kept/results.sqlite"  # of scripts/tools/kept.py, in a copy of the project
# What the machine itself brings to any content: closed lists, schemas, words of the interface, the template.
_MACHINE = ("data/schema", "data/ui.yml", "data/vocabulary.yml", "data/hosts.yml", "data/wrong-words.yml", "data/evidence/_template.yml")


def copy(target: Path, source: Path = ROOT) -> Path:
    """A copy of the project as it is now, without what git ignores."""
    names = subprocess.run(
        ["git", "-C", str(source), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        file = source / name
        if file.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target / name)
    return target


def small_content(target: Path, source: Path = ROOT) -> Path:
    """The frozen content in `target`, with the closed lists and schemas of the project at `source`: `load` reads it."""
    for name in _MACHINE:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
        else:
            shutil.copy(source / name, target / name)
    for name in ("data", "docs"):
        shutil.copytree(CONTENT / name, target / name, dirs_exist_ok=True)
    shutil.copy(CONTENT / "CHANGELOG.md", target)
    return target


def content_of(root: Path, target: Path) -> Path:
    """A copy of the content of a project alone."""
    for name in ("data", "docs"):
        shutil.copytree(root / name, target / name)
    shutil.copy(root / "CHANGELOG.md", target)
    return target


def put(content: Path, root: Path) -> Path:
    """Put the content of a folder in the place of that of a copy of the project."""
    for name in ("data", "docs"):
        shutil.rmtree(root / name)
        shutil.copytree(content / name, root / name)
    shutil.copy(content / "CHANGELOG.md", root)
    return root


def shrink(root: Path) -> Path:
    """Put the frozen content in the place of a copy's own."""
    with tempfile.TemporaryDirectory() as folder:
        return put(small_content(Path(folder), root), root)


def renew_claims(root: Path) -> None:
    """Say of every translation that it is current."""
    pages = load(root).content.pages
    for page in pages.values():
        if page.translated_from:
            original = pages["en" if page.lang == "es" else "es", page.key]
            file = root / page.path
            file.write_text(file.read_text(encoding="utf-8").replace(page.translated_from, claim(original), 1), encoding="utf-8")


def main() -> None:
    """Renew the claims of tests/content."""
    with tempfile.TemporaryDirectory() as folder:
        root = small_content(Path(folder))
        renew_claims(root)
        shutil.copytree(root / "docs", CONTENT / "docs", dirs_exist_ok=True)


if __name__ == "__main__":
    main()
