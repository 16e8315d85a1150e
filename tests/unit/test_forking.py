"""What `make serve` judges on two processors at its start is all that one would judge."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.tools.paths import ROOT

# In a process of its own, which forks.
_PROGRAM = """
import sys
from pathlib import Path
from scripts.content.files import read_tree
from scripts.content.read import load
from scripts.hooks.forking import Copies
from scripts.rules import judge
from scripts.tools.kept import Kept

root, folder = map(Path, sys.argv[1:])
copies = Copies.__new__(Copies)  # without the copy that serves
copies._root, copies._faultless = root, Kept("faultless", folder / "two.sqlite").__enter__()
copies.warm_up()
with Kept("faultless", folder / "one.sqlite") as alone:
    problems = list(judge.everything(read_tree(root), load(root, alone), alone))
assert {one.path for one in problems} == {"data/menu.yml"}, problems
assert copies._faultless.used.keys() == alone.used.keys()
with Kept("faultless", folder / "two.sqlite") as again:
    assert again._known.keys() == alone.used.keys()
print(len(alone.used))
"""


def test_two_processes_find_what_one_finds(small_project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    for name in ("data", "docs"):
        shutil.copytree(small_project / name, root / name)
    menu = root / "data/menu.yml"
    menu.write_text(menu.read_text(encoding="utf-8") + "a: *b\n", encoding="utf-8")
    command = [sys.executable, "-c", _PROGRAM, str(root), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
