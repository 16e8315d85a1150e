"""`python -m bench.preview [RUNS [TIMES]]`: how long `make serve` takes from saving a file to the reloaded page, in a real browser.

Works on a copy of the project with TIMES as many records (1 unless told; bench/growing.py). For each kind of change a word is put into a
file and the clock runs until the open page shows it or, of a style, obeys it: RUNS times (5 unless told); the median and the longest are
printed. `start` is the time from the command to the first page, first where nothing was ever built or checked (the longest), then where it
was.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from bench.growing import grown
from scripts.content.read import load
from scripts.facts.addresses import addresses_of
from scripts.facts.shelves import groups
from scripts.tools.paths import ROOT
from tests.small import copy, put
from tests.tools import chromium

_LONGEST = 300_000  # milliseconds
_REST = 1.0  # seconds between two changes
# The text that a page holds, and what a style says, as an expression of the browser; WORD stands for the word.
_TEXT = "document.documentElement.textContent.includes('WORD')"
_COMMENT = "document.documentElement.innerHTML.includes('WORD')"
_STYLE = "getComputedStyle(document.body).getPropertyValue('--WORD') === '1'"


@dataclass(frozen=True)
class Change:
    """`file` below the project; `edit` puts a word into its text; `address`: the page to look at; `seen`: true there once it is shown."""

    name: str
    file: str
    edit: Callable[[str, str], str]
    address: str
    seen: str = _TEXT


def changes(root: Path) -> list[Change]:
    """One change of each kind, and one record looked at in both languages and in a list."""
    content = load(root).content
    addresses = addresses_of(content)
    first = next(iter(groups(content, "evidence").values())).first[0]  # of those that the library's own page shows
    record = next(one for one in content.evidence if one.id == first)
    practice = content.practices[0].key

    def put(where: str) -> Callable[[str, str], str]:
        pattern = re.compile(where, re.MULTILINE)
        return lambda text, word: pattern.sub(lambda found: f"{found.group()}{word} ", text, count=1)

    name = {lang: put(rf"^name:(?:\n +\w\w:.*)*?\n +{lang}: *['\"]?|^name: \{{.*?\b{lang}: *['\"]?") for lang in ("es", "en")}
    opening = put(r"^[A-ZÁÉÍÓÚ][a-záéíóúñ]+ ")
    return [
        Change("prose", f"docs/es/{practice}.md", lambda text, word: _front_matter_kept(text, word, opening), addresses.of("es", practice)),
        Change("record", record.path, name["es"], addresses.of("es", record.key)),
        Change("its list", record.path, name["en"], addresses.of("en", "evidence")),
        Change("word", "data/ui.yml", put(r"^site\.skip:.*?\bes: *['\"]?"), ""),
        Change("template", "overrides/main.html", lambda text, word: text.replace("<body>", f"<body><!-- {word} -->"), "", _COMMENT),
        Change("style", "overrides/styles/10-ground.css", lambda text, word: f"body{{--{word}:1}}\n{text}", "", _STYLE),
    ]


def _front_matter_kept(text: str, word: str, edit: Callable[[str, str], str]) -> str:
    head, line, body = text.partition("\n---\n")
    return head + line + edit(body, word)


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of `make serve` on a project, from the start of the command on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen([sys.executable, "-m", "scripts.serve", str(port)], cwd=root, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _first(page: Page, address: str) -> float:
    start = time.monotonic()
    while True:
        try:
            page.goto(address)
            break
        except Error:  # nobody listens yet
            time.sleep(0.02)
    page.wait_for_selector("main#content", timeout=_LONGEST)
    return time.monotonic() - start


def _until(page: Page, expression: str) -> None:
    """Wait until something holds in the page, which may be loaded anew meanwhile; its policy lets no text be run in it all the while."""
    end = time.monotonic() + _LONGEST / 1000
    while time.monotonic() < end:
        with suppress(Error):
            if page.evaluate(expression):
                return
        time.sleep(0.02)
    raise TimeoutError(expression)


def _seconds(page: Page, root: Path, change: Change, word: str) -> float:
    file = root / change.file
    before = file.read_text(encoding="utf-8")
    after = change.edit(before, word)
    if after == before:
        raise ValueError(f"{change.file}: no place for a word")
    start = time.monotonic()
    file.write_text(after, encoding="utf-8")
    _until(page, change.seen.replace("WORD", word))
    taken = time.monotonic() - start
    time.sleep(_REST)
    file.write_text(before, encoding="utf-8")
    _until(page, f"!({change.seen.replace('WORD', word)})")
    time.sleep(_REST)
    return taken


def main(arguments: list[str]) -> int:
    """Print the table, in seconds."""
    runs, times = map(int, [*arguments, *("5", "1")[len(arguments) :]])
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = copy(Path(name) / "project")
        if times > 1:
            put(grown(ROOT, Path(name) / "content", times), root)
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        with served(root) as address:
            taken = [_first(page, address)]
        with served(root) as address:
            taken.append(_first(page, address))
            print(f"{'':<10}{'median':>8}{'longest':>9}\n{'start':<10}{taken[1]:>8.2f}{taken[0]:>9.2f}", flush=True)
            for change in changes(root):
                page.goto(address + change.address)
                words = [f"zqx{chr(97 + number % 26)}" for number in range(runs)]  # a digit would be a figure
                taken = [_seconds(page, root, change, word) for word in words]
                print(f"{change.name:<10}{statistics.median(taken):>8.2f}{max(taken):>9.2f}", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
