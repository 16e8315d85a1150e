"""`python -m bench.search [folder]`: what a search costs a reader from an opened page to the first result, today and with more records."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.browser import PHONE, Traffic
from bench.enlarged import enlarged
from bench.server import serving
from scripts.content.model import Content
from scripts.content.read import load
from scripts.finishing.finish import write_all
from scripts.search.files import every_file
from scripts.tools.paths import ROOT
from tests.tools import chromium

SIZES = (1, 10, 100)
# A rare word, a phrase, a word of nearly every record, a typing error (which needs the vocabulary).
QUERIES = {
    "": ("relaves", "huella hídrica", "minería", "economia cicular"),
    "en/": ("tailings", "water footprint", "mining", "circlar economy"),
}
# Milliseconds between two keys of somebody who types fast.
TYPING = 90
_TIMES = 5
_RESULT = "#search-list [role=option]"
# From the last key to the list that answers it, once everything is loaded.
_ANSWER = """async (text) => {
  const input = document.querySelector("#search-input");
  const list = document.querySelector("#search-list");
  input.value = text;
  const start = performance.now();
  const shown = new Promise((done) => new MutationObserver(() => done(performance.now() - start)).observe(list, { childList: true }));
  input.dispatchEvent(new Event("input"));
  return shown;
}"""


def main(arguments: list[str]) -> int:
    """Print the table."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    content = load().content
    print(f"{'records':>8}  {'query':<18}{'kB':>7}{'requests':>10}{'ms':>6}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for times in SIZES:
            more = enlarged(content, times)
            with tempfile.TemporaryDirectory() as name:
                _measure(browser, _site(folder, Path(name) / "site", more), len(more.evidence))
        browser.close()
    return 0


def _site(folder: Path, target: Path, content: Content) -> Path:
    """The front pages of the built site, its assets, and the index of `content`."""
    for page in ("index.html", "en/index.html"):
        (target / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / page, target / page)
    shutil.copytree(folder / "assets", target / "assets")
    write_all(target, every_file(content))
    return target


def _measure(browser: Browser, site: Path, records: int) -> None:
    with serving(site) as address:
        for place, texts in QUERIES.items():
            for text in texts:
                size, requests, wait = cost(browser, address + place, text)
                print(f"{records:>8}  {text:<18}{size / 1000:>7.1f}{requests:>10}{wait:>6.0f}", flush=True)


def cost(browser: Browser, address: str, text: str) -> tuple[int, int, float]:
    """Bytes on the wire and requests until the first result, typed as people type; then milliseconds from a key to its answer."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector("[data-palette]:not([hidden])", state="attached")  # the script that hears the key has run
    traffic = Traffic(page)
    page.keyboard.press("/")
    page.locator("#search-input").press_sequentially(text, delay=TYPING)
    page.locator(_RESULT).first.wait_for()
    page.wait_for_load_state("networkidle")
    size, requests = sum(traffic.sizes.values()), len(traffic.sizes)
    wait = statistics.median(page.evaluate(_ANSWER, text[: len(text) - turn % 2]) for turn in range(_TIMES))
    context.close()
    return size, requests, wait


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
