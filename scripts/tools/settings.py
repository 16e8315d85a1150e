"""Where the repository and the published site live: from the environment, else from the git remote, else unknown. Never hard-coded."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from scripts.tools.git import ask
from scripts.tools.paths import ROOT

# One plain address: what else RFC 5322 allows, nobody uses, and much of it would mean something in a mailto address.
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_REMOTE = re.compile(r"(?:https://|ssh://git@|git@)(?P<host>[\w.-]+)[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?")


@dataclass(frozen=True)
class Settings:
    """`repository`: its web address without a final slash, or None; `site`: the published address with a final slash, or None.

    `version`: the folder of the version being built, None for a site without versions; `editions`: a folder that holds what the
    published editions say of themselves (see scripts/facts/editions.py); `date`: the day of what is being built, if known.
    """

    repository: str | None
    site: str | None
    branch: str = "main"
    mail: str | None = None
    version: str | None = None
    editions: Path | None = None
    date: str | None = None

    @property
    def canonical(self) -> str | None:
        """What canonical addresses start with: the pages of a version are those of the latest edition (see decisions/0004-mike.md)."""
        return f"{self.site}latest/" if self.site and self.version else self.site

    @property
    def home(self) -> str | None:
        """The published address of what is being built: the site, or one version of it."""
        return f"{self.site}{self.version}/" if self.site and self.version else self.site

    def edit(self, path: str) -> str | None:
        """Address that opens `path` in the web editor."""
        return f"{self.repository}/edit/{self.branch}/{quote(path)}" if self.repository else None

    def blob(self, path: str) -> str | None:
        """Address at which `path` can be read in the repository."""
        return f"{self.repository}/blob/{self.branch}/{quote(path)}" if self.repository else None

    def changes_of(self, path: str, since: str | None) -> str | None:
        """Address that shows what changed in `path` since a commit; without one, the history of the file."""
        if not self.repository:
            return None
        place = f"compare/{since}...{self.branch}" if since else f"commits/{self.branch}/{quote(path)}"
        return f"{self.repository}/{place}"

    def new_evidence(self, file_name: str, text: str) -> str | None:
        """Address that opens the editor of a new evidence file with `text` in it."""
        query = urlencode({"filename": file_name, "value": text}, quote_via=quote)
        return f"{self.repository}/new/{self.branch}/data/evidence?{query}" if self.repository else None

    def issue(self, template: str, **fields: str) -> str | None:
        """Address of an issue form with some fields filled."""
        query = urlencode({"template": template, **fields}, quote_via=quote)
        return f"{self.repository}/issues/new?{query}" if self.repository else None


def settings(root: Path = ROOT) -> Settings:
    """Read the environment (`GITHUB_REPOSITORY`, `SITE_URL`, `CONTACT_MAIL`, what publishing sets) and the git remote `origin`."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    web = f"{server}/{repository}" if repository else _remote(root)
    site = os.environ.get("SITE_URL") or None
    editions = os.environ.get("PUBLISHED_EDITIONS")
    return Settings(
        web,
        site.rstrip("/") + "/" if site else None,
        mail=mail if (mail := os.environ.get("CONTACT_MAIL", "").strip()) and _MAIL.fullmatch(mail) else None,
        version=os.environ.get("MIKE_DOCS_VERSION") or None,
        editions=Path(editions) if editions else None,
        date=_date(root),
    )


def _remote(root: Path) -> str | None:
    match = _REMOTE.fullmatch(ask(root, "remote", "get-url", "origin").text)
    return f"https://{match['host']}/{match['name']}" if match else None


def _date(root: Path) -> str | None:
    """The day of `SOURCE_DATE_EPOCH`, else of the last commit: never today, or two builds of the same text would differ."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or ask(root, "log", "-1", "--format=%ct").text
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdigit() else None
