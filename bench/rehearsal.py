"""`python -m bench.rehearsal`: one changed sentence on its way through check.yml, with a stop-watch, and then every other journey.

The times are those of this machine, without what GitHub needs to start one and without installing: see tests/publish/rehearsal/runner.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.tools.paths import ROOT
from tests.publish.rehearsal.journeys import new_stage

PAGE = "docs/es/about.md"


def main(_: list[str]) -> int:
    """Print how long each step took, in seconds, and when the verdict stood there; 1 when a journey fails."""
    os.environ.pop("KEPT_DOCUMENTS", None)  # what the tests lend: here each document is made, as on a new machine
    with TemporaryDirectory() as folder:
        stage = new_stage(Path(folder))
        pull = stage.propose(1, {PAGE: stage.read(PAGE) + "\nUna frase más.\n"})
        jobs = stage.machine.run("check", stage.proposed(pull))
    total = 0.0
    for step, seconds in [*jobs["content"].seconds.items(), *jobs["site"].seconds.items()]:
        total += seconds
        print(f"{seconds:6.1f} s {total:6.1f} s  {step}")
    command = [sys.executable, "-m", "pytest", "-q", "--durations=0", "tests/publish/test_rehearsal.py"]
    journeys = subprocess.run(command, cwd=ROOT, check=False)
    return 1 if jobs["site"].result != "success" or journeys.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
