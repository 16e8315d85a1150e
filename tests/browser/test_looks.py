"""The look of every page type, and of parts further down, against reference pictures (tests/screenshots), in both schemes and four widths.

The pages are those of the small content, which nobody edits: only a change of looks can change a picture.

Letters are set in a monospaced font, all of which are 0.6 em wide, drawn together to the width of common letters: so lines break alike on
every machine. Pictures are shrunk until letters are shades of grey and compared block by block, so that what is noticed is layout, size and
colour. `make screenshots` renews those that are missing or differ.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from bench.places import KEYS, places
from scripts.content.library import Library
from scripts.tools.paths import ROOT

pytestmark = pytest.mark.long

PICTURES = ROOT / "tests/screenshots"
# What is kept: window height in CSS pixels, how many of them make one pixel of the picture, how many of those make one block.
SIZES = {360: (1440, 3, 15), 768: (1440, 4, 12), 1280: (1600, 8, 6), 1920: (1600, 8, 6)}
# Every width in both schemes; each language meets all of either.
LOOKS = [
    ("es", 360, "light"),
    ("en", 360, "dark"),
    ("en", 768, "light"),
    ("es", 768, "dark"),
    ("es", 1280, "light"),
    ("en", 1280, "dark"),
    ("en", 1920, "light"),
    ("es", 1920, "dark"),
]
# How far the colour of a block may drift; what share of the blocks may drift further.
DRIFT, SHARE = 14, 0.05
# Parts of pages that the top of a page does not show: page type, selector.
PARTS = {
    "card": ("practice", "details.record[open]"),
    "steps": ("practice", "article ol:not(.sources)"),
    "limits": ("practice", "#limits ~ ul"),
    "table": ("indicators", "main table"),
    "foot": ("practice", ".site-foot"),
}
LETTERS = """:root { --text: 'Liberation Mono', 'DejaVu Sans Mono', 'Courier New', monospace !important; --display: var(--text) !important }
body { letter-spacing: -.08em }"""


def picture(page: Page, width: int, letters: str = LETTERS) -> Image.Image:
    """The top of the page as a small picture."""
    page.add_style_tag(content=letters)
    height, scale, _ = SIZES[width]
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    return shot.resize((width // scale, height // scale), Image.Resampling.BOX)


def picture_of_part(page: Page, selector: str, width: int) -> Image.Image:
    """A part of the page as a small picture, no higher than a window."""
    page.add_style_tag(content=LETTERS)
    page.evaluate("document.querySelectorAll('details.record').forEach(one => { one.open = true })")
    height, scale, block = SIZES[width]
    shot = Image.open(io.BytesIO(page.locator(selector).first.screenshot(animations="disabled"))).convert("RGB")
    shot = shot.crop((0, 0, shot.width, min(shot.height, height)))
    return shot.resize((max(shot.width // scale, block), max(shot.height // scale, block)), Image.Resampling.BOX)


def drifted(one: Image.Image, other: Image.Image, width: int) -> float:
    """Share of the blocks whose colour differs by more than the tolerance."""
    block = SIZES[width][2]
    if abs(one.width - other.width) + abs(one.height - other.height) > 2:  # a part that grew or shrank
        return 1.0
    size = (one.width // block, one.height // block)
    blocks = [image.resize(size, Image.Resampling.BOX) for image in (one, other)]
    difference = ImageChops.difference(*blocks)
    worst = [max(pixel) for pixel in difference.get_flattened_data()]
    return sum(value > DRIFT for value in worst) / len(worst)


def opened(browser: Browser, look: tuple[str, int, str]) -> Page:
    """A page in one language, width and scheme."""
    _, width, scheme = look
    viewport = {"width": width, "height": SIZES[width][0]}
    return browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").new_page()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_pages_look_as_they_did(browser: Browser, small_server: str, small_library: Library, look: tuple[str, int, str]) -> None:
    page = opened(browser, look)
    found = {}
    there = places(small_library.content, look[0])
    for name, (place, selector) in {**{name: (name, "") for name in there}, **PARTS}.items():
        page.goto(small_server + there[place])
        now = picture_of_part(page, selector, look[1]) if selector else picture(page, look[1])
        file = PICTURES / f"{name}-{'-'.join(map(str, look))}.webp"
        share = drifted(now, Image.open(file).convert("RGB"), look[1]) if file.exists() else 1.0
        if share > SHARE and os.environ.get("RENEW_SCREENSHOTS"):
            now.save(file, quality=70, method=6)
        elif share > SHARE:
            found[file.name] = f"{share:.0%}"
    page.context.close()
    assert found == {}, "look at the pages; if the change is wanted: make screenshots"


@pytest.mark.parametrize(
    "change",
    [
        ":root { --ground: #efe0ff !important }",
        "main { padding-top: 6rem !important }",
        "main > article { max-width: 30rem !important }",
        "body { font-size: 1.4rem !important }",
        ".site-head { display: none !important }",
    ],
)
def test_a_change_of_looks_is_noticed(browser: Browser, small_server: str, small_library: Library, change: str) -> None:
    look = ("es", 1280, "light")
    page = opened(browser, look)
    page.goto(small_server + places(small_library.content)["practice"])
    before = picture(page, 1280)
    page.add_style_tag(content=change)
    after = picture(page, 1280)
    page.context.close()
    assert drifted(before, after, 1280) > SHARE


@pytest.mark.parametrize("look", [("es", 360, "light"), ("en", 1280, "light")], ids=["360", "1280"])
def test_another_monospaced_font_is_not_noticed(
    browser: Browser, small_server: str, small_library: Library, look: tuple[str, int, str]
) -> None:
    page = opened(browser, look)
    other = LETTERS.replace("'Liberation Mono', ", "")
    shares = {}
    for name in ("home", "practice", "record", "library", "matrix"):
        page.goto(small_server + places(small_library.content, look[0])[name])
        before = picture(page, look[1])
        shares[name] = drifted(before, picture(page, look[1], other), look[1])
    page.context.close()
    assert max(shares.values()) <= SHARE, shares


def test_the_pictures_are_small_and_of_pages_that_exist() -> None:
    files = list(Path(PICTURES).glob("*"))
    assert sum(f.stat().st_size for f in files) < 3_000_000
    assert {f.name.split("-")[0] for f in files} == {*KEYS, *PARTS}
