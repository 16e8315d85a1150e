"""The published branch, in a repository of its own that is thrown away afterwards: whatever stops a run, nothing half done stays behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.publishing.telling import Refusal
from scripts.tools.git import ask, demand

NAME = "gh-pages"
_REF = f"refs/heads/{NAME}"


class PushRefused(Exception):
    """The remote did not take the push; the text is what it said."""


class Branch:
    """Reads the remote's branch, adds commits to it here, and pushes them."""

    def __init__(self, folder: Path, remote: str, identity: tuple[str, str]) -> None:
        self.folder = folder
        self.remote = remote
        folder.mkdir(parents=True)
        self._git("init", "--quiet", f"--initial-branch={NAME}")
        for key, value in zip(("user.name", "user.email"), identity, strict=True):
            self._git("config", key, value)
        self._git("config", "gc.auto", "0")

    def fetch(self) -> str | None:
        """Bring this branch to where the remote's is now; its commit, or None when the remote has no such branch."""
        tip = self.remote_tip()
        if tip:
            self._far("fetch", "--quiet", "--depth=1", self.remote, f"+{_REF}:refs/published/{NAME}")
            tip = self._git("rev-parse", f"refs/published/{NAME}").decode().strip()
            self._git("update-ref", _REF, tip)
        else:
            self._git("update-ref", "-d", _REF)
        return tip

    def remote_tip(self) -> str | None:
        """The commit that the remote's branch points at now."""
        answer = self._far("ls-remote", self.remote, _REF).decode()
        return answer.split()[0] if answer else None

    def tree(self, revision: str, folder: str = "") -> dict[str, str]:
        """Path -> blob of every file below a folder of a commit."""
        answer = ask(self.folder, "ls-tree", "-r", "-z", revision, *([f"{folder}/"] if folder else [])).text
        rows = (line.split("\t", 1) for line in answer.split("\0") if line)
        return {path: head.split()[2] for head, path in rows}

    def tree_id(self, revision: str, folder: str) -> str:
        """What identifies the whole content of a folder of a commit; "" when it is not there."""
        return ask(self.folder, "rev-parse", "--verify", "--quiet", f"{revision}:{folder}").text

    def read(self, blobs: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """(path, content) of files of a `tree`."""
        paths = list(blobs)
        answer = self._git("cat-file", "--batch", stdin="".join(f"{blobs[p]}\n" for p in paths).encode())
        place = 0
        for path in paths:
            end = answer.index(b"\n", place)
            size = int(answer[place:end].split()[2])
            yield path, answer[end + 1 : end + 1 + size]
            place = end + size + 2

    def read_one(self, revision: str, path: str) -> bytes | None:
        """Content of one file of a commit, or None."""
        return ask(self.folder, "show", f"{revision}:{path}").output or None

    def commit(self, base: str, parent: str | None, files: Mapping[str, bytes], removed: Iterable[str], message: str) -> str:
        """One commit after `parent` with the tree of `base`, some files of it written or removed."""
        index = {"GIT_INDEX_FILE": str(self.folder / ".git/publishing-index")}
        self._git("read-tree", base, environment=index)
        rows = [f"0 {'0' * 40}\t{path}" for path in removed if path not in files]
        rows += [f"100644 {blob}\t{path}" for path, blob in self._written(files).items()]
        self._git("update-index", "-z", "--index-info", environment=index, stdin="\0".join([*rows, ""]).encode())
        tree = self._git("write-tree", environment=index).decode().strip()
        parents = ["-p", parent] if parent else []
        return self._git("commit-tree", tree, *parents, "-m", message).decode().strip()

    def with_copy(self, revision: str, source: str, folder: str, files: Mapping[str, bytes]) -> str:
        """The tree of a commit in which `folder` holds what its folder `source` holds, and some files of the root are written anew."""
        entries = ask(self.folder, "ls-tree", "-z", revision).text.split("\0")
        heads = {path: head for head, path in (entry.split("\t", 1) for entry in entries if entry)}
        heads[folder] = heads[source]
        heads |= {path: f"100644 blob {blob}" for path, blob in self._written(files).items()}
        rows = "".join(f"{head}\t{path}\0" for path, head in heads.items())
        return self._git("mktree", "-z", stdin=rows.encode("utf-8", "surrogateescape")).decode().strip()

    def push(self, commit: str) -> None:
        """Send one commit. The remote refuses it by itself when its branch has moved since `fetch`."""
        answer = ask(self.folder, "push", "--quiet", self.remote, f"{commit}:{_REF}")
        if not answer.ok:
            raise PushRefused(answer.error)

    def _written(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Path -> blob of files that git keeps from now on: a thousand pages in one process."""
        with TemporaryDirectory(dir=self.folder) as place:
            names = [Path(place, str(number)) for number in range(len(files))]
            for name, content in zip(names, files.values(), strict=True):
                name.write_bytes(content)
            lines = "".join(f"{name.relative_to(self.folder).as_posix()}\n" for name in names)
            blobs = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=lines.encode()).decode().split()
        return dict(zip(files, blobs, strict=True))

    def _git(self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> bytes:
        return demand(self.folder, *arguments, stdin=stdin, environment=environment)

    def _far(self, *arguments: str) -> bytes:
        """What git says when it asks the remote."""
        answer = ask(self.folder, *arguments)
        if not answer.ok:
            raise Refusal("unreachable", detail=answer.error)
        return answer.output
