"""`python -m bench.growth [TIMES…]`: the table of growth: what pages cost and weigh at one, ten and a hundred times the records.

Each size is a copy of the project with a grown content (bench/growing.py), which is checked, composed, built and checked again as ours is;
seconds are the processor's, a page; memory is the most that any of the five took. At a hundred times it takes an hour.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.growing import grown
from scripts.rules.built.pages import kind_of
from scripts.rules.built.weight import gzip_size
from scripts.tools.html import parse
from scripts.tools.paths import ROOT
from tests.small import copy, put

TIMES = (1, 10, 100)
COMMANDS = {
    "check": ("-m", "scripts.check"),
    "compose": ("-m", "scripts.compose"),
    "build": ("-m", "mkdocs", "build", "--quiet"),
    "documents": ("-m", "scripts.documents", "site"),
    "check_site": ("-m", "scripts.check_site", "site"),
}


@dataclass(frozen=True)
class Size:
    """What a content of some size costs. `seconds`: of the processor by command; `memory`: the most, in MB; `heaviest`: bytes by kind."""

    pages: int
    seconds: Mapping[str, float]
    memory: float
    heaviest: Mapping[str, int]


def measured(times: int) -> Size:
    """Build the site with `times` as many records. Raises CalledProcessError where a step refuses the content."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = put(grown(ROOT, folder / "content", times), copy(folder / "root"))
        found = {step: _run(command, root) for step, command in COMMANDS.items()}
        pages = sorted((root / "site").rglob("index.html"))
        heaviest: dict[str, int] = defaultdict(int)
        for page in pages:
            html = page.read_text(encoding="utf-8")
            kind = kind_of(parse("", html))
            heaviest[kind] = max(heaviest[kind], gzip_size(html.encode("utf-8")))
        return Size(len(pages), {step: used for step, (used, _) in found.items()}, max(most for _, most in found.values()), heaviest)


def _run(command: tuple[str, ...], root: Path) -> tuple[float, float]:
    """Seconds of the processor and megabytes that a command of Python takes."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    child = subprocess.Popen([sys.executable, *command], cwd=root, env=quiet, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(arguments: list[str]) -> int:
    """Print the table, a column a size."""
    wanted = [int(one) for one in arguments] or list(TIMES)
    sizes = {}
    for times in wanted:
        print(f"{times}× …", flush=True)
        sizes[times] = measured(times)
    print(f"{'':<22}" + "".join(f"{f'{times}×':>12}" for times in wanted))
    _line("pages", [f"{one.pages}" for one in sizes.values()])
    for step in COMMANDS:
        _line(f"{step}, ms a page", [f"{1000 * one.seconds[step] / one.pages:.1f}" for one in sizes.values()])
    _line("memory, MB", [f"{one.memory:.0f}" for one in sizes.values()])
    for kind in sorted({kind for one in sizes.values() for kind in one.heaviest}):
        _line(f"{kind}, kB", [f"{one.heaviest[kind] / 1000:.1f}" for one in sizes.values()])
    return 0


def _line(name: str, values: list[str]) -> None:
    print(f"{name:<22}" + "".join(f"{value:>12}" for value in values))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
