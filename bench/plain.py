"""`python -m bench.plain [TIMES]`: what our build costs beside the plain stack on the same pages, in one run, in seconds of the processor.

The plain stack is MkDocs with Material's own templates and static-i18n on the composed pages of build/pages/, with our Markdown
extensions and without Material's search. Ours is the whole build: compose, MkDocs with our templates, finish. Each is run TIMES times
(2 unless told), in turn, and the least counts. `first` is our build with nothing kept of earlier ones. Then what checking the content
costs, and what checking the built site does beside building it: the first time beside the first build, and again beside a later one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.tools.paths import ROOT
from scripts.tools.yaml import read_yaml_file

KEPT = ROOT / "build/kept"


@dataclass(frozen=True)
class Spent:
    """Seconds of the processor, user's and system's, and the most megabytes that one process held."""

    seconds: float
    megabytes: float


def spent(command: tuple[str, ...], root: Path = ROOT) -> Spent:
    """What a command of Python spends in a folder, its own processes included; CalledProcessError where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen((sys.executable, *command), cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def plain(folder: Path) -> Path:
    """A project of the plain stack in `folder`, on the composed pages as they are; its configuration."""
    shutil.copytree(ROOT / "build/pages", folder / "docs")
    ours = read_yaml_file(ROOT / "mkdocs.yml").value
    kept = ("site_name", "use_directory_urls", "markdown_extensions", "not_in_nav")
    settings = {name: ours[name] for name in kept} | {
        "theme": {"name": "material", "language": "es", "font": False},
        "plugins": [plugin for plugin in ours["plugins"] if "i18n" in plugin],
        "nav": ["index.md"],
    }
    configuration = folder / "mkdocs.yml"
    # JSON is YAML
    configuration.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    return configuration


def table(times: int) -> list[tuple[str, Spent, Spent, float]]:
    """What is compared: its name, ours, the plain stack or our own build, and the largest ratio that we allow ourselves."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = ("-m", "mkdocs", "build", "--site-dir", str(folder / "ours"))
        shutil.rmtree(KEPT, ignore_errors=True)
        first = spent(ours)
        configuration = plain(folder)
        theirs = ("-m", "mkdocs", "build", "--config-file", str(configuration), "--site-dir", str(folder / "plain"))
        pairs = [(spent(ours), spent(theirs)) for _ in range(times)]
        built = min((one for one, _ in pairs), key=lambda one: one.seconds)
        other = min((two for _, two in pairs), key=lambda one: one.seconds)
        content = spent(("-m", "scripts.check"))
        site, again = (spent(("-m", "scripts.check_site", str(folder / "ours"))) for _ in range(2))
    return [
        ("first", first, other, 1.0),
        ("build", built, other, 1.0),
        ("check", content, other, 1.0),
        ("check_site", site, first, 0.5),
        ("… again", again, built, 0.5),
    ]


def main(arguments: list[str]) -> int:
    """Print the table."""
    print(f"{'':<12}{'seconds':>9}{'MB':>7}{'beside':>9}{'ratio':>8}{'aim':>6}")
    for name, ours, other, aim in table(int(arguments[0]) if arguments else 2):
        ratio = ours.seconds / other.seconds
        print(f"{name:<12}{ours.seconds:>9.2f}{ours.megabytes:>7.0f}{other.seconds:>9.2f}{ratio:>8.2f}{aim:>6.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
