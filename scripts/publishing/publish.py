"""`python -m scripts.publish VERSION [ALIAS]`: build a version from this commit, check it, add it to the published branch in one commit.

Nothing is pushed unless everything before it succeeded; afterwards the remote is read back. mike writes the version and its list; the root
files go into the same commit. When another publication comes first, ours is put on top of it, and the rules are asked again.

In two halves for CI, where what builds must not see the token that pushes: `--build FOLDER VERSION [ALIAS]` leaves the built version in a
folder and pushes nothing; `--push FOLDER VERSION [ALIAS]` builds nothing and pushes what the folder holds.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from mike import commands
from mike.versions import Versions

from scripts.content.model import Content
from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.kept_addresses import added
from scripts.publishing import branch as published_branch
from scripts.publishing.branch import Branch, PushRefused
from scripts.publishing.building import build, unpack_editions
from scripts.publishing.handed import Handed
from scripts.publishing.ready import demand_ready
from scripts.publishing.repository import Repository, demand_mkdocs_alone
from scripts.publishing.site_root import read_versions, renewed
from scripts.publishing.telling import Refusal, refuse, say
from scripts.publishing.versions import DEV, Request, decide, demand_site, demand_valid
from scripts.tools.paths import ROOT
from scripts.tools.settings import settings

ATTEMPTS = 5
Site = Callable[[str | None, Versions], Path]  # the branch's commit and versions -> the folder of the built version


def publish(version: str, alias: str = "", root: Path = ROOT, *, build_into: Path | None = None, push_from: Path | None = None) -> int:
    """Publish `version`, or only build it into a folder, or only push it from there; 0 when that is done."""
    content = load(root).content
    try:
        demand_valid(version, alias)
        demand_site(settings(root).site)
        demand_mkdocs_alone()
        repository = Repository(root)
        repository.demand_clean()
        request = Request(version, alias, repository.commit)
        demand_ready(request, repository, content, settings(root).site)
        if not push_from and not settings(root).mail:
            say(content.ui, "no-mail")
        with TemporaryDirectory(prefix="publish-") as folder:
            branch = Branch(Path(folder) / "branch", repository.remote(), repository.identity())
            work = _Work(request, repository, content, branch, Path(folder))
            if build_into:
                work.build_into(build_into)
            else:
                work.push(work.handed_on(Handed(push_from)) if push_from else work.built)
    except Refusal as refusal:
        return refuse(content.ui, refusal)
    return 0


class _Work:
    """One run: a request, the clone that it comes from, and a copy of the published branch that is thrown away afterwards."""

    def __init__(self, request: Request, repository: Repository, content: Content, branch: Branch, folder: Path) -> None:
        self.request = request
        self.repository = repository
        self.content = content
        self.branch = branch
        self.folder = folder
        self._built: tuple[list[str], Path] | None = None

    def built(self, tip: str | None, versions: Versions) -> Path:
        """The version, built with what the published editions say of themselves; once for each list of editions."""
        editions = _editions(versions)
        if self._built is None or self._built[0] != editions:
            place = "-".join(["with", *editions])
            unpack_editions(self.branch, tip, versions, self.folder / f"editions-{place}")
            site = self.folder / f"site-{place}"
            build(site, self.folder / f"editions-{place}", self.request, self.repository, self.content)
            self._built = editions, site
        return self._built[1]

    def build_into(self, folder: Path) -> None:
        """Build and hand on; nothing at all when this is published already."""
        tip = self.branch.fetch()
        versions = read_versions(self.branch, tip)
        to_do = decide(self.request, versions, self.repository.contains)
        site = self.built(tip, versions) if to_do else None
        Handed(folder).write(self.request, _editions(versions), site)
        say(self.content.ui, "handed-on" if site else "unchanged", version=self.request.version, folder=folder)

    def handed_on(self, handed: Handed) -> Site:
        """What a former run has built, for as long as no edition comes between."""

        def site(_: str | None, versions: Versions) -> Path:
            return handed.read(self.request, _editions(versions))

        return site

    def push(self, site: Site) -> None:
        """Put the version on the branch, push and read back; once more, on top, for each publication that comes first.

        Raises Refusal when that never ends, or the remote does not take it.
        """
        for _ in range(ATTEMPTS):
            tip = self.branch.fetch()
            versions = read_versions(self.branch, tip)
            if not decide(self.request, versions, self.repository.contains):
                self._say("unchanged")
                return
            folder = site(tip, versions)
            self._say("committing", branch=published_branch.NAME)
            self._add_version(folder)
            message = f"Publish {self.request.version} from {self.request.commit[:10]}"
            commit = complete(self.branch, tip, published_branch.NAME, self.content, message)
            if send(self.branch, commit, tip, self.request.version, self.content):
                self._say("done")
                self._say_what_is_next(folder)
                return
            self._say("again")
        raise Refusal("push-refused", detail="")

    def _add_version(self, site: Path) -> None:
        """mike adds the version to our copy of the branch; its commit is only the tree that `complete` starts from."""
        with (
            chdir(self.branch.folder),
            commands.deploy(
                {"site_dir": str(site), "use_directory_urls": True},
                self.request.version,
                aliases=[self.request.alias] if self.request.alias else [],
                update_aliases=True,
                alias_type=commands.AliasType.copy,
                branch=published_branch.NAME,
                message="version",
                allow_empty=True,
                set_props=[("commit", self.request.commit)],
            ),
        ):
            pass  # built already

    def _say(self, word: str, **values: object) -> None:
        say(self.content.ui, word, version=self.request.version, **values)

    def _say_what_is_next(self, site: Path) -> None:
        if self.request.is_edition:
            if added(self.content.kept_addresses, (site / "addresses.txt").read_text(encoding="utf-8").splitlines()):
                self._say("remember")
            tagged = self.repository.is_tagged(f"v{self.request.version}")
            self._say("next-tagged" if tagged else "next")


def _editions(versions: Versions) -> list[str]:
    """The numbered editions: the page of changes and the addresses that must not die depend on them."""
    return [str(v.version) for v in versions if str(v.version) != DEV]


def complete(branch: Branch, tip: str | None, revision: str, content: Content, message: str) -> str:
    """One commit after `tip` with what `revision` holds, a commit or a tree, and everything at the root that follows from it."""
    change = renewed(branch, tip, revision, content, settings().site)
    return branch.commit(revision, tip, change.files, change.removed, message)


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


def main(arguments: list[str]) -> int:
    """Read what to do, the version and the alias, and do it."""
    match arguments:
        case ["--build", folder, version, *alias] if len(alias) < 2:
            return publish(version, "".join(alias), build_into=Path(folder))
        case ["--push", folder, version, *alias] if len(alias) < 2:
            return publish(version, "".join(alias), push_from=Path(folder))
        case [version, *alias] if len(alias) < 2 and not version.startswith("--"):
            return publish(version, "".join(alias))
    return refuse(words(), Refusal("how-to-publish"))
