"""`python -m bench.lighthouse [folder]`: Lighthouse on a phone, the median of five, each page served by nginx with gzip.

Lighthouse slows every machine down four times; its own index of the machine, printed beside, says from where.

Lighthouse comes from the registry of Node and is not part of the project; without Node this says so and measures nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.places import places
from bench.server import serving
from scripts.content.read import load
from scripts.tools.paths import ROOT
from tests.tools import chromium

VERSION = "12.8.2"
RUNS = 5
PAGES = ("home", "practice", "record", "library", "matrix")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = {"total-blocking-time": "TBT ms", "largest-contentful-paint": "LCP ms", "cumulative-layout-shift": "CLS"}
MACHINE = "machine"


def measure(address: str) -> dict[str, float]:
    """One run: the four scores of a hundred, the timings, and the index of the machine."""
    command = ["npm", "exec", "--yes", f"--package=lighthouse@{VERSION}", "--", "lighthouse", address, "--quiet"]
    command += ["--output=json", "--output-path=stdout", f"--only-categories={','.join(CATEGORIES)}"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report = json.loads(answer.stdout)
    scores = {name: 100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES}
    timings = {name: report["audits"][name]["numericValue"] for name in AUDITS}
    return scores | timings | {MACHINE: report["environment"]["benchmarkIndex"]}


def main(arguments: list[str]) -> int:
    """Print the table."""
    if not shutil.which("npm"):
        print("Sin Node no hay Lighthouse: instálelo para medir. · Without Node there is no Lighthouse: install it to measure.")
        return 0
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    print(f"Lighthouse {VERSION}, {RUNS} ×\n{'':<12}" + "".join(f"{name:>16}" for name in (*CATEGORIES, *AUDITS.values(), MACHINE)))
    known = places(load().content)
    with serving(folder) as address:
        for name in PAGES:
            runs = [measure(address + known[name]) for _ in range(RUNS)]
            values = (median(run[key] for run in runs) for key in (*CATEGORIES, *AUDITS, MACHINE))
            print(f"{name:<12}" + "".join(f"{value:>16.4g}" for value in values), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
