"""How a command is called. Its docstring begins with that, `python -m scripts.check [FOLDER]`, and here it is held against the arguments.

Standard library only, since `scripts.propose` runs with nothing installed; hence the words are here and not in data/ui.yml.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from scripts.tools.memory import collect_seldom

_CALL = re.compile(r"`python3? -m ([^`]+)`")
_WORD = re.compile(r"[A-Z=]+")


def run(main: Callable[..., int], docstring: str | None) -> int:
    """Run a command with the arguments of this process; its exit status, or 2 where it is called otherwise than its docstring says.

    A command that takes no arguments is called with none, another with the list of them. Words in brackets may be left out; `…` after a
    word: it may stand several times.
    """
    collect_seldom()
    usage = _usage(docstring)
    given = sys.argv[1:]
    required, optional = (_WORD.findall(part) for part in (usage.partition("[")[0], usage.partition("[")[2]))
    most = sys.maxsize if "…" in usage else len(required) + len(optional)
    asks = [one for one in given if one.startswith("-")]
    if asks or not len(required) <= len(given) <= most:
        return wrong(usage)
    return main(given) if most else main()


def wrong(usage: str, variables: str = "") -> int:
    """Say on the error stream how a command is called, such as `scripts.check [FOLDER]`; 2, for its exit status.

    `variables`: what it needs in its environment.
    """
    es, en = (f", con las variables {variables}", f", with the variables {variables}") if variables else ("", "")
    print(f"Así se usa esta orden: python -m {usage}{es}\nThis is how to use this command: python -m {usage}{en}", file=sys.stderr)
    return 2


def _usage(docstring: str | None) -> str:
    match = _CALL.match(docstring or "")
    if not match:
        raise ValueError("the docstring of a command begins with how it is called")
    return match.group(1)
