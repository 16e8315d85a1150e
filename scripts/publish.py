"""`python -m scripts.publish VERSION [ALIAS]`: build a version from this commit, check it, add it to the published branch in one commit.

Nothing is pushed unless everything before it succeeded; afterwards the remote is read back. mike writes the version and its list; the root
files go into the same commit. When another publication comes first, ours is put on top of it, and the rules are asked again.
"""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from mike import commands
from mike.versions import Versions

from scripts.content import ROOT, load
from scripts.model import Content
from scripts.publishing import branch as published_branch
from scripts.publishing.branch import Branch, PushRefused
from scripts.publishing.building import build, unpack_editions
from scripts.publishing.repository import Repository, demand_mkdocs_alone
from scripts.publishing.roots import renewed
from scripts.publishing.versions import DEV, Request, decide, demand_valid
from scripts.publishing.words import Refusal, refuse, say
from scripts.rules.twins import behind
from scripts.settings import settings

_ATTEMPTS = 5


def publish(version: str, alias: str = "", root: Path = ROOT) -> int:
    """Publish `version`; 0 when the remote holds it afterwards."""
    content = load(root).content
    try:
        demand_valid(version, alias)
        demand_mkdocs_alone()
        repository = Repository(root)
        repository.demand_clean()
        request = Request(version, alias, repository.commit)
        if request.is_edition:
            _demand_current_translations(content)
        if not settings(root).site:
            say(content.ui, "no-site")
        with TemporaryDirectory(prefix="publish-") as work:
            _publish(request, repository, content, Path(work))
    except Refusal as refusal:
        return refuse(content.ui, refusal)
    return 0


def _publish(request: Request, repository: Repository, content: Content, work: Path) -> None:
    branch = Branch(work / "branch", repository.remote(), repository.identity())
    site, built_after = work / "site", None
    for attempt in range(_ATTEMPTS):
        tip = branch.fetch()
        versions = read_versions(branch, tip)
        if not decide(request, versions, repository.contains):
            say(content.ui, "unchanged", version=request.version)
            return
        editions = [str(v.version) for v in versions if str(v.version) != DEV]
        if built_after != editions:  # the page of changes depends on them
            unpack_editions(branch, tip, versions, work / f"editions-{attempt}")
            site, built_after = work / f"site-{attempt}", editions
            build(site, work / f"editions-{attempt}", request, repository, content)
        say(content.ui, "committing", version=request.version, branch=published_branch.NAME)
        _add_version(branch, request, site)
        commit = complete(branch, tip, content, f"Publish {request.version} from {request.commit[:10]}")
        if send(branch, commit, tip, request.version, content):
            say(content.ui, "done", version=request.version)
            return
        say(content.ui, "again")
    raise Refusal("push-refused", detail="")


def _add_version(branch: Branch, request: Request, site: Path) -> None:
    """mike adds the version to our copy of the branch; its commit is only the tree that `complete` starts from."""
    with (
        chdir(branch.folder),
        commands.deploy(
            {"site_dir": str(site), "use_directory_urls": True},
            request.version,
            aliases=[request.alias] if request.alias else [],
            update_aliases=True,
            alias_type=commands.AliasType.copy,
            branch=published_branch.NAME,
            message="version",
            allow_empty=True,
            set_props=[("commit", request.commit)],
        ),
    ):
        pass  # built already


def read_versions(branch: Branch, revision: str | None) -> Versions:
    """The list of versions of a commit of the branch."""
    text = branch.read_one(revision, "versions.json") if revision else None
    return Versions.loads(text.decode("utf-8")) if text else Versions()


def complete(branch: Branch, tip: str | None, content: Content, message: str) -> str:
    """One commit after `tip` with what mike put on our copy of the branch and everything at the root that follows from it."""
    files, removed = renewed(branch, published_branch.NAME, read_versions(branch, published_branch.NAME), content, settings().site)
    return branch.commit(published_branch.NAME, tip, files, removed, message)


def send(branch: Branch, commit: str, tip: str | None, folder: str, content: Content) -> bool:
    """Push and read back. False when somebody else's publication came first; anything else that goes wrong is a refusal."""
    say(content.ui, "pushing")
    try:
        branch.push(commit)
    except PushRefused as refused:
        if branch.remote_tip() not in (tip, commit):
            return False
        if branch.remote_tip() != commit:
            raise Refusal("push-refused", detail=str(refused)) from refused
    say(content.ui, "reading-back")
    now = branch.fetch()
    if not now or branch.tree_id(now, folder) != branch.tree_id(commit, folder):
        raise Refusal("not-there", version=folder)
    return True


def _demand_current_translations(content: Content) -> None:
    old = [page.path for page, _ in behind(content)]
    if old:
        raise Refusal("behind", pages=", ".join(old))


def main(arguments: list[str]) -> int:
    """Read the version and the alias, and publish."""
    version, alias = [*arguments, "", ""][:2]
    return publish(version, alias)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
