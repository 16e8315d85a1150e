"""`python -m bench.second_click [FOLDER]`: on a slow line, from pressing a link to reading the page, pointed to before the press and not.

The line has a round trip of 400 ms and 400 kbit/s; each figure is the median of three, in milliseconds until the first words are painted.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.server import serving
from scripts.tools.paths import ROOT
from tests.tools import chromium

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
_TIMES = 3
# Page on which the reader is -> the end of the address of the link that is pressed.
WAYS = {
    "home to practices": ("", "practicas/"),
    "practices to one": ("practicas/", "huella-hidrica/"),
    "library to record": ("evidencia/", "/"),
    "forum to library": ("foro/", "evidencia/"),
}
# markup: a selector of the links of the text
_LINK = "main a[href$='{end}']:not([hreflang]), header a[href$='{end}']:not([hreflang])"
_PAINTED = """() => new Promise((told) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => seen() ? told([seen().startTime, performance.getEntriesByType("navigation")[0].deliveryType]) : setTimeout(look, 10);
  look();
})"""


def painted(page: Page) -> tuple[float, str]:
    """Milliseconds to the first words of a page that is on its way, and how it was delivered ("" from the line)."""
    milliseconds, delivery = page.evaluate(_PAINTED)
    return milliseconds, delivery


def pressed(browser: Browser, start: str, end: str, point: bool) -> tuple[float, str]:
    """Milliseconds from the press to the first words, and how the page was delivered ("" from the line)."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(start)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    link = page.locator(_LINK.format(end=end)).locator("visible=true").last
    link.scroll_into_view_if_needed()
    if point:
        page.mouse.move(3, 3)  # on its way over the page the pointer brings the script that fetches
        time.sleep(1)
        link.hover()
        time.sleep(3)  # a page of 20 kB on this line; a reader points for less, and waits for the rest of it
    with page.expect_navigation(wait_until="domcontentloaded"):
        link.evaluate("link => link.click()")
    found = painted(page)
    context.close()
    return found


def main(arguments: list[str]) -> int:
    """Print the table; 1 where pointing does not help as much as it shall."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    late = False
    print(f"{'':<20}{'not pointed':>12}{'pointed':>9}{'ratio':>7}")
    with serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, (start, end) in WAYS.items():
            found = [[pressed(browser, address + start, end, point) for _ in range(_TIMES)] for point in (False, True)]
            before, after = (statistics.median(one for one, _ in some) for some in found)
            late |= after > 0.3 * before
            print(f"{name:<20}{before:>12.0f}{after:>9.0f}{after / before:>7.2f}  {found[1][0][1]}", flush=True)
        browser.close()
    return int(late)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
