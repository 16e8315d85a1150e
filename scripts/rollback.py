"""`python -m scripts.rollback VERSION`: make a published edition the newest one again, in one commit and one push. Builds nothing."""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from mike import commands

from scripts.content import ROOT, load
from scripts.model import Content
from scripts.publish import complete, read_versions, send
from scripts.publishing import branch as published_branch
from scripts.publishing.branch import Branch
from scripts.publishing.repository import Repository
from scripts.publishing.versions import DEV, LATEST
from scripts.publishing.words import Refusal, refuse, say


def rollback(version: str, root: Path = ROOT) -> int:
    """Point `latest` at `version`; 0 when the remote says so afterwards."""
    content = load(root).content
    try:
        repository = Repository(root)
        with TemporaryDirectory(prefix="rollback-") as work:
            _rollback(version, Branch(Path(work) / "branch", repository.remote(), repository.identity()), content)
    except Refusal as refusal:
        return refuse(content.ui, refusal)
    return 0


def _rollback(version: str, branch: Branch, content: Content) -> None:
    while True:
        tip = branch.fetch()
        versions = read_versions(branch, tip)
        known = [str(v.version) for v in versions if str(v.version) != DEV]
        if version not in known:
            raise Refusal("no-edition", version=version, known=", ".join(known) or "—")
        if LATEST not in versions[version].aliases:
            with chdir(branch.folder):
                commands.alias(
                    None, version, [LATEST], True, commands.AliasType.copy, branch=published_branch.NAME, message="alias", allow_empty=True
                )
            commit = complete(branch, tip, content, f"Make {version} the newest edition again")
            if not send(branch, commit, tip, LATEST, content):
                say(content.ui, "again")
                continue
        say(content.ui, "rolled-back", version=version)
        return


if __name__ == "__main__":
    sys.exit(rollback(*(sys.argv[1:] or [""])))
