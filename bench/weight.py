"""`python -m bench.weight [folder]`: what the first view of each page type weighs, as a phone's browser gets it from nginx with gzip.

`text`: what is left of the HTML when all markup is taken away, compressed alike; no page that brings its text at once can weigh less.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import first_view
from bench.places import places
from bench.server import serving
from scripts.content.read import load
from scripts.rules.built.weight import gzip_size
from scripts.tools.html import parse
from scripts.tools.paths import ROOT
from tests.tools import chromium

# Everything but the document, gzip, phone, first view; versions and date in decisions/0020-light-and-open.md.
PEERS = {"Hugo + Hextra": 41, "Starlight": 45, "Zensical": 119, "Material for MkDocs": 129, "VitePress": 153, "Docusaurus": 265}


def main(arguments: list[str]) -> int:
    """Print the table."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    print(f"{'':<14}{'text kB':>9}{'HTML kB':>9}{'rest kB':>9}{'requests':>10}{'failed':>8}{'foreign':>9}")
    with serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, place in places(load().content).items():
            view = first_view(browser, address + place)
            text = gzip_size(parse(place, (folder / place / "index.html").read_text(encoding="utf-8")).text.encode("utf-8"))
            numbers = (
                f"{text / 1000:>9.1f}"
                f"{view.document / 1000:>9.1f}{view.overhead / 1000:>9.1f}{len(view.sizes):>10}{len(view.failed):>8}{len(view.foreign):>9}"
            )
            print(f"{name:<14}{numbers}", flush=True)
        browser.close()
    print("\n" + "\n".join(f"{name:<22}{size:>10} kB" for name, size in PEERS.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
