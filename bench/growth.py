"""`python -m bench.growth [TIMES…]`: the table of growth: what pages cost and weigh at one, ten and a hundred times the records.

Each size is a copy of the project with a grown content (bench/growing.py), which is checked, composed, built and checked again as ours is;
seconds are the processor's, a page; memory is of the step that took most. Each step is told as soon as it has ended. What a step refuses is
shown in its own words, and the table is made of the others. At a hundred times it takes two hours and 15 GB of disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.growing import grown
from scripts.facts.handouts import EPUB, HANDBOOK, LLMS_FULL, OFFLINE
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
DOCUMENTS = {"handbook": HANDBOOK, "epub": EPUB, "llms-full": LLMS_FULL, "offline copy": OFFLINE}
_ENDS = {"sheets": "-hoja-a4.pdf", "docx": ".docx"}  # of the documents of a practice
_SAID = 12  # lines that are shown of what a step refuses


@dataclass(frozen=True)
class Step:
    """What a command took: `seconds` of the processor, `memory` in MB. `refused`: it ended with a fault."""

    seconds: float
    memory: float
    refused: bool


@dataclass(frozen=True)
class Size:
    """What a content of some size costs. `heaviest`: the most bytes of a page by its kind, its HTML and the same on the line (made records
    repeat the texts of real ones, which compresses well: the HTML tells whether lists grow); `documents`: bytes by kind of document.
    """

    pages: int
    steps: Mapping[str, Step]
    heaviest: Mapping[str, tuple[int, int]]
    documents: Mapping[str, int]


def measured(times: int) -> Size:
    """Build the site with `times` as many records, and say what each step takes as soon as it is known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = put(grown(ROOT, folder / "content", times), copy(folder / "root"))
        steps = {}
        for step, command in COMMANDS.items():
            steps[step] = found = _run(command, root, folder / "said")
            print(f"  {step:<12}{found.seconds:>9.1f} s{found.memory:>8.0f} MB{'  refused' if found.refused else ''}", flush=True)
            if found.refused:
                print("".join(_first_lines(folder / "said")), flush=True)
        site = root / "site"
        return Size(sum(1 for _ in site.rglob("index.html")), steps, _heaviest(site), dict(_documents(site)))


def _run(command: tuple[str, ...], root: Path, said: Path) -> Step:
    """What a command of Python takes; what it says is left in the file `said`."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with said.open("wb") as out:
        child = subprocess.Popen([sys.executable, *command], cwd=root, env=quiet, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Step(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode != 0)


def _first_lines(said: Path) -> Iterator[str]:
    with said.open(encoding="utf-8", errors="replace") as lines:
        yield from (f"    {line[:300].rstrip()}\n" for line, _ in zip(lines, range(_SAID), strict=False))


def _heaviest(site: Path) -> Mapping[str, tuple[int, int]]:
    heaviest: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        data, kind = html.encode("utf-8"), kind_of(parse("", html))
        long, heavy = heaviest[kind]
        heaviest[kind] = max(long, len(data)), max(heavy, gzip_size(data))
    return heaviest


def _documents(site: Path) -> Iterator[tuple[str, int]]:
    """Bytes of the Spanish documents that were made; of those of a practice the heaviest."""
    for name, paths in DOCUMENTS.items():
        if (file := site / paths["es"]).is_file():
            yield name, file.stat().st_size
    for name, end in _ENDS.items():
        if sizes := [file.stat().st_size for file in site.glob(f"descargas/*{end}")]:
            yield name, max(sizes)


def main(arguments: list[str]) -> int:
    """Print the table, a column a size; 1 where a step refused its content."""
    wanted = [int(one) for one in arguments] or list(TIMES)
    sizes = []
    for times in wanted:
        print(f"{times}×", flush=True)
        sizes.append(measured(times))
    print(f"{'':<26}" + "".join(f"{f'{times}×':>12}" for times in wanted))
    for line in _lines(sizes):
        print(line)
    return int(any(step.refused for one in sizes for step in one.steps.values()))


def _lines(sizes: Sequence[Size]) -> Iterator[str]:
    yield _line("pages", [f"{one.pages}" for one in sizes])
    for step in COMMANDS:
        yield _line(f"{step}, ms a page", [_each(one, step) for one in sizes])
    yield _line("all, ms a page", [_each(one, *COMMANDS) for one in sizes])
    for step in COMMANDS:
        yield _line(f"{step}, MB", [f"{one.steps[step].memory:.0f}" for one in sizes])
    for kind in sorted({kind for one in sizes for kind in one.heaviest}):
        for place, what in enumerate(("kB", "kB on the line")):
            yield _line(f"{kind}, {what}", [f"{one.heaviest[kind][place] / 1000:.1f}" if kind in one.heaviest else "none" for one in sizes])
    for name in (*DOCUMENTS, *_ENDS):
        yield _line(f"{name}, kB", [f"{one.documents[name] / 1000:.0f}" if name in one.documents else "none" for one in sizes])


def _each(size: Size, *steps: str) -> str:
    """Milliseconds a page of some steps; said to be refused where one of them was, or where there are no pages."""
    if not size.pages or any(size.steps[one].refused for one in steps):
        return "refused"
    return f"{1000 * sum(size.steps[one].seconds for one in steps) / size.pages:.1f}"


def _line(name: str, values: Sequence[str]) -> str:
    return f"{name:<26}" + "".join(f"{value:>12}" for value in values)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
