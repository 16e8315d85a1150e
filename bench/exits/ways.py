"""The ways out: each builds the composed pages with another generator, in an environment of its own below build/exits/."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.exits import small
from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.tools.paths import ROOT
from scripts.tools.settings import settings

FOLDER = ROOT / "build/exits"
PROPERDOCS = "properdocs==1.6.7"
ZENSICAL = "zensical==0.0.73"  # the newest that the package index can install: later ones ask for zensical-ui, which it does not have
_UV = ROOT / ".uv/bin/uv"
_NOISE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Built:
    """What a way gave. `site`: None where it gave none; `warnings`: how many it printed; `told`: its last lines where it failed."""

    site: Path | None
    warnings: int = 0
    told: str = ""


def ours() -> Path:
    """The site as MkDocs builds it today."""
    built = _run([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(FOLDER / "ours")], ROOT, FOLDER / "ours")
    if built.site is None:
        raise SystemExit(built.told)
    return built.site


def properdocs() -> Built:
    """The continuation of MkDocs 1.x, with the same theme, plugin, hooks and settings."""
    python = _environment("properdocs", ["--requirements", str(_locked())], [PROPERDOCS])
    folder = FOLDER / "properdocs/site"
    # -f: it warns of the file's name alone, and takes what it warns of for a reason to stop
    return _run([python, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--site-dir", str(folder)], ROOT, folder)


def zensical() -> Built:
    """The successor by Material's authors. It knows neither hooks nor the plugin of languages: a build a language, its own theme."""
    python = _environment("zensical", [ZENSICAL])
    here = FOLDER / "zensical"
    shutil.rmtree(here / "site", ignore_errors=True)
    warnings = 0
    for lang in LANGUAGES:
        project = here / lang
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(ROOT / "build/pages" / lang, project / "docs")
        (project / "mkdocs.yml").write_text(yaml.safe_dump(_settings_of_zensical(lang)), encoding="utf-8")
        built = _run([str(Path(python).with_name("zensical")), "build", "-f", "mkdocs.yml"], project, project / "site")
        if built.site is None:
            return built
        warnings += built.warnings
        shutil.copytree(built.site, here / "site" / ("" if lang == LANGUAGES[0] else lang), dirs_exist_ok=True)
    return Built(here / "site", warnings)


def ourselves() -> Built:
    """Our own loop over Markdown and our templates: bench/exits/small.py."""
    folder = FOLDER / "small"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    small.build(folder, load().content, settings())
    return Built(folder)


def _settings_of_zensical(lang: str) -> dict[str, object]:
    extensions: list[object] = ["attr_list", "tables", {"toc": {"permalink": False}}]
    return {
        "site_name": "17 practices",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"language": lang},
        "markdown_extensions": extensions,
    }


def _environment(name: str, *packages: list[str]) -> str:
    """The Python of an environment of its own, made anew each time from the package index."""
    folder = FOLDER / name / ".venv"
    _must([str(_UV), "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
    python = str(folder / "bin/python")
    for some in packages:
        _must([str(_UV), "pip", "install", "--quiet", "--python", python, *some])
    return python


def _locked() -> Path:
    """What the project is built with, pinned, for another environment."""
    file = FOLDER / "requirements.txt"
    _must([str(_UV), "export", "--quiet", "--locked", "--no-dev", "--no-emit-project", "--output-file", str(file)])
    return file


def _must(command: list[str]) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(result.stderr or result.stdout)


def _run(command: list[str], folder: Path, site: Path) -> Built:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1"}
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    told = _NOISE.sub("", result.stdout + result.stderr)
    warnings = sum(line.lstrip().lower().startswith("warning") for line in told.splitlines())
    last = "\n".join(line[:300] for line in told.splitlines()[-12:])
    return Built(site if result.returncode == 0 and (site / "index.html").is_file() else None, warnings, last)
