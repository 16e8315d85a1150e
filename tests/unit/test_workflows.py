"""The workflows: known weaknesses (zizmor, without network), and what they must never lose."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from scripts.community.check_summary import summary
from scripts.tools.paths import ROOT

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


def test_what_is_installed_is_kept_by_the_check_on_main_alone() -> None:
    """A cache that a proposal could fill, or that a workflow with rights would restore, would carry a stranger's code."""
    for file in WORKFLOWS:
        users = {name: [s for s in job["steps"] if "cache" in s.get("uses", "")] for name, job in read(file)["jobs"].items()}
        if file.stem == "publish":
            kept = users.pop("build")
            assert [s["uses"].split("@")[0] for s in kept] == ["actions/cache/save"] and kept[0]["with"]["path"] == "build/kept"
        if file.stem != "check":
            assert not any(users.values()), file.name
    jobs = read(ROOT / ".github/workflows/check.yml")["jobs"]
    assert [name for name, job in jobs.items() if any("cache/save" in s.get("uses", "") for s in job["steps"])] == ["environment"]
    assert "push" in jobs["environment"]["if"] and "pull_request" in jobs["content"]["if"] and "content" in jobs["site"]["needs"]
    assert all(job["permissions"] == {"contents": "read"} for job in jobs.values())
    keys = re.findall(r"key: (content-.*)", (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    assert len(keys) == 3 and len(set(keys)) == 1 and "uv.lock" in keys[0] and "python-version" in keys[0]


def test_the_verdict_on_content_waits_for_nothing_slow() -> None:
    """GitHub shows a job's summary when the job ends: the job that judges the content neither builds nor tests."""
    jobs = read(ROOT / ".github/workflows/check.yml")["jobs"]
    runs = {name: "\n".join(s.get("run", "") for s in job["steps"]) for name, job in jobs.items()}
    assert runs["content"].index("make check") < runs["content"].index("scripts.summary")
    assert "make build" not in runs["content"] and ".ci/run" not in runs["content"]
    assert runs["site"].index("make build") < runs["site"].index("scripts.preview") < runs["site"].index("scripts.summary")
    assert ".ci/run" not in runs["site"] and ".ci/run" in runs["tests"]
    assert jobs["site"]["needs"] == jobs["tests"]["needs"] == "content"


def test_no_two_jobs_have_one_name_and_no_fault_is_hidden() -> None:
    names = [job["name"] for file in WORKFLOWS for job in read(file)["jobs"].values()]
    assert len(set(names)) == len(names), "a required check is chosen by its name"
    for file in WORKFLOWS:
        text = file.read_text(encoding="utf-8")
        assert "|| true" not in text, file.name
        runs = "\n".join(s.get("run", "") for job in read(file)["jobs"].values() for s in job["steps"])
        assert not re.search("[“”‘’]", runs), f"{file.name}: a shell may take a typographic quote for one of its own"


def test_each_label_that_is_used_can_be_made_by_the_commands_given() -> None:
    made = set(re.findall(r"gh label create ([\w-]+)", (ROOT / "DEVELOPMENT.md").read_text(encoding="utf-8")))
    forms = {label for file in (ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml") for label in read(file).get("labels", [])}
    assert made == forms | {"code", "code-approved", "evidence-ready"}


def test_the_summary_of_content_is_the_answer_and_no_log(tmp_path: Path, library) -> None:
    (tmp_path / "content.log").write_text("::error file=x::y\nlog of the content\n", encoding="utf-8")
    text = summary({"content": "failure"}, tmp_path, library.content.ui)
    for word in ("hay algo que corregir", "something to fix", "Files changed", "Edit file"):
        assert word in text
    assert "log of the content" not in text and "```" not in text
    assert "en orden" in summary({"content": "success"}, tmp_path, library.content.ui)
    assert "en orden" not in summary({"content": ""}, tmp_path, library.content.ui)


def test_the_summary_of_another_step_shows_its_log_as_text_without_orders(tmp_path: Path, library) -> None:
    (tmp_path / "site.log").write_text("first\n```\n# no heading\n::error file=x,line=1::y\n  ::warning::z\n", encoding="utf-8")
    text = summary({"site": "failure"}, tmp_path, library.content.ui, "https://github.com/e/p/actions/runs/1/artifacts/9")
    assert text.count("```") == 2 and text.rstrip().endswith("```") and "::" not in text.replace("https:", "")
    assert "](https://github.com/e/p/actions/runs/1/artifacts/9)" in text
    assert "artifacts" not in summary({"site": "success"}, tmp_path, library.content.ui, "javascript:alert(1)")
