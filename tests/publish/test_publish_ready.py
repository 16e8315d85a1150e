"""What an edition must have before anything is built, what is said afterwards, and what nobody may write in place of a number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.content.library import Library
from scripts.publishing import publish, rollback
from scripts.publishing.handed import Handed
from scripts.publishing.repository import Repository
from scripts.publishing.site_root import read_versions
from scripts.publishing.telling import Refusal, say
from scripts.publishing.versions import LATEST, Request, demand_edition_number, demand_site, demand_valid
from tests.conftest import SITE_URL
from tests.publish.publications import Project, new_small_project, say_changes

pytestmark = pytest.mark.long

HOSTILE = (
    "1.0`id>x`",
    "$(id>x)",
    '1.0"; id>x; "',
    "1.0'",
    "1.0\nid>x",
    "1.0;id",
    "$(shell id>x)",
    "${IFS}",
    "../1.0",
    "--help",
    "1.0 ",
    "",
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that has published nothing yet."""
    return new_small_project(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def project(start: Project, tmp_path: Path) -> Project:
    """A copy of it to do something to."""
    return start.copy(tmp_path / "project")


@pytest.fixture
def refused(project: Project, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """A function: publishing is refused with these words, in both languages, before anything is built, and nothing is published."""
    monkeypatch.delenv("PUBLISH_REMOTE", raising=False)

    def check(*said: str, version: str = "1.0", site: str = SITE_URL, command=publish.publish) -> None:
        monkeypatch.setenv("SITE_URL", site)
        assert command(version, root=project.root) == 1
        out, err = capfd.readouterr()
        assert " · " in err and len(err.splitlines()) == 1
        for one in said:
            assert one in err
        assert "Building" not in out
        assert not project.git("for-each-ref", "refs/heads/gh-pages", where=project.remote)

    return check


def test_an_edition_without_its_section_is_refused_with_the_heading_to_write(project: Project, refused) -> None:
    heading = f"“## 1.1 · {project.git('log', '-1', '--format=%cs')}”"
    refused(heading, heading.replace("“", "«").replace("”", "»"), version="1.1")
    for lines, missing in (("", "“- ES: …”, “- EN: …”"), ("- ES: Algo.\n", ": “- EN: …”"), ("- EN: Something.\n", ": “- ES: …”")):
        changelog = project.root / "CHANGELOG.md"
        before = changelog.read_text(encoding="utf-8")
        changelog.write_text(f"{before}\n## 1.1 · 2027-01-01\n\n{lines}", encoding="utf-8")
        project.commit("Head a section")
        refused(missing, version="1.1")
        changelog.write_text(before, encoding="utf-8")


def test_an_edition_without_the_sites_address_is_refused_and_so_is_an_address_that_is_none(refused) -> None:
    refused("SITE_URL", site="")
    for version, command in (("1.0", publish.publish), ("dev", publish.publish), ("1.0", rollback.rollback)):
        refused("SITE_URL", version=version, command=command, site='https://x.org/"><script>')


@pytest.mark.parametrize(
    "address",
    ["https://ejemplo.github.io/practicas/", "https://OWNER.github.io/x/", "http://localhost:8000/", "https://practicas.example/"],
)
def test_an_examples_address_is_never_published(address: str) -> None:
    with pytest.raises(Refusal) as refused:
        demand_site(address)
    assert refused.value.word == "stand-in-site"


def test_a_name_that_only_holds_such_a_word_is_published() -> None:
    for address in ("https://practicas.org/", "https://buenosejemplos.org/", "https://owners-guide.org/", "https://example.org/practicas/"):
        demand_site(address)


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:alert(1)", "https://x.org/ y", "https://x.org/\ny", "https:///", "https://x.org/?a"]
)
def test_the_published_address_is_one(address: str) -> None:
    with pytest.raises(Refusal):
        demand_site(address)


def test_an_edition_from_a_commit_that_only_this_clone_holds_is_refused(project: Project, refused) -> None:
    (project.root / "README.md").write_text("x", encoding="utf-8")
    project.git("commit", "--quiet", "--all", "--message", "Not pushed")
    refused(project.git("rev-parse", "HEAD")[:10], "git push")
    project.git("push", "--quiet", "origin", "HEAD~1:refs/heads/other", "HEAD:refs/heads/gh-pages-too")
    assert Repository(project.root).is_kept() is True  # by any branch
    project.git("push", "--quiet", "origin", ":gh-pages-too")
    project.git("push", "--quiet", "origin", "HEAD:refs/heads/gh-pages")
    assert Repository(project.root).is_kept() is False  # the published branch is none of them
    project.git("push", "--quiet", "origin", ":gh-pages", "HEAD:main")
    later = project.second_clone("later")
    (later.root / "README.md").write_text("y", encoding="utf-8")
    later.commit("A later commit that this clone does not know")
    project.git("fetch", "--quiet", "origin", f"{project.git('rev-parse', 'HEAD')}:refs/remotes/origin/main")
    assert Repository(project.root).is_kept() is True
    project.git("remote", "set-url", "origin", "../nowhere.git")
    assert Repository(project.root).is_kept() is None


def test_a_published_edition_says_what_is_left_to_do_and_a_rehearsal_what_it_does_not_know(project: Project) -> None:
    project.git("update-ref", "-d", "refs/heads/main", where=project.remote)  # as if it had never been pushed
    rehearsal = project.root.parent / "rehearsal.git"
    project.git("init", "--quiet", "--bare", str(rehearsal))
    result = project.try_to_publish("1.0", "latest", PUBLISH_REMOTE=str(rehearsal))
    assert result.returncode == 0, result.stderr
    assert "Note: it is not known whether a branch of origin holds the commit" in result.stdout
    assert "make edition" in result.stdout
    last = result.stdout.splitlines()[-1]
    assert "git tag v1.0 && git push origin v1.0" in last and last.count("## Próxima edición · Next edition") == 2
    assert not project.git("for-each-ref", "refs/heads/gh-pages", where=project.remote)


@pytest.mark.parametrize("value", HOSTILE)
def test_no_name_but_a_number_gets_any_further(value: str) -> None:
    for demand in (demand_edition_number, lambda one: demand_valid(one, "")):
        with pytest.raises(Refusal):
            demand(value)
    with pytest.raises(Refusal):
        demand_valid("1.0", value or "x")


def test_the_published_address_may_have_a_port_and_a_path() -> None:
    for site in (None, "https://x.org", "https://x.org/", "http://127.0.0.1:8000/a/b-c/", "https://xn--a.org/%C3%B1/"):
        demand_site(site)


def test_a_refusal_cannot_move_the_cursor_or_command_the_log(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    say(library.content.ui, "bad-version", version="1.0\n::error::x\r\x1b[2J")
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["1.0", "latest", "x"], ["--build"], ["--build", "x"], ["--push", "x", "1.0", "latest", "y"]])
def test_publishing_says_how_it_is_called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert publish.main(arguments) == 1
    assert capsys.readouterr().err.count("python -m scripts.publish 1.0 latest") == 2


