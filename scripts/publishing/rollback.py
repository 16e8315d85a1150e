"""`python -m scripts.rollback VERSION`: make a published edition the newest one again, in one commit and one push. Builds nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.content.model import Content
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.publishing.branch import Branch
from scripts.publishing.publish import ATTEMPTS, complete, send
from scripts.publishing.repository import Repository
from scripts.publishing.site_root import read_versions
from scripts.publishing.telling import Refusal, refuse, say
from scripts.publishing.versions import DEV, LATEST, demand_edition_number, demand_site
from scripts.tools.paths import ROOT
from scripts.tools.settings import settings


def rollback(version: str, root: Path = ROOT) -> int:
    """Point `latest` at `version`; 0 when the remote says so afterwards."""
    content = load(root).content
    try:
        demand_edition_number(version)
        demand_site(settings(root).site)
        repository = Repository(root)
        with TemporaryDirectory(prefix="rollback-") as work:
            _rollback(version, Branch(Path(work) / "branch", repository.remote(), repository.identity()), content)
    except Refusal as refusal:
        return refuse(content.ui, refusal)
    return 0


def _rollback(version: str, branch: Branch, content: Content) -> None:
    for _ in range(ATTEMPTS):
        tip = branch.fetch()
        versions = read_versions(branch, tip)
        known = [str(v.version) for v in versions if str(v.version) != DEV]
        if not tip or version not in known or not branch.tree_id(tip, version):
            raise Refusal("no-edition", version=version, known=", ".join(known) or "—")
        if LATEST not in versions[version].aliases:
            versions.update(version, aliases=[LATEST], update_aliases=True)
            # Not by mike, which asks git four times for each file: a copy of a folder is the same tree under another name.
            tree = branch.with_copy(tip, version, LATEST, {"versions.json": f"{versions.dumps()}\n".encode()})
            commit = complete(branch, tip, tree, content, f"Make {version} the newest edition again")
            if not send(branch, commit, tip, LATEST, content):
                say(content.ui, "again")
                continue
        say(content.ui, "rolled-back", version=version)
        return
    raise Refusal("push-refused", detail="")


def main(arguments: list[str]) -> int:
    """Read the edition's number, as it is called or as its tag is (`v1.1`), and roll back."""
    if len(arguments) != 1:
        return refuse(words(), Refusal("how-to-roll-back"))
    return rollback(arguments[0].strip().removeprefix("v"))
