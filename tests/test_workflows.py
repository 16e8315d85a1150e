"""The workflows: known weaknesses (zizmor, without network), and what they must never lose."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from scripts.content import ROOT
from scripts.summary import summary

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
_ACTION = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def read(file: Path) -> dict:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_zizmor_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--persona", "auditor", "--offline", "--no-progress", str(ROOT / ".github")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No findings" in result.stdout + result.stderr


def test_there_are_workflows_to_look_at() -> None:
    assert {f.stem for f in WORKFLOWS} >= {"check", "links", "publish"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_each_right_is_given_to_one_job_and_explained(file: Path) -> None:
    workflow, text = read(file), file.read_text(encoding="utf-8")
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for name, job in workflow["jobs"].items():
        assert job.get("permissions") is not None and job.get("timeout-minutes"), name
        assert job["runs-on"] == "ubuntu-24.04", name
        for right, value in job["permissions"].items():
            assert re.search(rf"^ +{right}: {value} # \w", text, re.MULTILINE), f"{name}: {right} is not explained"
        for step in job["steps"]:
            assert step.get("name"), name
            uses = step.get("uses", "")
            assert not uses or _ACTION.fullmatch(uses.split(" ")[0]), uses
            if uses.startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_only_the_publishing_job_may_write_and_no_publication_is_cancelled() -> None:
    workflow = read(ROOT / ".github/workflows/publish.yml")
    writers = [name for name, job in workflow["jobs"].items() if job["permissions"].get("contents") == "write"]
    assert writers == ["publish"]
    assert workflow["concurrency"]["cancel-in-progress"] is False
    assert workflow["jobs"]["deploy"]["concurrency"]["cancel-in-progress"] is False
    upload = next(s for s in workflow["jobs"]["deploy"]["steps"] if "upload-pages-artifact" in s.get("uses", ""))
    assert upload["with"]["include-hidden-files"] is True


def test_no_second_generator_is_installed() -> None:
    for name in ("properdocs", "mkdocs-redirects", "mkdocs-gen-files", "mkdocs-macros-plugin"):
        with pytest.raises(metadata.PackageNotFoundError):
            metadata.version(name)


def test_the_summary_tells_what_failed_in_both_languages_and_shows_the_log_as_text(tmp_path: Path, library) -> None:
    (tmp_path / "content.log").write_text("first\n```\n# no heading\n", encoding="utf-8")
    text = summary({"content": "failure", "site": "skipped", "tests": "skipped"}, tmp_path, library.content.ui)
    for word in ("hay algo que corregir", "something to mend", "Corrija los archivos", "Correct the files"):
        assert word in text
    assert text.count("```") == 2 and text.rstrip().endswith("```")
    assert "Todo está bien" not in text
    assert "All is well" in summary(dict.fromkeys(("content", "site", "tests"), "success"), tmp_path, library.content.ui)
    assert "All is well" not in summary({"content": ""}, tmp_path, library.content.ui)
