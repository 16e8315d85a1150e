"""`python -m bench.tasks [SITE …]`: three questions on a phone from the front page, each site's shortest way in taps and screens.

A screen is what one sees of a page without scrolling, 360 by 640 pixels: the one on arrival or after a jump, and each further one down to
what is looked for. Opening what is folded is a tap. With two sites: status 1 where the first is not quicker in every task.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.server import serving
from scripts.tools.paths import ROOT
from tests.tools import chromium

SCREEN = {"width": 360, "height": 640}

# markup: selectors of what is tapped, in this order, and at last of what answers: every one of these has to be seen
Way = tuple[Sequence[str], Sequence[str]]
_PRACTICE = "a[href$='practicas/huella-hidrica/']"
_RESULT = ".record:has(.results li, .finding) :is(.finding, .results li)"
_MATRIX = ".matrix tbody:last-of-type tr:last-child td.c-pe"
_COMPARISON = ".site-head a[href$='comparacion/']"
_COUNTRIES = [f".countries li:has(a[href$='paises/{country}/'])" for country in ("chile", "peru")]
TASKS: dict[str, list[Way]] = {
    "water: what works, who says so": [
        ([_PRACTICE], [_RESULT]),
        ([_PRACTICE, "a[href='#evidence']"], [_RESULT]),
        ([_PRACTICE, "a[href='#evidence-cl'], a[href='#cl']"], [_RESULT]),
    ],
    "municipality: what to do first": [
        (["a[href$='que-puedo-hacer/gobierno/']"], [".first-steps li"]),
        (["a[href$='que-puedo-hacer/gobierno/']"], [".steps li"]),
    ],
    "Peru beside Chile": [
        ([_COMPARISON], [_MATRIX]),
        ([_COMPARISON], _COUNTRIES),
        ([], _COUNTRIES),
    ],
}


class Cost(NamedTuple):
    """What a way costs a reader."""

    taps: int
    screens: int


def cost(browser: Browser, home: str, way: Way) -> Cost | None:
    """What a way from `home` costs; None where the site does not have it."""
    taps, answers = way
    context = browser.new_context(viewport=SCREEN, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(home)
    total = Cost(0, 1)
    for selector, tap in [*((one, True) for one in taps), *((one, False) for one in answers)]:
        if not page.locator(selector).count():
            context.close()
            return None
        more = _see(page, selector, tap)
        total = Cost(total.taps + more.taps, total.screens + more.screens)
    context.close()
    return total


# How many folds hide an element, and how far below the screen's upper edge it ends once they are open.
_STAND = """one => {
  const folds = [];
  for (let at = one.closest("details"); at; at = at.parentElement.closest("details")) {
    if (!at.open && !at.querySelector(":scope > summary").contains(one)) folds.push(at);
  }
  for (const fold of folds) fold.open = true;
  const { bottom } = one.getBoundingClientRect();
  for (const fold of folds) fold.open = false;
  return [folds.length, bottom];
}"""


def _see(page: Page, selector: str, tap: bool) -> Cost:
    """What it takes to see the nearest of what is called so, and to tap it: then what it leads to is on the screen."""
    found = page.locator(selector).all()
    stands = [one.evaluate(_STAND) for one in found]
    taps, bottom = min(stands)
    nearest = found[stands.index([taps, bottom])]
    nearest.evaluate("one => { for (let at = one.closest('details'); at; at = at.parentElement.closest('details')) at.open = true; }")
    screens = max(0, math.ceil(bottom / SCREEN["height"]) - 1)
    page.evaluate("by => scrollBy({ top: by, behavior: 'instant' })", screens * SCREEN["height"])
    if tap:
        nearest.evaluate("one => one.click()")
        page.wait_for_timeout(500)
        page.wait_for_load_state()
        screens += 1
    return Cost(taps + tap, screens)


def main(arguments: list[str]) -> int:
    """Print the table; 1 where the first of two sites is not quicker."""
    folders = [Path(one) for one in arguments] or [ROOT / "site"]
    table: list[list[Cost]] = []
    for folder in folders:
        with serving(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            table.append([_shortest(browser, address, ways) for ways in TASKS.values()])
            browser.close()
    print(f"{'taps + screens':<34}" + "".join(f"{folder.resolve().parent.name:>16}" for folder in folders))
    for place, name in enumerate(TASKS):
        print(f"{name:<34}" + "".join(f"{costs[place].taps:>10} +{costs[place].screens:>4}" for costs in table))
    return int(len(table) > 1 and any(sum(now) >= sum(before) for now, before in zip(*table[:2], strict=True)))


def _shortest(browser: Browser, home: str, ways: list[Way]) -> Cost:
    return min((found for way in ways if (found := cost(browser, home, way))), key=sum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
