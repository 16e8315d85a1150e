"""Runs the browser's scripts without a browser: Deno, from the environment, without network and without asking for updates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.lint import ENVIRONMENT
from scripts.tools.paths import ROOT

_DENO = Path(sys.executable).with_name("deno")


def deno(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `deno ARGUMENTS` in the project's folder with `text` as its input, in the environment of `make lint`."""
    given = {**os.environ, **ENVIRONMENT, **environment}
    return subprocess.run([_DENO, *arguments], cwd=ROOT, env=given, input=text, capture_output=True, text=True, check=False)


def ask(index: Path, queries: list[str], words: Sequence[str] = ()) -> tuple[list[list[str]], list[list[str]]]:
    """What the engine finds in the index of a folder: the first addresses of each query, and the stems of each of `words`."""
    asked = json.dumps({"queries": queries, "words": list(words)})
    done = deno("run", "--quiet", "--allow-read", "tests/scripts/ask.js", str(index), text=asked)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer["answers"], answer["stems"]
