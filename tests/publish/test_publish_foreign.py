"""What stands on the published branch and is not ours stays, byte by byte; only what publishing wrote is replaced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.publications import Project, new_small_project, say_changes

FOREIGN = {
    "CNAME": "practicas.example.org\n",
    ".well-known/security.txt": "Contact: mailto:x@example.org\n",
    "google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html\n",
    ".nojekyll": "",
    "assets/of-a-former-site.css": "body{}\n",
    "un sitio anterior/página «vieja».html": "<p>Antes.</p>\n",
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that has published nothing yet; what matters is what stands beside the versions, whatever is in them."""
    return replace(new_small_project(tmp_path_factory.mktemp("foreign")), any_build=True)


@pytest.fixture
def project(start: Project, tmp_path: Path) -> Project:
    """A copy of it to do something to."""
    return start.copy(tmp_path / "project")


def _put(project: Project, files: dict[str, str]) -> None:
    """Add files to the published branch with a commit of their own, as somebody does by hand."""
    tree = project.root.parent / "by-hand"
    project.git("init", "--quiet", "--initial-branch=gh-pages", str(tree), where=project.root.parent)
    if project.git("for-each-ref", "refs/heads/gh-pages", where=project.remote):
        project.git("fetch", "--quiet", str(project.remote), "gh-pages", where=tree)
        project.git("reset", "--quiet", "--hard", "FETCH_HEAD", where=tree)
    for path, text in files.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, encoding="utf-8")
    project.git("add", "--all", where=tree)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    project.git(*identity, "commit", "--quiet", "--message", "By hand", where=tree)
    project.git("push", "--quiet", str(project.remote), "gh-pages", where=tree)


def _stays(project: Project) -> None:
    tree = project.tree()
    assert {path: project.git("cat-file", "-p", tree[path], where=project.remote) for path in FOREIGN} == {
        path: text.strip() for path, text in FOREIGN.items()
    }


def test_what_is_not_ours_stays_and_what_was_ours_goes(project: Project) -> None:
    _put(project, FOREIGN)
    project.publish("1.0", "latest")
    _stays(project)
    style = next(path for path in project.tree("assets") if path.startswith("assets/site.") and path.endswith(".css"))
    with (project.root / "overrides/styles/00-names.css").open("a", encoding="utf-8") as file:
        file.write(":root { --of-the-next-edition: 1px; }\n")
    say_changes(project.root, "1.1")
    project.commit("Change the styles")
    project.publish("1.1", "latest")
    _stays(project)
    assert style not in project.tree()  # ours, and no longer wanted at the root
    assert project.run("rollback", "1.0").returncode == 0
    _stays(project)
    listed = set(project.published("root-files.txt").splitlines())
    at_the_root = {path for path in project.tree() if path.split("/")[0] not in ("1.0", "1.1", "latest")}
    assert at_the_root == listed | set(FOREIGN) | {"versions.json"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("index.html", "<p>El sitio de antes.</p>\n"),
        ("dev/index.html", "<p>Otra cosa.</p>\n"),
        ("dev", "a file\n"),
        ("assets", "a file\n"),
        ("robots.txt/index.html", "<p>x</p>\n"),
        ("versions.json", "not ours\n"),
        ("versions.json", '{"not": "ours"}\n'),
    ],
)
def test_what_would_have_to_be_replaced_is_named_and_nothing_is_published(project: Project, path: str, text: str) -> None:
    _put(project, {"CNAME": "x.example.org\n", path: text})
    tip = project.tip()
    result = project.try_to_publish("dev")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert path.split("/")[0] in result.stderr and "Nothing was published" in result.stderr and "No se publicó nada" in result.stderr
    assert project.tip() == tip


def test_a_file_that_is_already_as_ours_will_be_is_no_obstacle(project: Project) -> None:
    project.publish("dev")
    robots = project.published("robots.txt") + "\n"
    other = replace(new_small_project(project.root.parent / "other"), any_build=True)
    _put(other, {"robots.txt": robots})
    other.publish("dev")
    assert other.published("robots.txt") + "\n" == robots
