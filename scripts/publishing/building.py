"""Build a version into a new folder, strictly, and hold it against every check, with the commands of `make build` and without secrets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mike.versions import Versions

from scripts.content.model import Content
from scripts.finishing.address_list import lines
from scripts.publishing.branch import Branch
from scripts.publishing.repository import Repository
from scripts.publishing.telling import Refusal, say
from scripts.publishing.versions import Request
from scripts.rules.built.pages import read_site


def build(folder: Path, editions: Path, request: Request, repository: Repository, content: Content) -> None:
    """Build `request` into `folder`, check it, and list its addresses when it is an edition."""
    environment = _environment(request, editions, repository)
    say(content.ui, "building", version=request.version, commit=request.commit[:10])
    # Neither -q nor -v: both make MkDocs pass broken links in spite of `strict: true`.
    _run([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)], repository.root, environment, "build-failed")
    _run([sys.executable, "-m", "scripts.documents", str(folder)], repository.root, environment, "build-failed")
    say(content.ui, "checking")
    _run([sys.executable, "-m", "scripts.check_site", str(folder)], repository.root, environment, "check-failed")
    repository.demand_clean()
    if request.is_edition:
        text = "".join(f"{line}\n" for line in lines(read_site(folder, content, None)))
        (folder / "addresses.txt").write_text(text, encoding="utf-8")


def unpack_editions(branch: Branch, tip: str | None, versions: Versions, folder: Path) -> None:
    """What the published editions say of themselves, for the page of changes, and every address that must not die."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{v.version}.json": f"{v.version}/edition.json" for v in versions if str(v.version)[0].isdigit()}
    for name, path in {**names, "addresses.txt": "addresses.txt"}.items():
        text = branch.read_one(tip, path) if tip else None
        if text:
            (folder / name).write_bytes(text)


def _environment(request: Request, editions: Path, repository: Repository) -> dict[str, str]:
    """What the build sees: no token, no setting of git that may hold one."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_CONFIG") and "TOKEN" not in key}
    return kept | {
        "MIKE_DOCS_VERSION": request.version,
        "PUBLISHED_EDITIONS": str(editions),
        "SOURCE_DATE_EPOCH": repository.epoch,
        "NO_MKDOCS_2_WARNING": "1",
    }


def _run(command: list[str], root: Path, environment: dict[str, str], refusal: str) -> None:
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise Refusal(refusal)
