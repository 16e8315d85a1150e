"""What is wrong with the content, and how it is told to people: file, line, found, expected, remedy, in Spanish and English."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from scripts.phrases import fill


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `rule` names the rule, its message (`check.<rule>` in data/ui.yml) and its bad example."""

    path: str
    line: int
    rule: str
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def message(self, ui: Mapping[str, Mapping[str, str]], lang: str) -> str:
        """The rule's message in `lang` with its values filled in."""
        template = ui.get(f"check.{self.rule}", {}).get(lang, self.rule)
        return fill(template, **self.values)


def one_line(text: str) -> str:
    """Text as one printable line: what a file holds, or is called, neither moves a cursor nor gives orders to who reads the report."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


def report(problems: Iterable[Problem], ui: Mapping[str, Mapping[str, str]], what: str) -> int:
    """Print all problems grouped by file, as annotations too when GitHub runs us, and return the exit status (0 or 1)."""
    found = sorted(set(problems))
    if not found:
        print(f"{what}: sin problemas · no problems")
        return 0
    for path, group in groupby(found, key=lambda p: p.path):
        print(f"\n{one_line(path)}")
        for problem in group:
            print(f"  {problem.line}: [{problem.rule}]")
            texts = {lang: one_line(problem.message(ui, lang)) for lang in ("es", "en")}
            print("\n".join(f"      {lang}: {text}" for lang, text in texts.items()))
            if os.environ.get("GITHUB_ACTIONS") == "true":
                place = re.sub(r"[%:,]", lambda sign: f"%{ord(sign.group()):02X}", one_line(path))
                text = " · ".join(texts.values()).replace("%", "%25")
                print(f"::error file={place},line={problem.line},title={problem.rule}::{text}")
    files = len({p.path for p in found})
    print(f"\n{what}: {len(found)} problema(s) en {files} archivo(s) · {len(found)} problem(s) in {files} file(s)")
    return 1
