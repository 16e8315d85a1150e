"""What goes wrong while publishing loses nothing: every version that was there is there, to the byte, and a second run succeeds."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.publications import Project, kill, new_small_project, say_changes, wait_for
from tests.small import renew_claims

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with edition 1.0 published, and a commit after it."""
    project = replace(new_small_project(tmp_path_factory.mktemp("faults")), any_build=True)
    project.publish("1.0", "latest")
    _edit(project, "1.1")
    return project


@pytest.fixture
def project(first: Project, tmp_path: Path) -> Project:
    """A copy of it to do something to."""
    return first.copy(tmp_path / "project")


def _edit(project: Project, version: str) -> str:
    say_changes(project.root, version)
    return project.commit("Edit")


def _versions(project: Project) -> set[str]:
    return {path.split("/")[0] for path in project.tree() if path.endswith("/edition.json")}


def _hook(project: Project, name: str, text: str) -> Path:
    hook = project.remote / "hooks" / name
    hook.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    hook.chmod(0o755)
    return hook


@pytest.mark.parametrize(("early", "late"), [("1.1", "dev"), ("dev", "1.1")])
def test_of_two_publications_at_once_both_are_there_whichever_is_late(project: Project, early: str, late: str) -> None:
    before = project.tree("1.0")
    other = project.second_clone("other")
    waiting = project.start(late)
    wait_for(waiting, "gh-pages")  # it has read the branch and is about to add to it
    os.killpg(waiting.pid, signal.SIGSTOP)
    other.publish(early)
    os.killpg(waiting.pid, signal.SIGCONT)
    said = waiting.communicate()[0]
    assert waiting.returncode == 0, said
    assert "Another publication came first" in said
    assert _versions(project) == {"1.0", "1.1", "dev", "latest"}
    assert project.tree("1.0") == before


def test_the_late_one_of_two_gives_way_when_it_would_lose_something(project: Project) -> None:
    other = project.second_clone("other")
    newer = _edit(other, "1.2")
    waiting = project.start("dev")
    wait_for(waiting, "gh-pages")
    os.killpg(waiting.pid, signal.SIGSTOP)
    other.publish("dev")
    tip = project.tip()
    os.killpg(waiting.pid, signal.SIGCONT)
    said = waiting.communicate()[0]
    assert waiting.returncode == 1 and newer[:10] in said
    assert project.tip() == tip


def test_a_refused_or_broken_push_changes_nothing_and_can_be_repeated(project: Project) -> None:
    tip = project.tip()
    for name, text, word in (
        ("pre-receive", "echo 'no room' >&2; exit 1", "no room"),
        ("update", "kill -9 $PPID", "did not accept"),
    ):
        hook = _hook(project, name, text)
        result = project.try_to_publish("1.1", "latest")
        assert result.returncode == 1
        assert word in result.stderr and "Traceback" not in result.stderr
        assert project.tip() == tip
        hook.unlink()
    before = project.tree("1.0")
    project.publish("1.1", "latest")
    assert project.tree("1.0") == before
    assert _versions(project) == {"1.0", "1.1", "latest"}


def test_a_killed_publication_leaves_nothing_half_done(project: Project) -> None:
    tip, before = project.tip(), project.tree()
    for words in ("Building", "Checking", "Writing"):
        process = project.start("1.1", "latest", building=words != "Writing")
        wait_for(process, words)
        kill(process)
        assert (project.tip(), project.tree()) == (tip, before), words
        assert not project.git("status", "--porcelain")
    process = project.start("1.1", "latest")
    wait_for(process, "Pushing")
    kill(process)  # the push may have arrived or not: either way nothing is half there
    assert _versions(project) in ({"1.0", "latest"}, {"1.0", "1.1", "latest"})
    project.publish("1.1", "latest")
    assert _versions(project) == {"1.0", "1.1", "latest"}
    assert project.tree("1.0") == {path: blob for path, blob in before.items() if path.startswith("1.0/")}
    fsck = project.git("fsck", "--full", where=project.remote)
    assert "error" not in fsck


def _broken_link(root: Path) -> str:
    for lang in ("es", "en"):
        page = root / "docs" / lang / "privacy.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n[x](no-existe.md).\n", encoding="utf-8")
    renew_claims(root)
    return "no-existe.md"


def _dead_address(root: Path) -> str:
    with (root / "data/addresses.txt").open("a", encoding="utf-8") as file:
        file.write("practicas/nunca-mas/ #why\n")
    return "practicas/nunca-mas/"


def _late_translation(root: Path) -> str:
    page = root / "docs/es/privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nUna frase más.\n", encoding="utf-8")
    return "docs/en/privacy.md"


@pytest.mark.parametrize("spoil", [_broken_link, _dead_address, _late_translation])
def test_a_site_with_a_fault_is_not_published_and_the_reason_is_told(project: Project, spoil) -> None:
    tip = project.tip()
    told = spoil(project.root)
    project.commit("Spoil")
    result = project.run("publish", "1.1", "latest")
    assert result.returncode == 1
    assert told in result.stdout + result.stderr and "Traceback" not in result.stderr
    assert project.tip() == tip


def test_what_no_commit_holds_is_not_published(project: Project) -> None:
    tip = project.tip()
    (project.root / "notes.txt").write_text("x", encoding="utf-8")
    result = project.run("publish", "1.1", "latest")
    assert result.returncode == 1 and "notes.txt" in result.stderr and "without a commit" in result.stderr
    assert project.tip() == tip


def test_an_edition_is_never_replaced_and_a_missing_remote_is_told(project: Project) -> None:
    tip = project.tip()
    result = project.run("publish", "1.0", "latest")
    assert result.returncode == 1 and "not replaced" in result.stderr
    assert project.tip() == tip
    project.git("remote", "set-url", "origin", "../nowhere.git")
    result = project.run("publish", "1.1", "latest")
    assert result.returncode == 1 and "could not be read" in result.stderr and "Traceback" not in result.stderr


def test_publishing_changes_no_branch_of_the_clone(first: Project) -> None:
    assert first.git("branch", "--list", "--all") == "* main"
    assert not first.git("status", "--porcelain")


def test_rolling_back_is_one_commit_and_going_forward_again_gives_the_same_tree(project: Project) -> None:
    project.publish("1.1", "latest")
    tree = project.tree()
    for version in ("1.0", "1.1"):
        before = int(project.git("rev-list", "--count", "gh-pages", where=project.remote))
        result = project.run("rollback", version)
        assert result.returncode == 0, result.stderr
        assert int(project.git("rev-list", "--count", "gh-pages", where=project.remote)) == before + 1
        newest, own = project.tree("latest"), project.tree(version)
        assert {p for p in newest if newest[p] != own[p.replace("latest/", f"{version}/", 1)]} == {"latest/sitemap.xml"}
    assert project.tree() == tree
    result = project.run("rollback", "7.0")
    assert result.returncode == 1 and "1.0" in result.stderr
