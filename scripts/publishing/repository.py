"""What publishing needs to know of the working repository. Reads only: no branch, index or file of it is ever changed."""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path

from scripts.publishing.branch import NAME
from scripts.publishing.telling import Refusal
from scripts.tools.git import Answer, ask


class Repository:
    """The clone that is being published, at its current commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commit = self._git("rev-parse", "HEAD").text
        if len(self.commit) != 40:
            raise Refusal("no-repository")
        self.epoch, self.date = self._git("log", "-1", "--format=%ct %cs").text.split()

    def demand_clean(self) -> None:
        """Stop when a file is changed or unknown to git: what is published must be what a commit holds."""
        found = [line[3:] for line in self._git("status", "--porcelain").text.splitlines()]
        if found:
            raise Refusal("unclean", files=", ".join(found[:10]) + (" …" if len(found) > 10 else ""))

    def contains(self, commit: str) -> bool:
        """True when the current commit is `commit` or one after it. A commit that is not known here is not contained."""
        return self._git("merge-base", "--is-ancestor", commit, "HEAD").ok

    def remote(self) -> str:
        """Address of the remote that holds the published branch: `PUBLISH_REMOTE` (a name or an address), else `origin`.

        Raises Refusal when there is none.
        """
        name = os.environ.get("PUBLISH_REMOTE") or "origin"
        address = self._git("remote", "get-url", "--push", name).text or (name if ":" in name or "/" in name else "")
        if not address:
            raise Refusal("no-remote", remote=name)
        here = self.root / address
        return str(here.resolve()) if here.exists() else address

    def publishes_to_origin(self) -> bool:
        """False for a rehearsal or another place that `PUBLISH_REMOTE` names."""
        return os.environ.get("PUBLISH_REMOTE", "") in ("", "origin")

    def is_kept(self) -> bool | None:
        """True when a branch of `origin`, other than the published one, holds the current commit; None when `origin` cannot be asked."""
        answer = self._git("ls-remote", "--heads", "origin")
        if not answer.ok:
            return None
        heads = [line.split("\t") for line in answer.text.splitlines() if not line.endswith(f"/{NAME}")]
        places = [place for tip, ref in heads for place in (tip, ref.replace("refs/heads/", "refs/remotes/origin/", 1))]
        return any(self._git("merge-base", "--is-ancestor", self.commit, place).ok for place in places)

    def is_tagged(self, tag: str) -> bool:
        """True when the tag stands on the current commit here."""
        return self._git("rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}").text == self.commit

    def identity(self) -> tuple[str, str]:
        """Name and address for the published commit: git's own setting, else those of the current commit, else words that say as much."""
        name, mail = (self._git("config", key).text for key in ("user.name", "user.email"))
        if name and mail:
            return name, mail
        name, mail = (self._git("log", "-1", f"--format={part}").text for part in ("%cn", "%ce"))
        return name or "Publicar · Publish", mail or "publish@localhost"

    def _git(self, *arguments: str) -> Answer:
        return ask(self.root, *arguments)


def demand_mkdocs_alone() -> None:
    """Stop when ProperDocs is installed: mike would silently build with it, and not strictly."""
    try:
        metadata.version("properdocs")
    except metadata.PackageNotFoundError:
        return
    raise Refusal("properdocs")
