"""Run a workflow of `.github/workflows/` here: each job in a fresh clone, its `run:` steps in bash under the variables of Actions.

Actions of others are stood in for: a checkout is a clone of the bare repository, an artefact a folder, `gh` a program that records
(github.py). The environment holds nothing of this machine's but what is lent: the Python environment of the tests, as a rehearsal installs
nothing, and the documents that the tests keep.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.tools.paths import ROOT
from tests.publish.rehearsal.expressions import as_text, condition, evaluate, filled, plain_functions

REPOSITORY = "example/practicas"
_STAND_IN = Path(__file__).with_name("github.py")
_SHELLS = {None: ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
_NEVER_RUN = "#!/bin/sh\necho 'a rehearsal installs nothing' >&2\nexit 97\n"


@dataclass
class Event:
    """What happened: the name of the event, what GitHub tells of it, and the commit and ref on which the workflow runs."""

    name: str
    payload: Mapping[str, Any]
    sha: str
    ref: str = "refs/heads/main"
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def ref_name(self) -> str:
        """The branch or tag, or `7/merge` of a proposal."""
        return self.ref.split("/", 2)[2]


@dataclass
class Job:
    """How a job went: `success`, `failure` or `skipped`; its outputs; step by step what was said and how long it took (seconds)."""

    result: str = "skipped"
    outputs: dict[str, str] = field(default_factory=dict)
    logs: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    summary: str = ""

    @property
    def log(self) -> str:
        """Everything that was said."""
        return "\n".join(f"── {name} [{self.outcomes[name]}]\n{text}" for name, text in self.logs.items())


def went(jobs: Mapping[str, Job]) -> dict[str, str]:
    """How each job went."""
    return {name: job.result for name, job in jobs.items()}


class Runner:
    """A machine with a bare repository as GitHub's, and a folder for its workspaces. `github`: what the stand-in for `gh` keeps."""

    def __init__(self, folder: Path, remote: Path, variables: Mapping[str, str] | None = None) -> None:
        self.folder, self.remote, self.variables = folder, remote, dict(variables or {})
        self.artifacts = folder / "artifacts"
        self.cache: set[str] = set()
        self.tools = folder / "tools"
        self.tools.mkdir(parents=True)
        command = self.tools / "gh"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I "{_STAND_IN}" "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        for name in ("python", "python3"):
            (self.tools / name).symlink_to(Path(sys.executable).resolve())
        self.github = {}

    @property
    def github(self) -> dict[str, Any]:
        """The stand-in's issues, proposals, comments, labels."""
        return json.loads((self.tools / "state.json").read_text(encoding="utf-8"))

    @github.setter
    def github(self, state: Mapping[str, Any]) -> None:
        (self.tools / "state.json").write_text(json.dumps(state), encoding="utf-8")

    @property
    def calls(self) -> list[dict[str, Any]]:
        """Every call of `gh`, in order."""
        file = self.tools / "calls.jsonl"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []

    def run(self, workflow: str, event: Event, leave_out: Mapping[str, str] | None = None) -> dict[str, Job]:
        """Run the jobs of `.github/workflows/<workflow>.yml` in the order of their needs.

        `leave_out`: jobs that would start but are not run here, such as the tests that a rehearsal is part of, with the result they get.
        """
        text = self._git("show", f"{event.sha}:.github/workflows/{workflow}.yml")
        plan = yaml.safe_load(text)
        done: dict[str, Job] = {}
        while len(done) < len(plan["jobs"]):
            for name, job in plan["jobs"].items():
                needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
                if name not in done and all(one in done for one in needs):
                    done[name] = _JobRun(self, plan, event, name, job, {one: done[one] for one in needs}).run((leave_out or {}).get(name))
        return done

    def _git(self, *arguments: str) -> str:
        return subprocess.run(["git", "-C", str(self.remote), *arguments], capture_output=True, text=True, check=True).stdout

    def fresh_machine(self) -> Path:
        """A folder for another machine beside this one."""
        return next(self.folder.parent / f"machine-{n}" for n in range(1, 1000) if not (self.folder.parent / f"machine-{n}").exists())

    def fresh(self, name: str) -> Path:
        """A new folder."""
        found = next(self.folder / f"{name}-{n}" for n in range(1, 1000) if not (self.folder / f"{name}-{n}").exists())
        found.mkdir(parents=True)
        return found


