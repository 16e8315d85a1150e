"""Leave out what our pages do not use: the theme's stylesheets, scripts, pictures and templates of others."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.tools.paths import ROOT

_OURS = ROOT / "overrides/assets"


def trim(site: Path) -> None:
    """Remove every file of `assets/` that does not come from overrides/assets, and what MkDocs wrote that we write ourselves."""
    ours = {f.relative_to(_OURS) for f in _OURS.rglob("*") if f.is_file()}
    assets = site / "assets"
    for file in sorted(assets.rglob("*")):
        if file.is_file() and file.relative_to(assets) not in ours:
            file.unlink()
    for folder in sorted((d for d in assets.rglob("*") if d.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for name in ("sitemap.xml", "sitemap.xml.gz", "404.html", "en/404.html", "en/sitemap.xml", "en/sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    # drawings are part of the pages that show them; templates are no pages
    for name in ("paper", "pictograms", "partials", "scripts", "search", "styles"):
        shutil.rmtree(site / name, ignore_errors=True)
