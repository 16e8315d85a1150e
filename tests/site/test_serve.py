"""`make serve`: nothing old is ever served; mistakes are told at the head of the last good site; no page waits for their end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.content.read import load
from scripts.content.ui_words import words
from scripts.facts.addresses import addresses_of
from scripts.hooks.changes import changed, seen
from scripts.hooks.serving import main
from tests.browser.interface import becomes
from tests.small import copy, shrink

pytestmark = pytest.mark.long

_LONGEST = 120.0  # seconds for a build on a machine that does other things too


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of each kind that the site is made of."""
    for name in ("data/ui.yml", "docs/es/a.md", "overrides/main.html", "scripts/x.py", "CHANGELOG.md", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["data/ui.yml", "docs/es/a.md", "overrides/main.html", "scripts/x.py", "CHANGELOG.md", "mkdocs.yml"])
def test_each_kind_of_file_is_watched(folder: Path, name: str) -> None:
    before = seen(folder)
    (folder / name).write_text("bc", encoding="utf-8")
    assert changed(before, seen(folder)) == [name]
    (folder / name).unlink()
    assert changed(before, seen(folder)) == [name]


@pytest.mark.parametrize(
    "name", [".a.md.swp", "a.md~", "4913", ".#a.md", "#a.md#", ".DS_Store", "a.md.bak", "a.tmp", "__pycache__/a.pyc", ".idea/a.xml"]
)
def test_what_editors_leave_behind_starts_nothing(folder: Path, name: str) -> None:
    before = seen(folder)
    for place in ("docs/es", "scripts", "overrides"):
        (folder / place / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / place / name).write_text("a", encoding="utf-8")
    (folder / "docs/es/link.md").symlink_to("nowhere")
    assert changed(before, seen(folder)) == []


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "8000 x", "٨"])
def test_a_port_that_is_none_is_refused_in_words(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([port]) == 2
    assert "make serve PORT=8001" in capsys.readouterr().out


def test_a_port_that_is_taken_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main([str(taken.getsockname()[1])]) == 1
    said = capsys.readouterr().out
    assert "ocupado" in said and "is taken" in said


class Served:
    """A running server and the project that it serves."""

    def __init__(self, root: Path, address: str, log: Path) -> None:
        self.root = root
        self.address = address
        self.log = log

    def get(self, path: str) -> str:
        """The text at a path; never waits for a build."""
        with urllib.request.urlopen(self.address + path, timeout=5) as answer:
            return answer.read().decode("utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text of a file, once."""
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert old in text, (name, old)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + _LONGEST
        while not holds():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")[-3000:]
            time.sleep(0.2)

    def said(self, text: str) -> int:
        """How often the server has said a text."""
        return self.log.read_text(encoding="utf-8").count(text)

    def asset(self, stem: str, suffix: str) -> str:
        """The text of a style or script that the front page names."""
        page = self.get("")
        name = next(part.split('"')[0] for part in page.split(f"assets/{stem}.")[1:] if part.split('"')[0].endswith(suffix))
        return self.get(f"assets/{stem}.{name}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`mkdocs serve`, which does what `make serve` does, on a copy of the small project."""
    folder = tmp_path_factory.mktemp("serve")
    root = shrink(copy(folder / "project"))
    shutil.rmtree(root / "build", ignore_errors=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("w", encoding="utf-8") as file:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=root, stdout=file, stderr=subprocess.STDOUT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        one = Served(root, f"http://127.0.0.1:{port}/", log)
        try:
            one.until(lambda: one.said("English: http") == 1)
            yield one
        finally:
            process.terminate()
            process.wait()


def test_whatever_is_edited_is_seen_at_once(served: Served, browser: Browser) -> None:
    """One file of each kind; the page that is open loads itself again, and its policy lets the new inline script run."""
    page = browser.new_page()
    refused: list[str] = []  # the server ends and starts once, so that questions in between may fail
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    assert f"Español: {served.address} · English: {served.address}en/" in served.log.read_text(encoding="utf-8")
    page.goto(served.address)
    word = words()["site.skip"]["es"]
    served.edit("data/ui.yml", word, "Palabra nueva")
    served.edit("data/schema/evidence.json", "nombre oficial /", "esquema nuevo /")
    served.edit("overrides/main.html", "<script>try{", '<script>window.inlineAgain="seen";try{')
    served.edit("overrides/main.html", '<main id="content"', '<main data-new="template" id="content"')
    served.edit("overrides/styles/10-ground.css", "body", ".seen-style{order:7}body")
    served.edit("overrides/scripts/site.js", "import", "// new\nimport")
    with (served.root / "overrides/scripts/site.js").open("a", encoding="utf-8") as file:
        file.write('\ndocument.documentElement.dataset.newScript = "seen";\n')
    drawing = sorted((served.root / "overrides/pictograms").glob("*.svg"))[0]
    served.edit(drawing.relative_to(served.root).as_posix(), "<path", '<path data-new="drawing"')
    served.edit("scripts/pages/frame.py", "from __future__ import annotations", "from __future__ import annotations\n\nNEW = 1")
    served.edit("scripts/hooks/serving.py", "Ctrl+C: terminar · end", "Ctrl+C: terminar · end (new server)")
    served.until(lambda: served.said("(new server)") > 0)
    assert served.said("empieza de nuevo") > 0 and served.said("it starts again") > 0
    expect(page.locator("html[data-new-script=seen]")).to_have_count(1, timeout=20_000)
    becomes(page, "window.inlineAgain === 'seen'")  # the policy is that of the templates as they are now
    assert refused == []
    page.close()
    front = served.get("")
    assert "Palabra nueva" in front and 'data-new="template"' in front
    assert ".seen-style" in served.asset("home", ".css") and "newScript" in served.asset("site", ".js")
    addresses = addresses_of(load(served.root).content)
    pages = "".join(served.get(addresses.of(*page)) for page in addresses)
    assert "esquema nuevo" in pages and 'data-new="drawing"' in pages


def test_mistakes_are_shown_above_the_last_good_site_until_they_are_mended(served: Served, page: Page) -> None:
    """In the words of `make check`, on every page; no page waits."""
    record = sorted(p for p in (served.root / "data/evidence").glob("*.yml") if not p.name.startswith("_"))[0]
    path = record.relative_to(served.root).as_posix()
    good = record.read_text(encoding="utf-8")
    page.goto(served.address)
    record.write_text(good.replace("name:", "nombre:", 1), encoding="utf-8")
    box = page.get_by_role("status").filter(has_text="[unknown-field]")
    expect(box).to_contain_text(path, timeout=_LONGEST * 1000)
    checked = subprocess.run([sys.executable, "-m", "scripts.check"], cwd=served.root, capture_output=True, text=True, check=False)
    for line in checked.stdout.splitlines():
        if line.startswith("      "):
            assert line in box.inner_text(), line
    page.goto(served.address + "en/")
    expect(box).to_contain_text(path)
    record.write_text(good, encoding="utf-8")
    expect(box).to_have_count(0, timeout=_LONGEST * 1000)
