"""What tests share: the content, the built site, the small site, a server for each, a browser.

Behaviour is tested on the small, frozen content of tests/content. On the real content (`library`, `built_site`, `server`) stands only what
must hold for any content: it may be changed by anybody, at any time. `pytest --content=FOLDER` puts the content of another folder in its
place. The tests build from a copy of the project that is made when they start: an edit or a commit meanwhile changes nothing for them.
"""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

from scripts.content.library import Library
from scripts.content.model import LANGUAGES
from scripts.content.read import load
from scripts.rules.built.pages import Site, read_site
from scripts.takeaway import store
from scripts.tools.paths import ROOT
from tests.corpus import frozen_files
from tests.small import RESULTS, copy, put, shrink
from tests.tools import chromium, one_at_a_time

SITE_URL = "https://example.org/practicas/"
REPOSITORY = "example/practicas"
os.environ.setdefault("KEPT_DOCUMENTS", str(ROOT / "build/kept"))  # the copies of the project that tests publish from share them
# The date is that of the edition, by which pages are cited; the day of the build is part of nothing that is published.
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": SITE_URL,
    "GITHUB_REPOSITORY": REPOSITORY,
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1767225600",
}
# A process of tests holds the content and thousands of parsed pages from beginning to end: looking through them for what can go, as often
# as a small program does, took a sixth of the time in which pages are parsed.
gc.set_threshold(50_000, 20, 100)
_RUN = "TESTS_RUN"  # the folder of this run, which holds the copies and the sites; the processes of a run share it
CONTENT = frozenset(["library", "built_folder", "built_site", "server"])  # the real content, or what was made of it
QUICK = Path(__file__).with_name("unit")
_LOOK = re.compile(r"\[\w+-\d+-(?:light|dark)\]$")
WAITING = frozenset(["built_folder", "small_folder", "browser"])  # behind every fixture that waits for a build or a browser


def pytest_addoption(parser: pytest.Parser) -> None:
    """The content that stands for the real one."""
    parser.addoption("--content", metavar="FOLDER", help="test the data/, docs/ and CHANGELOG.md of this folder, not the project's")


def pytest_configure(config: pytest.Config) -> None:
    """Copy the project, once for all processes of a run, before anybody waits for a test."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    outer, run = os.environ.get(_RUN), Path(tempfile.mkdtemp(prefix="tests-"))
    os.environ[_RUN] = str(run)
    root = run / "project"
    clone = ["git", "clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(root)]
    if subprocess.run(clone, capture_output=True, check=False).returncode == 0:
        copy(root)
        subprocess.run(["git", "-C", str(root), "reset", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    else:
        copy(root)  # a project without history
    if folder := config.getoption("--content"):
        put(Path(folder).resolve(), root)
    if outer and (rendered := Path(outer, "project", RESULTS)).is_file():  # a run within a run: pages that are alike are rendered once
        (root / RESULTS).parent.mkdir(parents=True)
        shutil.copy(rendered, root / RESULTS)
    config.pluginmanager.register(_Report(config), "failures-at-once")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the copies."""
    if not hasattr(config, "workerinput") and (run := os.environ.pop(_RUN, None)):
        shutil.rmtree(run, ignore_errors=True)


class _Report:
    """Names each failure when it happens, with the last line of its error: nobody waits ten minutes for a name."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal:
            crash = getattr(report.longrepr, "reprcrash", None)
            lines = (crash.message if crash else str(report.longrepr)).strip().splitlines()
            terminal.ensure_newline()
            terminal.line(f"{report.when} failed: {report.nodeid}: {lines[0][:200] if lines else ''}", red=True)


_said: dict[str, str] = {}


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """A fixture that fails for many tests is told once, with all it says; the others name the first."""
    outcome = yield
    if call.when == "setup" and call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
        report, first = outcome.get_result(), _said.setdefault(str(call.excinfo.value), item.nodeid)
        if first != item.nodeid and report.failed:
            report.longrepr = f"the same as {first}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is quick (tests/unit), looks at the real content or needs a browser; put what is quick first, then what is long."""
    for item in items:
        if CONTENT & set(getattr(item, "fixturenames", ())):
            item.add_marker("content")
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if QUICK in item.path.parents:
            if waits := WAITING & set(getattr(item, "fixturenames", ())):
                raise pytest.UsageError(f"{item.nodeid}: tests/unit needs neither a site nor a browser; move it: {', '.join(waits)}")
            item.add_marker("quick")
    items.sort(key=lambda item: (item.get_closest_marker("quick") is None, item.get_closest_marker("long") is None))


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Iterator[None]:
    """One process more than there are processors: browsers, builds and git make each of them wait, and with as many, a tenth of the time of
    the processors went by. The quick tests wait for nobody.
    """
    processors = yield
    return processors + (config.option.markexpr != "quick")


