"""What is content and what is code: a change of the program does not pass as content."""

from __future__ import annotations

import pytest

from scripts.community.scope import APPROVED, code, main, outlived, verdict
from scripts.tools.paths import ROOT


@pytest.mark.parametrize(
    "path",
    [
        "docs/es/method.md",
        "data/evidence/cl-x.yml",
        "data/practices/01-x.yml",
        "data/glossary.yml",
        "data/sources.yml",
        "data/everyday.yml",
        "data/follow-up.yml",
        "docs/images/x.png",
    ],
)
def test_pages_and_data_are_content(path: str) -> None:
    assert code([path]) == []


PROGRAM = ["mkdocs.yml", "properdocs.yml", "scripts/lint.py", "overrides/main.html", ".github/workflows/check.yml", "uv.lock", "Makefile"]
GROUND = [
    *("data/schema/evidence.json", "data/hosts.yml", "data/standards.yml", "data/addresses.txt", "data/forum-summary.md"),
    *("data/vocabulary.yml", "data/ui.yml", "data/menu.yml", "data/redirects.yml", "data/source-states.yml"),
]
TRICKS = ["docs/../mkdocs.yml", "docs", "docs/a b.md", "/docs/x.md", "tests/bad/x.md"]


@pytest.mark.parametrize("path", [*PROGRAM, *GROUND, *TRICKS])
def test_everything_else_is_code(path: str) -> None:
    assert code(["docs/es/method.md", path]) == [path]


def test_a_maintainers_label_lets_code_pass_and_no_other_does() -> None:
    assert verdict(["Makefile"], ["code", "docs"])[0] == "code"
    assert verdict(["Makefile"], [APPROVED])[0] == "approved"
    assert verdict(["docs/es/method.md"], [])[0] == "content"


def test_more_files_than_github_lists_are_not_taken_for_content() -> None:
    assert verdict(["docs/es/method.md"] * 3000, [])[0] == "code"


def test_the_command_says_so_in_both_languages(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "files").write_text("docs/es/x.md\nscripts/@everyone<b>.py\n", encoding="utf-8")
    (tmp_path / "labels").write_text("[]", encoding="utf-8")
    assert main([str(tmp_path / "files"), str(tmp_path / "labels")]) == 1
    said = capsys.readouterr().out
    assert "quien mantiene el sitio" in said and "a maintainer" in said
    assert "@everyone" not in said and "<b>" not in said


def approval(labelled: list[str], *runs: tuple[str, str]) -> dict:
    return {"head": "new", "labelled": labelled, "runs": [{"sha": sha, "at": at} for sha, at in runs]}


STATES = ["data/source-states.yml"]
WEEKLY = {"author": "github-actions[bot]", "branch": "source-states", "from": "example/site", "home": "example/site"}


@pytest.mark.parametrize("branch", ["source-states", "source-states-2026-11-27-051703"])
def test_what_the_weekly_check_proposes_passes(branch: str) -> None:
    assert verdict(STATES, [], None, WEEKLY | {"branch": branch})[0] == "content"


@pytest.mark.parametrize(
    "changed",
    [
        {"author": "someone"},
        {"author": "github-actions"},
        {"branch": "source-states-x"},
        {"branch": "evidence/12"},
        {"from": "someone/site"},
        {"from": "", "home": ""},
        {"from": None, "home": None},
    ],
)
def test_states_from_anybody_else_wait(changed: dict) -> None:
    assert verdict(STATES, [], None, WEEKLY | changed)[0] == "code"


def test_the_weekly_check_may_change_its_file_alone() -> None:
    assert verdict([*STATES, "docs/es/method.md"], [], None, WEEKLY)[0] == "code"
    assert verdict(["data/ui.yml"], [], None, WEEKLY)[0] == "code"
    assert verdict(STATES, [])[0] == "code"


OUTLIVED = {
    "set before the newest commit": (approval(["10:00"], ("new", "11:00"), ("old", "09:00")), True),
    "set after it": (approval(["12:00"], ("new", "12:01"), ("new", "11:00"), ("old", "09:00")), False),
    "set before, and again after": (approval(["10:00", "12:00"], ("new", "11:00"), ("old", "09:00")), False),
    "the same commit was here before, then others": (approval(["10:00"], ("new", "11:00"), ("old", "09:30"), ("new", "09:00")), True),
    "the run of the newest commit is not listed yet": (approval(["12:00"], ("old", "09:00")), True),
    "nothing is known": (approval(["12:00"]), True),
    "never set by anybody": (approval([], ("new", "11:00")), True),
}


@pytest.mark.parametrize(("given", "expected"), OUTLIVED.values(), ids=OUTLIVED)
def test_an_approval_is_for_what_stood_there(given: dict, expected: bool) -> None:
    assert outlived(given) is expected
    assert verdict(["Makefile"], [APPROVED], given)[0] == ("outlived" if expected else "approved")
    assert verdict(["docs/es/method.md"], [APPROVED], given)[0] == "content"


def test_the_verdict_is_an_output_and_alone_refuses_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "files").write_text("Makefile\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    assert main([str(tmp_path / "files")]) == 0
    assert (tmp_path / "output").read_text(encoding="utf-8") == "verdict=code\n"


def test_code_owners_name_paths_that_exist_and_give_reasons() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert paths[0] == "*", "what no other line names has owners too"
    assert all((ROOT / path.strip("/")).exists() for path in paths[1:])
    assert {"/scripts/", "/overrides/", "/.github/", "/mkdocs.yml", "/uv.lock", "/data/schema/"} <= set(paths)
    blocks = "\n".join(lines).split("\n\n")
    assert all(block.startswith("#") for block in blocks), "every group has its reason"
