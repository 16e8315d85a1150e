"""`python -m bench.speed [AGAINST]`: what checking, composing and building cost, in seconds of the processor, and next to what.

What a command takes depends on the machine and on who else works on it, even in seconds of the processor. So each is measured in turn with
something else, three times, and the least of each is compared: with the same command in AGAINST, a folder with another checkout, as
`git worktree add ../before main` makes it; or else with a fixed piece of work, the same in every checkout and on every day.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.tools.paths import ROOT

COMMANDS = {
    "check": ("-m", "scripts.check"),
    "compose": ("-m", "scripts.compose"),
    "build": ("-m", "mkdocs", "build", "--site-dir"),
}
# Numbers, texts and mappings in the measure in which the commands use them.
FIXED_WORK = ("-c", "d = {}\nfor n in range(2_000_000):\n    d[n % 1000] = str(n).replace('1', 'i') + d.get(n % 999, '')[:9]")
_TIMES = 3


def seconds(command: tuple[str, ...], root: Path) -> float:
    """Seconds of the processor, user's and system's, that a command of Python takes in a folder; CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], cwd=root, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(command: tuple[str, ...], other: tuple[tuple[str, ...], Path]) -> tuple[float, float]:
    """The least of some runs of a command here, and of `other`, a command and its folder, run in turn with it."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(seconds(_into(command, folder), ROOT), seconds(_into(other[0], folder), other[1])) for _ in range(_TIMES)]
    return min(one for one, _ in pairs), min(two for _, two in pairs)


def _into(command: tuple[str, ...], folder: str) -> tuple[str, ...]:
    return (*command, folder) if command[-1] == "--site-dir" else command


def main(arguments: list[str]) -> int:
    """Print the table."""
    against = Path(arguments[0]).resolve() if arguments else None
    print(f"{'':<10}{'seconds':>9}{str(against) if against else 'fixed work':>24}{'ratio':>8}")
    for name, command in COMMANDS.items():
        here, there = least(command, (command, against) if against else (FIXED_WORK, ROOT))
        print(f"{name:<10}{here:>9.2f}{there:>24.2f}{here / there:>8.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
