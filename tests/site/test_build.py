"""The build command on copies of the project: a fault stops it, says why in both languages, and the last good site stays."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.finishing.compress import TEXTS
from tests.conftest import ENVIRONMENT
from tests.small import copy, shrink

pytestmark = pytest.mark.long

PRACTICE = "practices/01-voluntary-agreements"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with few words and a last good site, without history and environment."""
    root = shrink(copy(tmp_path_factory.mktemp("small") / "project"))
    (root / "site").mkdir()
    (root / "site/index.html").write_text("el último sitio bueno", encoding="utf-8")
    return root


@pytest.fixture
def project(small: Path, tmp_path: Path) -> Path:
    """That copy, to do something to."""
    return shutil.copytree(small, tmp_path / "project")


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in ENVIRONMENT.items() if k != "PYTHONPATH"}
    return subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, capture_output=True, text=True, check=False)


def untouched(root: Path) -> bool:
    files = [f for f in (root / "site").rglob("*") if f.is_file()]
    return [f.read_text(encoding="utf-8") for f in files] == ["el último sitio bueno"]


def test_a_good_build_replaces_the_site(project: Path) -> None:
    result = run(project, "scripts.build")
    assert result.returncode == 0, result.stdout + result.stderr
    page = project / "site/practicas/acuerdos-de-prueba/index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    texts = [f for f in (project / "site").rglob("*") if f.suffix in TEXTS]
    assert [f for f in texts if not (f.with_name(f.name + ".gz").is_file() and f.with_name(f.name + ".br").is_file())] == []
    assert not (project / "build/site").exists()
    again = run(project, "scripts.check_site")
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("docs/es/method.md", "Texto breve", "[Texto breve](nothing-here.md)", "nothing-here.md"),
        (f"docs/es/{PRACTICE}.md", "[@", "[@nobody-", "nobody-"),
        (f"data/{PRACTICE}.yml", "Acordar", "Pactar", "changed-sentence"),
        ("data/evidence/[!_]*.yml", "country: ", "country: Chile ", "not-in-list"),
        ("data/evidence/[!_]*.yml", "country: ", "country: CL\ncountry: ", "repeated-key"),
    ],
)
def test_a_planted_fault_stops_the_build(project: Path, path: str, old: str, new: str, said: str) -> None:
    file = min(project.glob(path))
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
    (project / f"docs/en/{PRACTICE}.md").unlink()
    result = run(project, "scripts.check")
    assert result.returncode == 1
    assert f"es: Falta la misma página en el otro idioma: docs/en/{PRACTICE}.md" in result.stdout
    assert "en: The same page in the other language is missing" in result.stdout


def test_without_a_repository_there_are_no_edit_links_and_one_line_says_so(project: Path) -> None:
    environment = {k: v for k, v in ENVIRONMENT.items() if k not in ("GITHUB_REPOSITORY", "SITE_URL")}
    environment["GIT_CEILING_DIRECTORIES"] = str(project.parent)
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(project / "build/out")]
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    output = result.stdout + result.stderr
    assert result.returncode == 0, output
    assert output.count("No repository known") == 1
    assert "/edit/main/" not in (project / "build/out/practicas/acuerdos-de-prueba/index.html").read_text(encoding="utf-8")
    assert not (project / "build/out/sitemap.xml").exists()


def test_a_build_with_what_is_kept_equals_a_clean_one(project: Path) -> None:
    """Of pages and books that are as they were and of some that changed; whatever is kept, the site is the same to the byte."""

    def built() -> dict[str, bytes]:
        result = run(project, "mkdocs", "build", "--site-dir", "build/one")
        assert result.returncode == 0, result.stdout + result.stderr
        folder = project / "build/one"
        return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}

    first = built()
    assert (project / "build/kept/results.sqlite").is_file()
    assert built() == first
    for name, old, new in (
        ("docs/es/method.md", "Texto breve", "Texto más breve"),
        (f"data/{PRACTICE}.yml", "Metas cumplidas", "Metas bien cumplidas"),
    ):
        file = project / name
        before = file.read_text(encoding="utf-8")
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
    changed = built()
    shutil.rmtree(project / "build/kept")
    assert changed == built() != first
