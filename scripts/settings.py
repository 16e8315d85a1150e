"""Where the repository and the published site live: from the environment, else from the git remote, else unknown. Never hard-coded."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from scripts.content import ROOT

_REMOTE = re.compile(r"(?:https://|ssh://git@|git@)(?P<host>[\w.-]+)[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?")


@dataclass(frozen=True)
class Settings:
    """`repository`: its web address without a final slash, or None; `site`: the published address with a final slash, or None."""

    repository: str | None
    site: str | None
    branch: str = "main"
    mail: str | None = None

    def edit(self, path: str) -> str | None:
        """Address that opens `path` in the web editor."""
        return f"{self.repository}/edit/{self.branch}/{quote(path)}" if self.repository else None

    def new_evidence(self, file_name: str, text: str) -> str | None:
        """Address that opens the editor of a new evidence file with `text` in it."""
        query = urlencode({"filename": file_name, "value": text}, quote_via=quote)
        return f"{self.repository}/new/{self.branch}/data/evidence?{query}" if self.repository else None

    def issue(self, template: str, **fields: str) -> str | None:
        """Address of an issue form with some fields filled."""
        query = urlencode({"template": template, **fields}, quote_via=quote)
        return f"{self.repository}/issues/new?{query}" if self.repository else None


def settings(root: Path = ROOT) -> Settings:
    """Read the environment (`GITHUB_REPOSITORY`, `SITE_URL`, `CONTACT_MAIL`) and the git remote `origin`."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    web = f"{server}/{repository}" if repository else _remote(root)
    site = os.environ.get("SITE_URL") or None
    return Settings(web, site.rstrip("/") + "/" if site else None, mail=os.environ.get("CONTACT_MAIL") or None)


def _remote(root: Path) -> str | None:
    command = ["git", "-C", str(root), "remote", "get-url", "origin"]
    try:
        address = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return None
    match = _REMOTE.fullmatch(address)
    return f"https://{match['host']}/{match['name']}" if match else None