class _JobRun:
    """One run of one job."""

    def __init__(
        self, runner: Runner, plan: Mapping[str, Any], event: Event, name: str, job: Mapping[str, Any], needs: Mapping[str, Job]
    ) -> None:
        self.runner, self.plan, self.event, self.job = runner, plan, event, job
        self.done, self.needs = Job(), needs
        self.place = runner.fresh(f"job-{name}")
        self.workspace, self.home, self.temporary = (self.place / part for part in ("practicas", "home", "temp"))
        for folder in (self.workspace, self.home, self.temporary):
            folder.mkdir()
        self.failed = False
        self.extra: dict[str, str] = {}
        self.paths: list[str] = []
        self.steps: dict[str, dict[str, Any]] = {}
        self.env: dict[str, str] = {}

    def run(self, instead: str | None) -> Job:
        self.failed = any(one.result == "failure" for one in self.needs.values())
        skipped = any(one.result == "skipped" for one in self.needs.values())
        functions = self.functions() | {"success": lambda: not self.failed and not skipped}
        if not condition(self.job.get("if"), self.contexts(), functions):
            return self.done
        if instead:
            self.done.result = instead
            return self.done
        self.failed = False
        self.env = self._env(self.plan) | {k: self.fill(v) for k, v in self.job.get("env", {}).items()}
        for number, step in enumerate(self.job["steps"]):
            self._step(step, step.get("id") or f"step-{number}")
        self.done.result = "failure" if self.failed else "success"
        self.done.outputs = {name: self.fill(value) for name, value in self.job.get("outputs", {}).items()}
        return self.done

    def _env(self, of: Mapping[str, Any]) -> dict[str, str]:
        return {name: self.fill(value) for name, value in of.get("env", {}).items()}

    def _step(self, step: Mapping[str, Any], name: str) -> None:
        label = step.get("name", name)
        if not condition(step.get("if"), self.contexts(), self.functions()):
            self.steps[name] = {"outcome": "skipped", "conclusion": "skipped", "outputs": {}}
            return
        start = time.monotonic()
        outputs: dict[str, str] = {}
        env = {k: self.fill(v) for k, v in step.get("env", {}).items()}
        status, said = self._bash(step, env, outputs) if "run" in step else self._action(step, outputs)
        self.done.seconds[label] = time.monotonic() - start
        outcome = "failure" if status else "success"
        self.done.logs[label], self.done.outcomes[label] = said, outcome
        forgiven = step.get("continue-on-error", False)
        self.failed = self.failed or (bool(status) and not forgiven)
        self.steps[name] = {"outcome": outcome, "conclusion": "success" if forgiven else outcome, "outputs": outputs}

    def fill(self, value: Any) -> str:
        """A value of the workflow with its expressions replaced."""
        return filled(as_text(value), self.contexts(), self.functions())

    def contexts(self) -> dict[str, Any]:
        """What an expression may name."""
        event, owner = self.event, REPOSITORY.split("/")[0]
        github = {
            "event": event.payload,
            "event_name": event.name,
            "repository": REPOSITORY,
            "repository_owner": owner,
            "ref": event.ref,
            "ref_name": event.ref_name,
            "ref_type": "tag" if event.ref.startswith("refs/tags/") else "branch",
            "sha": event.sha,
            "token": "a-token-of-the-rehearsal",
            "server_url": "https://github.com",
            "workspace": str(self.workspace),
            "run_id": "1",
        }
        needs = {name: {"result": one.result, "outputs": one.outputs} for name, one in self.needs.items()}
        runner = {"os": "Linux", "arch": "X64", "temp": str(self.temporary)}
        contexts = {"github": github, "env": self.env, "vars": self.runner.variables, "steps": self.steps, "needs": needs}
        return contexts | {"inputs": event.inputs, "runner": runner, "job": {}, "secrets": {}}

    def functions(self) -> dict[str, Any]:
        """What an expression may call."""
        status = {"always": lambda: True, "cancelled": lambda: False, "success": lambda: not self.failed, "failure": lambda: self.failed}
        return plain_functions() | status | {"hashFiles": lambda *names: "-".join(str((self.workspace / n).stat().st_size) for n in names)}

    def _environment(self, files: Mapping[str, Path]) -> dict[str, str]:
        event = self.event
        payload = self.place / "event.json"
        payload.write_text(json.dumps(event.payload), encoding="utf-8")
        return {
            "PATH": os.pathsep.join([*reversed(self.paths), str(self.runner.tools), "/usr/local/bin", "/usr/bin", "/bin"]),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_REPOSITORY_OWNER": REPOSITORY.split("/")[0],
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": event.sha,
            "GITHUB_REF": event.ref,
            "GITHUB_REF_NAME": event.ref_name,
            "GITHUB_REF_TYPE": "tag" if event.ref.startswith("refs/tags/") else "branch",
            "GITHUB_EVENT_NAME": event.name,
            "GITHUB_EVENT_PATH": str(payload),
            "GITHUB_RUN_ID": "1",
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temporary),
            "RUNNER_OS": "Linux",
            "STAND_IN": str(self.runner.tools),
            **{name: os.environ[name] for name in ("KEPT_DOCUMENTS",) if name in os.environ},
            **{name: str(file) for name, file in files.items()},
            **self.env,
            **self.extra,
        }

    def _bash(self, step: Mapping[str, Any], env: Mapping[str, str], outputs: dict[str, str]) -> tuple[int, str]:
        names = ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
        files = {name: self.place / name.lower() for name in names}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        script = self.place / "step.sh"
        script.write_text(self.fill(step["run"]), encoding="utf-8")
        shell = step.get("shell") or self.job.get("defaults", {}).get("run", {}).get("shell")
        folder = self.workspace / self.fill(step.get("working-directory", "."))
        command = [*_SHELLS[shell], str(script)]
        environment = self._environment(files) | env
        result = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        outputs |= _values(files["GITHUB_OUTPUT"])
        self.extra |= _values(files["GITHUB_ENV"])
        self.paths += files["GITHUB_PATH"].read_text(encoding="utf-8").split()
        self.done.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return result.returncode, result.stdout

    def _action(self, step: Mapping[str, Any], outputs: dict[str, str]) -> tuple[int, str]:
        given = {name: self.fill(value) for name, value in step.get("with", {}).items()}
        name = step["uses"].split("@")[0]
        return getattr(self, "_" + name.removeprefix("actions/").replace("/", "_").replace("-", "_"))(given, outputs) or (0, "")

    def _checkout(self, given: Mapping[str, str], _: dict[str, str]) -> tuple[int, str]:
        target = self.workspace / given.get("path", "")
        ref = given.get("ref") or self.event.sha
        commands = [
            ["git", "init", "--quiet", str(target)],
            ["git", "-C", str(target), "remote", "add", "origin", str(self.runner.remote)],
            ["git", "-C", str(target), "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"],
            ["git", "-C", str(target), "fetch", "--quiet", "origin", ref],
            ["git", "-C", str(target), "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"],
        ]
        if given.get("fetch-depth") != "0":
            commands[2:4] = [["git", "-C", str(target), "fetch", "--quiet", "--depth=1", f"file://{self.runner.remote}", ref]]
        for command in commands:
            result = subprocess.run(command, capture_output=True, text=True, check=False)
            if result.returncode:
                return result.returncode, result.stderr
        if (target / "uv.lock").exists():
            _lend_environment(target)
        return 0, ""

    def _setup_python(self, _: Mapping[str, str], outputs: dict[str, str]) -> None:
        outputs["python-version"] = ".".join(map(str, sys.version_info[:3]))

    def _cache_restore(self, given: Mapping[str, str], outputs: dict[str, str]) -> None:
        outputs |= {"cache-hit": as_text(given["key"] in self.runner.cache), "cache-primary-key": given["key"]}
        if given["path"] == "build/kept" and "KEPT_DOCUMENTS" in os.environ:  # as if the branch had kept what the tests keep
            kept, ignored = Path(os.environ["KEPT_DOCUMENTS"]), shutil.ignore_patterns("*.sqlite*")
            if kept.is_dir():
                shutil.copytree(kept, self.workspace / "build/kept", ignore=ignored, dirs_exist_ok=True)

    def _cache_save(self, given: Mapping[str, str], _: dict[str, str]) -> None:
        self.runner.cache.add(given["key"])

    def _upload_artifact(self, given: Mapping[str, str], outputs: dict[str, str]) -> tuple[int, str] | None:
        target = self.runner.artifacts / given.get("name", "artifact")
        found = 0
        for line in given["path"].split("\n"):
            if line.strip() and not line.startswith("!"):
                for one in sorted(Path("/").glob(str((self.workspace / line.strip()).resolve()).lstrip("/"))):
                    copy = shutil.copytree if one.is_dir() else shutil.copy2
                    target.parent.mkdir(parents=True, exist_ok=True)
                    if one.is_dir():
                        copy(one, target, dirs_exist_ok=True)
                    else:
                        target.mkdir(parents=True, exist_ok=True)
                        copy(one, target / one.name)
                    found += 1
        outputs["artifact-url"] = f"https://github.com/{REPOSITORY}/actions/runs/1/artifacts/9"
        return (1, "no files were found") if not found and given.get("if-no-files-found") == "error" else None

    def _download_artifact(self, given: Mapping[str, str], _: dict[str, str]) -> tuple[int, str] | None:
        source = self.runner.artifacts / given["name"]
        if not source.exists():
            return 1, f"there is no artefact {given['name']}"
        shutil.copytree(source, self.workspace / given.get("path", "."), dirs_exist_ok=True)
        return None

    def _upload_pages_artifact(self, given: Mapping[str, str], _: dict[str, str]) -> None:
        shutil.rmtree(self.runner.artifacts / "github-pages", ignore_errors=True)
        shutil.copytree(self.workspace / given["path"], self.runner.artifacts / "github-pages")

    def _deploy_pages(self, _: Mapping[str, str], outputs: dict[str, str]) -> None:
        outputs["page_url"] = f"https://{REPOSITORY.split('/')[0]}.github.io/{REPOSITORY.split('/')[1]}/"


def _values(file: Path) -> dict[str, str]:
    """`name=value` lines, and `name<<END` with lines up to END."""
    found: dict[str, str] = {}
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    for line in lines:
        name, sign, value = line.partition("=")
        if "<<" in name or not sign:
            name, _, end = line.partition("<<")
            value = "\n".join(iter(lambda end=end: next(lines, end), end))
        found[name] = value
    return found


def _lend_environment(target: Path) -> None:
    """The environment of the tests as the clone's own, newer than what it is made from; nothing can be installed into it by accident."""
    (target / ".venv").mkdir()
    for part in (ROOT / ".venv").iterdir():
        (target / ".venv" / part.name).symlink_to(part)
    (target / ".uv/bin").mkdir(parents=True)
    uv = target / ".uv/bin/uv"
    uv.write_text(_NEVER_RUN, encoding="utf-8")
    uv.chmod(0o755)
    for name in ("uv.lock", "pyproject.toml"):
        os.utime(target / name, (0, 0))


def expression(text: str, **contexts: Any) -> Any:
    """The value of one expression, for tests of the runner itself."""
    return evaluate(text, contexts, plain_functions())