class _Scheduling(LoadScopeScheduling):
    """The tests of a file in one process, so that what they share is made once; those of one look (see test_accessibility.py) may run
    elsewhere than those of another. Not by marks of groups: pytest 9.2 does not see what pytest-xdist 3.8 makes of them.
    """

    def _split_scope(self, nodeid: str) -> str:
        look = _LOOK.search(nodeid)
        return nodeid.partition("::")[0] + (look.group() if look else "")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Hand the files out in the order of pytest_collection_modifyitems."""
    config.option.loadscopereorder = False
    return _Scheduling(config, log)


def run_folder() -> Path:
    """The folder of this run of tests; of this process for what is no test (bench/)."""
    if _RUN not in os.environ:
        os.environ[_RUN] = tempfile.mkdtemp(prefix="bench-")
        atexit.register(shutil.rmtree, os.environ[_RUN], ignore_errors=True)
    return Path(os.environ[_RUN])


def build(folder: Path, root: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `root`, a copy of the project, into `folder` with the command that publishing uses."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    root = root or run_folder() / "project"
    with one_at_a_time(f"pages-{root.name}", root.parent):  # composed pages lie in the project's folder
        return subprocess.run(command, cwd=root, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, check=False)


def _built_once(name: str, root: Path) -> Path:
    """Folder of a site, built once for all processes of a run; its name is that of the project path."""
    folder = run_folder() / f"site-{name}/practicas"
    with one_at_a_time(f"site-{name}", run_folder()):
        if not folder.exists():
            unfinished = folder.with_name("unfinished")
            result = build(unfinished, root)
            assert result.returncode == 0, result.stdout + result.stderr
            unfinished.rename(folder)  # a process that waited never takes up half a site
    return folder


def _read_once(folder: Path, content: Library) -> Site:
    """The site of a folder, parsed once for all processes of a run."""
    file = folder.with_name("pages.pickle")
    with one_at_a_time(f"{folder.parent.name}-pages", run_folder()):
        if file.exists():
            return Site(folder, pickle.loads(file.read_bytes()), content.content, SITE_URL)
        site = read_site(folder, content.content, SITE_URL)
        file.write_bytes(pickle.dumps(site.pages))
    return site


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content, or that of --content."""
    return load(run_folder() / "project")


@pytest.fixture(scope="session")
def built_folder() -> Path:
    """Folder of the site, built from the real content."""
    return _built_once("real", run_folder() / "project")


@pytest.fixture(scope="session")
def built_site(built_folder: Path, library: Library) -> Site:
    """The built site, parsed."""
    return _read_once(built_folder, library)


@pytest.fixture(scope="session")
def small_project() -> Path:
    """A copy of the project with the small content of tests/content; nobody writes to it."""
    root = run_folder() / "small-project"
    with one_at_a_time("small-project", run_folder()):
        if not root.exists():
            unfinished = root.with_name("small-unfinished")
            shrink(shutil.copytree(run_folder() / "project", unfinished, ignore=shutil.ignore_patterns(".git", "build")))
            unfinished.rename(root)
    return root


@pytest.fixture(scope="session")
def small_library(small_project: Path) -> Library:
    """The small content."""
    return load(small_project)


@pytest.fixture(scope="session")
def small_folder(small_project: Path) -> Path:
    """Folder of the small site."""
    return _built_once("small", small_project)


@pytest.fixture(scope="session")
def small_site(small_folder: Path, small_library: Library) -> Site:
    """The small site, parsed."""
    return _read_once(small_folder, small_library)


@pytest.fixture(scope="module")
def nothing_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No document is there from before: each is made by the program as it is now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "folder", tmp_path_factory.mktemp("kept"))
        yield


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the site in `folder`; its address has the folder's name as its path, as a project's site has."""
    handler = partial(_Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}/{folder.name}/"
        one.shutdown()


@pytest.fixture(scope="session")
def server(built_folder: Path) -> Iterator[str]:
    """Address at which the built site is served, under a project path."""
    with serving(built_folder) as address:
        yield address


@pytest.fixture(scope="session")
def small_server(small_folder: Path) -> Iterator[str]:
    """Address at which the small site is served."""
    with serving(small_folder) as address:
        yield address


@pytest.fixture(scope="session")
def search_folder(small_folder: Path, small_library: Library) -> Path:
    """Folder of the small site with the index of the frozen documents of tests/search, for which the queries were written."""
    folder = run_folder() / "site-search/practicas"
    with one_at_a_time("site-search", run_folder()):
        if not folder.exists():
            unfinished = folder.with_name("unfinished")
            shutil.copytree(small_folder, unfinished)
            for lang in LANGUAGES:
                shutil.rmtree(unfinished / "search" / lang)
                for path, text in frozen_files(small_library.content, lang):
                    file = unfinished / "search" / lang / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def search_server(search_folder: Path) -> Iterator[str]:
    """Address at which the small site with that index is served."""
    with serving(search_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield one
        one.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at desktop width; a script error or a failed or foreign request on it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-CL")
    one = context.new_page()
    faults: list[str] = []
    one.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    one.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    one.on("response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    one.on("request", lambda request: faults.append(f"foreign: {request.url}") if "127.0.0.1" not in request.url else None)
    yield one
    context.close()
    assert not faults, faults