@pytest.mark.parametrize("arguments", [[], ["1.0", "x"]])
def test_rolling_back_says_how_it_is_called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert rollback.main(arguments) == 1
    assert capsys.readouterr().err.count("python -m scripts.rollback 1.0") == 2


class _Lost:
    """A branch on which others are always faster."""

    folder = Path()
    fetched = 0

    def fetch(self) -> str:
        self.fetched += 1
        return "tip"

    def tree_id(self, revision: str, folder: str) -> str:
        return folder

    def with_copy(self, *_: object) -> str:
        return "tree"

    def read_one(self, revision: str, path: str) -> bytes:
        return json.dumps([{"version": "1.0", "title": "1.0", "aliases": []}]).encode()


def test_rolling_back_gives_up_after_some_lost_races(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    branch = _Lost()
    monkeypatch.setattr(rollback, "complete", lambda *_: "commit")
    monkeypatch.setattr(rollback, "send", lambda *_: False)
    with pytest.raises(Refusal) as refusal:
        rollback._rollback("1.0", branch, library.content)
    assert refusal.value.word == "push-refused" and branch.fetched == publish.ATTEMPTS
    assert LATEST not in read_versions(branch, "tip")["1.0"].aliases


def test_an_edition_that_is_listed_and_not_there_cannot_be_the_newest(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    branch = _Lost()
    monkeypatch.setattr(branch, "tree_id", lambda *_: "", raising=False)
    with pytest.raises(Refusal) as refusal:
        rollback._rollback("1.0", branch, library.content)
    assert refusal.value.word == "no-edition"


def test_a_commit_without_a_name_is_published_under_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("user.name", "user.email"):
        project.git("config", "--unset", key)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert Repository(project.root).identity() == ("Test", "test@example.org")
    nobody = project.git(
        "commit-tree", "HEAD^{tree}", "-m", "x", GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="", GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL=""
    )
    project.git("reset", "--quiet", "--hard", nobody)
    assert all(Repository(project.root).identity())


NEW = Request("1.1", LATEST, "b" * 40)


def test_what_was_handed_on_is_taken_only_for_what_it_is(tmp_path: Path) -> None:
    site = tmp_path / "built"
    site.mkdir()
    (site / "edition.json").write_text("{}", encoding="utf-8")
    handed = Handed(tmp_path / "handed")
    for found in (lambda: handed.read(NEW, []), lambda: Handed(site).read(NEW, [])):
        with pytest.raises(Refusal):
            found()
    handed.write(NEW, ["1.0"], site)
    assert (handed.read(NEW, ["1.0"]) / "edition.json").is_file()
    for request, editions, word in (
        (Request("1.2", LATEST, NEW.commit), ["1.0"], "nothing-handed-on"),
        (Request("1.1", LATEST, "a" * 40), ["1.0"], "nothing-handed-on"),
        (NEW, ["1.0", "1.0.1"], "stale"),
    ):
        with pytest.raises(Refusal) as refusal:
            handed.read(request, editions)
        assert refusal.value.word == word
    (handed.site / "link").symlink_to("/etc/passwd")
    with pytest.raises(Refusal):
        handed.read(NEW, ["1.0"])
    handed.write(NEW, ["1.0"], None)
    with pytest.raises(Refusal):
        handed.read(NEW, ["1.0"])


def test_built_here_and_pushed_there_is_what_one_command_publishes(project: Project) -> None:
    project.publish("1.0", "latest")
    say_changes(project.root, "1.1")
    project.commit("Edit")
    one, other = project.copy(project.root.parent.parent / "one"), project.copy(project.root.parent.parent / "other")
    one.publish("1.1", "latest")
    tip = other.tip()
    built = other.run("publish", "--build", "../handed", "1.1", "latest")
    assert built.returncode == 0, built.stderr
    assert other.tip() == tip
    other.publish("dev")  # another publication comes first, and is no obstacle
    pushed = other.run("publish", "--push", "../handed", "1.1", "latest")
    assert pushed.returncode == 0, pushed.stderr
    assert other.tree("1.1") == one.tree("1.1") and other.tree("latest") == one.tree("latest")
    again = other.run("publish", "--push", "../handed", "1.1", "latest")
    assert again.returncode == 0 and "nothing had to change" in again.stdout
