"""The build command on copies of the project: a fault stops it, says why in both languages, and the last good site stays."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.content import ROOT
from scripts.finishing.compress import TEXTS
from tests.conftest import ENVIRONMENT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project without its history and environment, with a last good site."""
    root = tmp_path / "project"
    for name in ("data", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("el último sitio bueno", encoding="utf-8")
    return root


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in ENVIRONMENT.items() if k != "PYTHONPATH"}
    return subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, capture_output=True, text=True, check=False)


def untouched(root: Path) -> bool:
    files = [f for f in (root / "site").rglob("*") if f.is_file()]
    return [f.read_text(encoding="utf-8") for f in files] == ["el último sitio bueno"]


def test_a_good_build_replaces_the_site(project: Path) -> None:
    result = run(project, "scripts.build")
    assert result.returncode == 0, result.stdout + result.stderr
    page = project / "site/practicas/huella-hidrica/index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    texts = [f for f in (project / "site").rglob("*") if f.suffix in TEXTS]
    assert [f for f in texts if not (f.with_name(f.name + ".gz").is_file() and f.with_name(f.name + ".br").is_file())] == []
    assert not (project / "build/site").exists()
    again = run(project, "scripts.check")
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("docs/es/method.md", "](pending-sources.md", "](nothing-here.md", "nothing-here.md"),
        (
            "docs/es/practices/07-water-footprint.md",
            "[@mining-water-stewardship]",
            "[@mining-water-stewardshop]",
            "mining-water-stewardship",
        ),
        ("data/practices/07-water-footprint.yml", "agua de desecho", "agua residual", "changed-sentence"),
        ("data/evidence/cl-ley-21305.yml", "country: CL", "country: Chile", "not-in-list"),
        ("data/evidence/cl-ley-21305.yml", "country: CL", "country: CL\ncountry: CO", "repeated-key"),
    ],
)
def test_a_planted_fault_stops_the_build(project: Path, path: str, old: str, new: str, said: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = run(project, "scripts.build")
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert said in output
    assert "Traceback" not in output
    assert "No se cambió site/. · site/ was not changed." in output
    assert untouched(project)


def test_a_missing_twin_is_told_in_both_languages(project: Path) -> None:
    (project / "docs/en/practices/07-water-footprint.md").unlink()
    result = run(project, "scripts.parity")
    assert result.returncode == 1
    assert "es: Falta la misma página en el otro idioma: docs/en/practices/07-water-footprint.md" in result.stdout
    assert "en: The same page in the other language is missing" in result.stdout


def test_without_a_repository_there_are_no_edit_links_and_one_line_says_so(project: Path) -> None:
    environment = {k: v for k, v in ENVIRONMENT.items() if k not in ("GITHUB_REPOSITORY", "SITE_URL")}
    environment["GIT_CEILING_DIRECTORIES"] = str(project.parent)
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(project / "build/out")]
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    output = result.stdout + result.stderr
    assert result.returncode == 0, output
    assert output.count("No repository known") == 1
    assert "/edit/main/" not in (project / "build/out/practicas/huella-hidrica/index.html").read_text(encoding="utf-8")
    assert not (project / "build/out/sitemap.xml").exists()
