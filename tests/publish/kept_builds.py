"""`python -m tests.publish.kept_builds FOLDER VERSION [ALIAS]`: publish as `python -m scripts.publish` does, but build nothing twice.

What was built from one commit, as one version, after the same editions, is kept in FOLDER for the publications of other tests: the same
content gives the same site (tests/site/test_site.py). Where ANY_BUILD is set, what was built as that version from another commit does as
well. Everything else is done by the real command.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scripts.content.model import Content
from scripts.publishing import publish
from scripts.publishing.building import build
from scripts.publishing.repository import Repository
from scripts.publishing.versions import Request
from tests.small import RESULTS
from tests.tools import one_at_a_time


def keeping(kept: Path):
    """`build`, which takes what lies in `kept` already."""

    def build_once(folder: Path, editions: Path, request: Request, repository: Repository, content: Content) -> None:
        place, other = kept / _key(editions, request), kept / f"some-{request.version}"
        with one_at_a_time(place.name, kept):
            if not place.exists():
                if os.environ.get("ANY_BUILD") and other.exists():
                    shutil.copytree(other, folder)
                    return
                lend(kept / "results.sqlite", repository.root / RESULTS)
                build(folder, editions, request, repository, content)
                lend(repository.root / RESULTS, kept / "results.sqlite")
                shutil.copytree(folder, place)
                with suppress(FileExistsError):
                    other.symlink_to(place.name)
                return
        shutil.copytree(place, folder)

    return build_once


def lend(results: Path, place: Path) -> None:
    """What one project has worked out (its pages as HTML, its files found faultless), for another: never half a file."""
    if results.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        shutil.copy(results, unfinished)
        unfinished.replace(place)


def _key(editions: Path, request: Request) -> str:
    """Everything that a build depends on."""
    given = [request.version, request.commit, *(os.environ.get(name, "") for name in ("SITE_URL", "GITHUB_REPOSITORY", "CONTACT_MAIL"))]
    told = [part for file in sorted(editions.iterdir()) for part in (file.name, file.read_text(encoding="utf-8"))]
    return sha256("\0".join([*given, *told]).encode()).hexdigest()


if __name__ == "__main__":
    publish.build = keeping(Path(sys.argv[1]))
    sys.exit(publish.main(sys.argv[2:]))
