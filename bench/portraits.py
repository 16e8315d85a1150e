"""`python -m bench.portraits`: the pictures of the README, made from site/ as `make build` left it: a phone and a desk, light."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bench.places import places
from bench.server import serving
from scripts.content.read import load
from scripts.tools.paths import ROOT
from tests.tools import chromium

PICTURES = ROOT / ".github/images"
LARGEST = 120_000  # bytes of one picture
# Name, page, width and height of the window, pixels for one of its own, width of the picture.
_SHOTS = (("desk", "home", 1280, 800, 1, 1280), ("phone", "practice", 390, 800, 2, 585))


def take(arguments: list[str]) -> int:
    """Take both pictures; 1 where one is heavier than allowed."""
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    there = places(load().content, "es")
    heavy = False
    with sync_playwright() as playwright, serving(ROOT / "site") as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, page, width, height, scale, size in _SHOTS:
            options = {"viewport": {"width": width, "height": height}, "device_scale_factor": scale}
            one = browser.new_context(**options, color_scheme="light", reduced_motion="reduce", locale="es-CL").new_page()
            one.goto(address + there[page], wait_until="networkidle")
            shot = Image.open(io.BytesIO(one.screenshot(animations="disabled"))).convert("RGB")
            file = folder / f"{name}.webp"
            shot.resize((size, size * shot.height // shot.width), Image.Resampling.LANCZOS).save(file, quality=80, method=6)
            print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")
            heavy |= file.stat().st_size > LARGEST
        browser.close()
    return int(heavy)


if __name__ == "__main__":
    sys.exit(take(sys.argv[1:]))
