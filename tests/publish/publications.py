"""A project in a clone with a bare repository as its remote, publications by the real command, and nginx for the published tree."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.conftest import ENVIRONMENT as ENVIRONMENT_OF_BUILDS
from tests.conftest import REPOSITORY, SITE_URL, run_folder
from tests.small import copy, shrink
from tests.tools import nginx, one_at_a_time

_KEPT = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "SOURCE_DATE_EPOCH"))}
ENVIRONMENT = {**_KEPT, "SITE_URL": SITE_URL, "GITHUB_REPOSITORY": REPOSITORY, "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C.UTF-8"}
PATH = "practicas"  # the project path under which the tree is served, that of SITE_URL


@dataclass(frozen=True)
class Project:
    """A clone (`root`) and its remote beside it. `any_build`: its tests ask what versions there are, never what is in them."""

    root: Path
    remote: Path
    any_build: bool = False

    def git(self, *arguments: str, where: Path | None = None, **environment: str) -> str:
        """Run git in the clone, or elsewhere; what it said."""
        command = ["git", "-C", str(where or self.root), *arguments]
        return subprocess.run(command, env=ENVIRONMENT | environment, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self, message: str) -> str:
        """Commit everything and send it to the remote's branch main; the commit.

        Projects that have done the same have the same commits, on any day: what was built from one of them serves all.
        """
        self.git("add", "--all")
        minutes = int(self.git("rev-list", "--count", "--all"))
        date = f"{int(ENVIRONMENT_OF_BUILDS['SOURCE_DATE_EPOCH']) + 60 * minutes} +0000"
        self.git("commit", "--quiet", "--message", message, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        self.git("push", "--quiet", str(self.remote), "HEAD:refs/heads/main")
        return self.git("rev-parse", "HEAD")

    def run(self, command: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m scripts.<command>` in the clone."""
        line = [sys.executable, "-m", f"scripts.{command}", *arguments]
        return subprocess.run(line, cwd=self.root, env=self.environment() | environment, capture_output=True, text=True, check=False)

    def environment(self) -> dict[str, str]:
        """That of the tests, with a temporary folder beside the clone: a killed publication leaves its own behind."""
        temporary = self.root.parent / "tmp"
        temporary.mkdir(exist_ok=True)
        return {**ENVIRONMENT, "TMPDIR": str(temporary), **({"ANY_BUILD": "1"} if self.any_build else {})}

    def publish(self, version: str, alias: str = "") -> str:
        """Publish and expect that it succeeds; what it said."""
        result = self.try_to_publish(version, alias)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def try_to_publish(self, version: str, alias: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Publish; what another test has built from the same commit is not built again (`run("publish", …)` builds always)."""
        kept = run_folder() / "builds"
        line = [sys.executable, "-m", "tests.publish.kept_builds", str(kept), version, alias]
        return subprocess.run(line, cwd=self.root, env=self.environment() | environment, capture_output=True, text=True, check=False)

    def start(self, version: str, alias: str = "", *, building: bool = False) -> subprocess.Popen[str]:
        """Start a publication in a process group of its own; with `building` it builds, whatever another test has built."""
        command = ["scripts.publish"] if building else ["tests.publish.kept_builds", str(run_folder() / "builds")]
        line = [sys.executable, "-m", *command, version, alias]
        return subprocess.Popen(
            line, cwd=self.root, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )

    def tip(self) -> str:
        """The commit that the remote's published branch points at."""
        return self.git("rev-parse", "gh-pages", where=self.remote)

    def tree(self, folder: str = "") -> dict[str, str]:
        """Path -> blob of everything published below a folder."""
        answer = self.git("ls-tree", "-r", "-z", "gh-pages", *([f"{folder}/"] if folder else []), where=self.remote)
        return {path: head.split()[2] for head, path in (row.split("\t", 1) for row in answer.split("\0") if row)}

    def published(self, path: str) -> str:
        """Text of a published file."""
        return self.git("show", f"gh-pages:{path}", where=self.remote)

    def unpack(self, target: Path) -> Path:
        """The published tree as files."""
        target.mkdir(parents=True)
        archive = subprocess.run(["git", "-C", str(self.remote), "archive", "gh-pages"], capture_output=True, check=True).stdout
        subprocess.run(["tar", "x", "-C", str(target)], input=archive, check=True)
        return target

    def copy(self, target: Path) -> Project:
        """The same clone and remote elsewhere, to do something to."""
        shutil.copytree(self.root.parent, target, symlinks=True)
        return Project(target / self.root.name, target / self.remote.name, self.any_build)

    def second_clone(self, name: str) -> Project:
        """Another clone with the same remote."""
        shutil.copytree(self.root, self.root.parent / name, symlinks=True)
        return Project(self.root.parent / name, self.remote, self.any_build)


def new_project(folder: Path, fill) -> Project:
    """A project whose clone `fill` fills, with an empty remote and a first commit."""
    project = Project(folder / "clone", folder / "remote.git")
    project.root.mkdir(parents=True)
    fill(project.root)
    subprocess.run(["git", "init", "--quiet", "--bare", str(project.remote)], env=ENVIRONMENT, check=True)
    project.git("init", "--quiet", "--initial-branch=main")
    project.git("config", "user.name", "Test")
    project.git("config", "user.email", "test@example.org")
    project.git("remote", "add", "origin", "../remote.git")
    say_changes(project.root, "1.0")
    project.commit("Start")
    return project


def new_small_project(folder: Path) -> Project:
    """A project of the small content."""
    return new_project(folder, lambda root: shutil.copytree(_small_copy(), root, dirs_exist_ok=True))


def _small_copy() -> Path:
    """A copy of the project with the small content, made once for all processes of a run."""
    place = run_folder() / "small-copy"
    with one_at_a_time(place.name, run_folder()):
        if not place.exists():
            unfinished = place.with_name("small-copy-unfinished")
            shrink(copy(unfinished))
            unfinished.rename(place)
    return place


def say_changes(root: Path, version: str) -> None:
    """Give an edition its section in CHANGELOG.md."""
    file = root / "CHANGELOG.md"
    file.write_text(file.read_text(encoding="utf-8") + f"\n## {version}\n\n- ES: Algo.\n- EN: Something.\n", encoding="utf-8")


def wait_for(process: subprocess.Popen[str], words: str) -> str:
    """Read what a publication says until a line holds `words`; what it said."""
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a publication and everything that it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(tree: Path, folder: Path, port: int = 0) -> Iterator[str]:
    """Address at which nginx serves a published tree under the project's path, with its not-found page; `port`: not any that is free."""
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(f"{kind}_temp_path {folder};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ include /etc/nginx/mime.types; access_log {folder}/access.log; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port}; absolute_redirect off; error_page 404 /{PATH}/404.html;\n"
        f"location /{PATH}/ {{ alias {tree}/; index index.html; }} }} }}\n",
        encoding="utf-8",
    )
    with subprocess.Popen([nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE, text=True) as process:
        try:
            address = f"http://127.0.0.1:{port}/{PATH}/"
            _wait(address, process)
            yield address
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(process.stderr.read())
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx does not answer at {address}")
