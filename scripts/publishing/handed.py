"""A built version on its way from the run that builds to the run that pushes: the site and, beside it, what it was built from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from scripts.publishing.telling import Refusal
from scripts.publishing.versions import Request


class Handed:
    """A folder with `publication.json` and `site/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()  # mike looks at it from another folder
        self.site = self.folder / "site"

    def write(self, request: Request, editions: list[str], site: Path | None) -> None:
        """Leave a built version (None: nothing to publish) with the editions that it knows, in place of what was there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if site:
            shutil.copytree(site, self.site)
        text = json.dumps({"commit": request.commit, "version": request.version, "editions": editions})
        (self.folder / "publication.json").write_text(text + "\n", encoding="utf-8")

    def read(self, request: Request, editions: list[str]) -> Path:
        """The built site; refused unless it is just this version of this commit, of plain files, and knows the editions there are now."""
        try:
            said = json.loads((self.folder / "publication.json").read_text(encoding="utf-8"))
            same = (said["commit"], said["version"]) == (request.commit, request.version)
            known = said["editions"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Refusal("nothing-handed-on", folder=self.folder) from error
        odd = [file for file in self.site.rglob("*") if file.is_symlink() or not (file.is_file() or file.is_dir())]
        if not same or odd or not (self.site / "edition.json").is_file():
            raise Refusal("nothing-handed-on", folder=self.folder)
        if known != editions:
            raise Refusal("stale", version=request.version)
        return self.site
