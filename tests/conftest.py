"""What tests share: the content, the built site, a server for it, a browser. The site is built once a run, from the real content."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.content import ROOT, Library, load
from scripts.rules.built import Site, read_site
from tests.tools import chromium, one_at_a_time

SITE_URL = "https://example.org/practicas/"
REPOSITORY = "example/practicas"
# The date of the build is part of nothing that is published.
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": SITE_URL,
    "GITHUB_REPOSITORY": REPOSITORY,
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1767225600",
}


def build(folder: Path, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `root` into `folder` with the command that publishing uses."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    with one_at_a_time("pages"):  # composed pages lie in the project's folder
        return subprocess.run(command, cwd=root, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return load()


@pytest.fixture(scope="session")
def built_folder(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """Folder of the site, built from the real content: once for all processes of a test run."""
    parent = tmp_path_factory.getbasetemp()
    folder = (parent.parent if "PYTEST_XDIST_WORKER" in os.environ else parent) / f"site-{testrun_uid}" / "practicas"
    with one_at_a_time("site"):
        if not folder.exists():
            unfinished = folder.with_name("unfinished")
            result = build(unfinished)
            assert result.returncode == 0, result.stdout + result.stderr
            unfinished.rename(folder)  # a process that waited never takes up half a site
    return folder


@pytest.fixture(scope="session")
def built_site(built_folder: Path, library: Library) -> Site:
    """The built site, parsed."""
    return read_site(built_folder, library.content, SITE_URL)


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
