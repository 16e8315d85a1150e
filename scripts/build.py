"""`python -m scripts.build`: build the site beside the last good one, check and compress it, and only then put it in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import check_site, documents
from scripts.content.model import LANGUAGES
from scripts.content.ui_words import words
from scripts.finishing.compress import compress
from scripts.tools.calling import run
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT
from scripts.tools.settings import settings


def build(target: Path) -> int:
    """Build, check and compress below build/, then swap into `target`; on any failure `target` stays as it was."""
    fresh = ROOT / "build/site"
    shutil.rmtree(fresh, ignore_errors=True)
    # Neither -q nor -v: both make MkDocs pass broken links in spite of `strict: true`.
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    status = status or documents.main([str(fresh)]) or check_site.main([str(fresh)])
    if status:
        print(f"No se cambió {target.name}/. · {target.name}/ was not changed.")
        return status
    if not settings().mail:
        print(" · ".join(words()["publish.no-mail"][lang] for lang in LANGUAGES))
    with Kept("copies") as kept:
        copies = compress(fresh, kept)
    print(f"compress: {copies / 1e6:.1f} MB de copias .gz y .br · MB of .gz and .br copies")
    old = ROOT / "build/site-old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return 0


def main() -> int:
    """Build the site of the project."""
    return build(ROOT / "site")


if __name__ == "__main__":
    sys.exit(run(main, __doc__))
