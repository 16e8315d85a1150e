"""What a journey needs: a small project on a bare repository, a machine, and the events that GitHub would send."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.publish.publications import Project, new_small_project
from tests.publish.rehearsal.runner import REPOSITORY, Event, Runner

MAINTAINERS_FORM = {"name": "evidence-ready"}


@dataclass(frozen=True)
class Stage:
    """A project, its remote, and a machine."""

    project: Project
    machine: Runner

    def start_again(self) -> Stage:
        """A fresh machine; the clone at `main` as the remote has it."""
        self.project.git("switch", "--quiet", "--force", "main")
        self.project.git("clean", "--quiet", "--force", "-d")
        return Stage(self.project, Runner(self.machine.fresh_machine(), self.machine.remote))

    def propose(self, number: int, files: dict[str, str | None]) -> dict:
        """Push a branch that changes `files` (path -> text, None to delete) and its merge; what GitHub tells of the proposal."""
        project = self.project
        base = project.git("rev-parse", "main")
        project.git("switch", "--quiet", "--force-create", f"proposal-{number}", "main")
        for path, text in files.items():
            file = project.root / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        project.git("add", "--all")
        project.git("commit", "--quiet", "--message", "Propose")
        head = project.git("rev-parse", "HEAD")
        project.git("switch", "--quiet", "main")
        project.git("push", "--quiet", "--force", "origin", f"{head}:refs/heads/proposal-{number}", f"{head}:refs/pull/{number}/merge")
        return {
            "number": number,
            "base": {"sha": base},
            "head": {"sha": head, "ref": f"proposal-{number}", "repo": {"full_name": REPOSITORY}},
            "labels": [],
        }

    def proposed(self, pull: dict, action: str = "opened") -> Event:
        """The event of a proposal."""
        payload = {"action": action, "pull_request": pull, "repository": {"name": REPOSITORY.split("/")[1]}}
        return Event("pull_request", payload, pull["head"]["sha"], f"refs/pull/{pull['number']}/merge")

    def labelled(self, number: int, body: str) -> Event:
        """The event of a form to which the maintainers' label is set."""
        issue = {"number": number, "body": body, "user": {"login": "maria-2", "id": 7}}
        payload = {"action": "labeled", "label": MAINTAINERS_FORM, "issue": issue, "repository": {"name": REPOSITORY.split("/")[1]}}
        return Event("issues", payload, self.project.git("rev-parse", "main", where=self.project.remote))

    def read(self, path: str) -> str:
        """A file of the project as it is on `main`."""
        return (self.project.root / path).read_text(encoding="utf-8")


def new_stage(folder: Path) -> Stage:
    """A small content in a project whose `main` is pushed."""
    project = new_small_project(folder / "project")
    project.git("push", "--quiet", "origin", "main")
    return Stage(project, Runner(folder / "machine", project.remote))
