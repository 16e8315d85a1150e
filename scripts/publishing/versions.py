"""Which versions are published, and what may be published next. Rules only: nothing here reads or writes a repository."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from mike.versions import VersionInfo, Versions

from scripts.facts.editions import number
from scripts.publishing.telling import Refusal

DEV = "dev"
LATEST = "latest"
_NUMBER = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){1,2}")

# Hosts that only stand in an example: what a reader would cite must lead somewhere.
_STAND_IN = re.compile(
    r"(^|\.)(ejemplo|owner|usuario|username|[st]u-usuario|your-name)\.|(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net)$",
    re.I,
)
_SITE = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~%-]+)*/?", re.ASCII)


@dataclass(frozen=True)
class Request:
    """What somebody wants to publish: a version of the commit, as the newest edition or not."""

    version: str
    alias: str
    commit: str

    @property
    def is_edition(self) -> bool:
        """True for a numbered edition, false for `dev`."""
        return self.version != DEV


def demand_valid(version: str, alias: str) -> None:
    """Stop when a version or an alias has a name that does not exist."""
    if version != DEV and not _NUMBER.fullmatch(version):
        raise Refusal("bad-version", version=version)
    if alias not in ("", LATEST) or (alias and version == DEV):
        raise Refusal("bad-alias", alias=alias)


def demand_edition_number(version: str) -> None:
    """Stop when something is not the number of an edition, whether or not there is such an edition."""
    if not _NUMBER.fullmatch(version):
        raise Refusal("bad-edition", version=version)


def demand_site(site: str | None) -> None:
    """Stop when the published address is none that can stand in a page."""
    if site and not _SITE.fullmatch(site):
        raise Refusal("bad-site", site=site)
    if site and _STAND_IN.search(urlsplit(site).hostname or ""):
        raise Refusal("stand-in-site", site=site)


def newest(versions: Versions) -> VersionInfo | None:
    """The version that the alias `latest` stands for."""
    found = versions.find(LATEST)
    return versions[found[0]] if found else None


def has_newer(info: VersionInfo, versions: Versions) -> bool:
    """True when an edition with a higher number is published beside `info`, as after a rollback."""
    return any(number(str(one.version)) > number(str(info.version)) for one in versions)


def front(versions: Versions) -> str:
    """The folder that readers are led to: `latest`, else the first version there is."""
    return LATEST if newest(versions) else next(iter(str(v.version) for v in versions), DEV)


def commit_of(info: VersionInfo) -> str:
    """The commit that a published version was made from."""
    return str((info.properties or {}).get("commit", ""))


def decide(request: Request, published: Versions, contains: Callable[[str], bool]) -> bool:
    """True when there is something to publish, False when exactly this is published already; refuses what would lose something."""
    if published.find(request.version):
        info = published[request.version]
        same = commit_of(info) == request.commit
        if same and (not request.alias or request.alias in info.aliases):
            return False
        if request.is_edition:
            raise Refusal("move-alias" if same else "edition-exists", version=request.version)
        _demand_newer(info, contains)
    latest = newest(published)
    if request.alias and latest:
        if number(request.version) < number(str(latest.version)):
            raise Refusal("older-number", version=request.version, newest=latest.version)
        _demand_newer(latest, contains)
    return True


def _demand_newer(info: VersionInfo, contains: Callable[[str], bool]) -> None:
    """Stop when a version was made from a commit that the current one does not contain. mike by hand leaves no word of the commit."""
    commit = commit_of(info)
    if commit and not contains(commit):
        raise Refusal("older-commit", version=info.version, commit=commit[:10])
