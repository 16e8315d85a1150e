"""`python -m bench.first_paint [FOLDER …]`: from the address to the first words on a slow line and an empty cache, by kind of page.

The line is that of bench/second_click.py; each figure is the median of three, in milliseconds. Several built sites stand side by side.
"""

from __future__ import annotations

import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.browser import PHONE
from bench.places import places
from bench.second_click import SLOW, painted
from bench.server import serving
from scripts.content.read import load
from scripts.tools.paths import ROOT
from tests.tools import chromium

_TIMES = 3
_NAMES = ("home", "practice", "record", "theme", "library", "country", "matrix", "glossary")


def first_words(browser: Browser, address: str) -> float:
    """Milliseconds from asking for an address to its first words."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="commit")
    milliseconds, _ = painted(page)
    context.close()
    return milliseconds


def main(arguments: list[str]) -> int:
    """Print the table."""
    folders = [Path(one) for one in arguments] or [ROOT / "site"]
    with ExitStack() as open_, sync_playwright() as playwright:
        sites = [open_.enter_context(serving(folder)) for folder in folders]
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        addresses = places(load().content)
        for name in _NAMES:
            found = [statistics.median(first_words(browser, site + addresses[name]) for _ in range(_TIMES)) for site in sites]
            print(f"{name:<12}" + "".join(f"{one:>8.0f}" for one in found), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
