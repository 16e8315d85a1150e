"""What `make serve` judges on two processors is all that one would judge, in the same words."""

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

_SHOWN = """
import sys
from pathlib import Path
from scripts.hooks.forking import shown
from scripts.tools.kept import Kept

print(shown(Path(sys.argv[1]), Kept("faultless", Path(sys.argv[2]))))
"""

_BESIDE = """
from scripts.hooks.beside import Beside

two = [Beside(lambda number=number: 10 * number) for number in (1, 2)]
print([one.result() for one in two])
Beside(lambda: [][1]).result()
"""


def test_two_processes_find_what_one_finds(small_project: Path, tmp_path: Path) -> None:
    menu = _project(small_project, tmp_path) / "data/menu.yml"
    menu.write_text(menu.read_text(encoding="utf-8") + "a: *b\n", encoding="utf-8")
    done = _run(_PROGRAM, menu.parents[1], tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


def test_what_is_shown_instead_of_a_page_is_what_the_check_says(small_project: Path, tmp_path: Path) -> None:
    root = _project(small_project, tmp_path)
    for page in sorted(root.glob("docs/e[sn]/method.md")):  # of source, of content, and twins that say different figures
        page.write_text(f"{page.read_text(encoding='utf-8')}\n\n<script>alert(1)</script> [@nobody] {page.parent.name}\n", encoding="utf-8")
    checked = subprocess.run([sys.executable, "-m", "scripts.check", str(root)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 1 and "nobody" in checked.stdout and "script" in checked.stdout
    told = _run(_SHOWN, root, tmp_path / "kept.sqlite").stdout.strip()
    assert "nobody" in told and "script" in told and checked.stdout.strip().endswith(told)  # before it what nobody has to mend


def test_work_beside_gives_its_result_or_says_where_it_failed() -> None:
    done = _run(_BESIDE)
    assert done.stdout.strip() == "[10, 20]"
    assert "IndexError" in done.stderr and "<lambda>" in done.stderr


def _project(small_project: Path, folder: Path) -> Path:
    root = folder / "project"
    for name in ("data", "docs"):
        shutil.copytree(small_project / name, root / name)
    shutil.copy(small_project / "CHANGELOG.md", root)
    return root


def _run(program: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False)
