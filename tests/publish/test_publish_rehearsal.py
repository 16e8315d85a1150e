"""Publishing as a runner of Actions does it: the workflow's own steps, from a push to main to a rollback."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest
import yaml

from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.tools.paths import ROOT
from tests.conftest import SITE_URL
from tests.publish.publications import Project, new_project, say_changes
from tests.publish.rehearsal.runner import Event, Job, Runner, went
from tests.small import copy, shrink

pytestmark = pytest.mark.long

TOKEN = "a-token-of-the-rehearsal"
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))


class Rehearsal:
    """A project, its remote and a runner beside them."""

    def __init__(self, folder: Path) -> None:
        self.seen = folder / "environment-of-the-build"
        self.mark = folder / "run-by-somebody"
        self.project: Project = new_project(folder / "project", self._fill)
        self.runner = Runner(folder / "runner", self.project.remote, {"SITE_URL": SITE_URL})

    def _fill(self, root: Path) -> None:
        shrink(copy(root))
        (root / ".ci/run").write_text("#!/bin/sh\necho the tests\n", encoding="utf-8")  # they have been run by whoever runs this one
        with (root / "scripts/pages/compose.py").open("a", encoding="utf-8") as file:
            file.write(f'\n\nimport os\n\nwith open({str(self.seen)!r}, "a") as seen:\n    seen.write(repr(dict(os.environ)))\n')

    def run(self, name: str = "push", ref: str = "refs/heads/main", **inputs: str) -> dict[str, Job]:
        """What follows from a push or from *Run workflow*."""
        shutil.rmtree(self.runner.artifacts, ignore_errors=True)
        event = Event(name, {"repository": {"name": "practicas"}}, self.project.git("rev-parse", "HEAD"), ref, inputs)
        return self.runner.run("publish", event)

    @property
    def deployed(self) -> set[str]:
        """The folders of what readers get."""
        return {file.parent.name for file in (self.runner.artifacts / "github-pages").glob("*/edition.json")}


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    return Rehearsal(tmp_path_factory.mktemp("rehearsal"))


def _refused(log: str, word: str) -> bool:
    """True when a log tells this message in both languages, whatever stands in its braces."""
    return all(part in log for lang in LANGUAGES for part in words()[word][lang].split("{version}"))


ALL = dict.fromkeys(("build", "test", "publish", "deploy"), "success")


def test_from_a_push_to_a_rollback(rehearsal: Rehearsal) -> None:
    project = rehearsal.project
    jobs = rehearsal.run()
    assert went(jobs) == ALL, "\n".join(job.log for job in jobs.values())
    assert "Publicado: dev" in jobs["publish"].log and rehearsal.deployed == {"dev"}

    project.git("push", "--quiet", "origin", "HEAD:refs/tags/v1.0")
    jobs = rehearsal.run(ref="refs/tags/v1.0")
    assert went(jobs) == ALL, "\n".join(job.log for job in jobs.values())
    assert rehearsal.deployed == {"dev", "1.0", "latest"}
    last = jobs["publish"].logs["Publicar · Publish"].splitlines()[-1]
    assert "Próxima edición · Next edition" in last and "git tag" not in last  # the tag is there already

    say_changes(project.root, "1.1")
    project.commit("Say what is new")
    project.git("push", "--quiet", "origin", "HEAD:refs/tags/v1.1")
    jobs = rehearsal.run(ref="refs/tags/v1.1")
    assert went(jobs) == ALL, "\n".join(job.log for job in jobs.values())
    assert project.tree("latest").keys() == {path.replace("1.1/", "latest/", 1) for path in project.tree("1.1")}

    jobs = rehearsal.run("workflow_dispatch", rollback_to="1.0")
    assert went(jobs) == ALL | {"build": "skipped", "test": "skipped"}, "\n".join(job.log for job in jobs.values())
    assert "La edición más reciente es ahora la 1.0" in jobs["publish"].log
    assert rehearsal.deployed == {"dev", "1.0", "1.1", "latest"}

    jobs = rehearsal.run("workflow_dispatch", rollback_to="")
    assert went(jobs) == dict.fromkeys(ALL, "skipped") | {"deploy": "success"}

    seen = rehearsal.seen.read_text(encoding="utf-8")
    assert "MIKE_DOCS_VERSION" in seen  # the builds were watched
    assert TOKEN not in seen and base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode() not in seen


@pytest.mark.parametrize("name", ["v1.2`touch${IFS}MARK`", "v$(touch${IFS}MARK)", "v1.2;touch${IFS}MARK", "v1.2'\"", "version"])
def test_a_tag_that_is_no_number_is_refused_before_anything_is_built(rehearsal: Rehearsal, name: str) -> None:
    jobs = rehearsal.run(ref=f"refs/tags/{name.replace('MARK', str(rehearsal.mark))}")
    assert went(jobs) == {"build": "failure", "test": "skipped", "publish": "skipped", "deploy": "skipped"}
    assert _refused(jobs["build"].log, "publish.bad-version") and "mkdocs" not in jobs["build"].log
    assert not rehearsal.mark.exists()


@pytest.mark.parametrize(
    "value", ["1.0`touch MARK`", "$(touch MARK)", '1.0"; touch MARK; "', "1.0\ntouch MARK", "1.0; touch MARK", "--help"]
)
def test_a_rollback_to_anything_but_a_number_is_refused(rehearsal: Rehearsal, value: str) -> None:
    jobs = rehearsal.run("workflow_dispatch", rollback_to=value.replace("MARK", str(rehearsal.mark)))
    assert (jobs["publish"].result, jobs["deploy"].result) == ("failure", "skipped")
    assert _refused(jobs["publish"].log, "publish.bad-edition")
    assert not rehearsal.mark.exists()


def test_only_the_step_that_pushes_sees_the_token_and_no_step_is_written_by_an_event() -> None:
    seeing = []
    for name, job in WORKFLOW["jobs"].items():
        assert "github.token" not in str([WORKFLOW.get("env"), job.get("env")]) and "secrets." not in str(job)
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), f"{name}: {step['name']}"
            if "github.token" in str(step):
                seeing.append((name, step["name"]))
                for command in ("make", "uv", "pip", "--build", "scripts.build", "mkdocs"):
                    assert command not in step["run"].split()
    assert seeing == [("publish", "Publicar · Publish")]
    assert WORKFLOW["jobs"]["publish"]["steps"][-1]["name"] == "Publicar · Publish"
    assert WORKFLOW["jobs"]["build"]["permissions"] == {"contents": "read"}


def test_the_names_of_the_jobs_are_those_of_no_other_workflow() -> None:
    others = [f for f in (ROOT / ".github/workflows").glob("*.yml") if f.stem != "publish"]
    taken = {job["name"] for file in others for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()}
    assert not taken & {job["name"] for job in WORKFLOW["jobs"].values()}
