"""`python -m scripts.quick`: code, content and the tests that need no built site, in under a minute; for whoever changes the program."""

from __future__ import annotations

import sys

from scripts.lint import STEPS, run_all
from scripts.tools.calling import run


def main() -> int:
    """Run everything; 0 when nothing was found."""
    return run_all(
        {
            "tests": ("python", "-m", "pytest", "-m", "quick", "--numprocesses=auto", "--dist=loadfile"),  # the longest first
            **STEPS,
            "content": ("python", "-m", "scripts.check"),
            "scripts-tests": ("deno", "test", "--quiet", "--no-remote", "tests/scripts"),
        }
    )


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
