"""Every path of the project that a document, a workflow, the Makefile or a comment names is there."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from scripts.tools.paths import ROOT

_FOLDERS = "scripts|overrides|tests|bench|decisions|data|docs"
# A path is named from the root of the project; what has a placeholder in it (NAME, …, *, {x}) names many or none.
_PATH = re.compile(rf"(?<![\w/.*>-])(?:{_FOLDERS})/[\w./-]*[\w/](?![\w*{{<…]|/?\*|NAME)")
_COMMAND = re.compile(r"python -m ((?:scripts|bench|tests)(?:\.\w+)*)")
# Where examples lie, or are told of; what is published below data/v1.
_MADE_UP = re.compile(r"^(?:tests/(?:bad|attacks|foreign|content|search)/|data/evidence/|data/v1|docs/)")


@cache
def kept() -> frozenset[str]:
    """The files that git keeps, or would, and their folders."""
    listed = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    files = [name for name in subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0") if name]
    return frozenset([*files, *(parent.as_posix() for name in files for parent in Path(name).parents)])


def speaking() -> list[str]:
    """Documents, workflows, the Makefile, settings, program, templates, styles and scripts."""
    ends = (".md", ".py", ".yml", ".toml", ".html", ".css", ".js", "Makefile", ".gitignore", "CODEOWNERS")
    aside = ("data/", "docs/", "tests/bad/", "tests/attacks/", "tests/foreign/", "tests/content/", "tests/search/")
    return sorted(name for name in kept() if name.endswith(ends) and not name.startswith(aside) and (ROOT / name).is_file())


def prose(name: str) -> str:
    """What of a file speaks to people: of tests, which make up paths, only the docstring at the head and the comments."""
    text = (ROOT / name).read_text(encoding="utf-8")
    if name.startswith("tests/") and name.endswith(".py"):
        head = re.match(r'"""(.*?)"""', text, re.DOTALL)
        return "\n".join([head[1] if head else "", *re.findall(r"(?:^|\s)# .*", text)])
    return text


@pytest.mark.parametrize("name", speaking())
def test_a_path_that_is_named_is_there(name: str) -> None:
    lost = {found.rstrip("/.") for found in _PATH.findall(prose(name)) if not _MADE_UP.match(found)}
    short = {name[:14] for name in kept() if name.startswith("decisions/")}  # decisions/0001
    lost -= kept() | short | {path for path in lost if {f"{path}.py", f"{path}.yml"} & kept()}
    assert lost == set(), f"{name} names what is not there"


@pytest.mark.parametrize("name", [name for name in speaking() if name.endswith((".md", ".yml", "Makefile"))])
def test_a_command_that_is_named_can_be_run(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    modules = set(_COMMAND.findall(text)) | set(re.findall(r"\$\(RUN\) ((?:scripts|bench)[\w.]*)", text))
    paths = {module.replace(".", "/") for module in modules}
    assert {path for path in paths if not {f"{path}.py", f"{path}/__main__.py"} & kept()} == set()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+(?:-[a-z]+)*)", text, re.MULTILINE)) - targets - {"sure"} == set()
