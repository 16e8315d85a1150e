"""`python -m scripts.lint [STEP…]`: what judges the code, as many tools at once as there are processors; all of them run, and what one
finds is enough to fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from scripts.tools.paths import ROOT

Steps = Mapping[str, tuple[str, ...]]

# What is run, from the environment in which this runs. None of it asks the network or changes a file of the project.
STEPS: Steps = {
    "ruff": ("ruff", "check"),
    "format": ("ruff", "format", "--check"),
    "types": ("mypy",),
    "rooms": ("lint-imports",),
    "scripts": ("deno", "lint", "--quiet"),
    "scripts-format": ("deno", "fmt", "--check", "--quiet"),
    "scripts-types": ("deno", "check", "--quiet", "--no-remote", "overrides/scripts/"),
    "workflows": ("zizmor", "--persona", "auditor", "--offline", "--no-progress", ".github"),
}
# Deno asks nobody for a newer one, and what it keeps it keeps in the project: it writes nowhere else.
ENVIRONMENT = {"DENO_DIR": str(ROOT / "build/deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}


def run_all(steps: Steps) -> int:
    """Run every step, print what each says when it ends, and say which of them found something; 0 when none did."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(_run, command): name for name, command in steps.items()}
        for one in as_completed(running):
            print(f"== {running[one]}: {' '.join(steps[running[one]])}\n{one.result()[1]}", flush=True)
    found = [name for one, name in running.items() if not one.result()[0]]
    if found:
        print(f"Hay que corregir · To be mended: {', '.join(found)}")
    return 1 if found else 0


def _run(command: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a tool found nothing, and all that it said."""
    program, *arguments = command
    file = sys.executable if program == "python" else str(Path(sys.executable).with_name(program))
    try:
        answer = subprocess.run(
            [file, *arguments], cwd=ROOT, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except FileNotFoundError:
        return False, f"{program}: no está instalado, ejecute `make .venv/.ready` · it is not installed, run `make .venv/.ready`"
    return answer.returncode == 0, answer.stdout.decode("utf-8", errors="replace").rstrip()


def main(arguments: list[str]) -> int:
    """Run the steps that are named, or all of them."""
    unknown = [name for name in arguments if name not in STEPS]
    if unknown:
        print(f"{', '.join(unknown)}: elija entre · choose from {', '.join(STEPS)}")
        return 2
    return run_all({name: STEPS[name] for name in arguments} or STEPS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
