"""Git: the one place that starts it. Standard library only, since `scripts.propose` runs with nothing installed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class GitFailed(Exception):
    """Git did not do what it was told; the text is the command and what git said."""


@dataclass(frozen=True)
class Answer:
    """What git said. `ok`: its exit status was 0; `output`: as printed; `error`: what it complained of, on one line."""

    ok: bool
    output: bytes
    error: str = ""

    @property
    def text(self) -> str:
        """The output as text, without the line break at its end. Bytes that are no UTF-8, as in names of files, survive as surrogates."""
        return self.output.decode("utf-8", "surrogateescape").rstrip("\n")


def ask(root: Path, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Answer:
    """Run git in the folder `root`; names of files come unquoted. Raises nothing: where git is missing or refuses, `ok` is false."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=stdin, env={**os.environ, **(environment or {})}, capture_output=True, check=False)
    except FileNotFoundError as error:
        return Answer(False, b"", str(error))
    return Answer(done.returncode == 0, done.stdout, " ".join(done.stderr.decode("utf-8", "replace").split()))


def demand(root: Path, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> bytes:
    """What git prints for a command that has to succeed; raises `GitFailed`."""
    answer = ask(root, *arguments, stdin=stdin, environment=environment)
    if not answer.ok:
        raise GitFailed(f"git {' '.join(arguments)}: {answer.error}")
    return answer.output
