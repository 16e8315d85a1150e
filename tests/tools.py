"""Programs that the tests need: taken from the system, installed from Debian's packages when we may, or fetched by their own installer."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.lint import ENVIRONMENT
from scripts.tools.paths import ROOT


@contextmanager
def one_at_a_time(what: str, folder: Path = ROOT / "build") -> Iterator[None]:
    """Wait for the other processes that do the same: those of a test run share its folder, those of this machine the project's."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{what}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


# The first knows no windows: opening a page in it costs a quarter of the processor's time.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@cache
def chromium() -> str | None:
    """Path of a Chromium of the system; None when Playwright's own is to be used."""
    with one_at_a_time("install"):
        if path := shutil.which(_BROWSERS[0]):
            return path
        others = next((path for name in _BROWSERS[1:] if (path := shutil.which(name))), None)
        if _apt_install(_BROWSERS[0], needed=not others):
            return shutil.which(_BROWSERS[0])
        if others:
            return others
        subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], check=True)
        return None


@cache
def nginx() -> str:
    """Path of nginx, a real web server."""
    with one_at_a_time("install"):
        for path in (shutil.which("nginx"), "/usr/sbin/nginx"):
            if path and os.access(path, os.X_OK):
                return path
        if _apt_install("nginx-light"):
            return shutil.which("nginx") or "/usr/sbin/nginx"
    raise RuntimeError("nginx hace falta para estas pruebas: instálelo. · These tests need nginx: install it.")


@cache
def java() -> str | None:
    """Path of Java, or None where it is missing and may not be installed."""
    with one_at_a_time("install"):
        return shutil.which("java") or (shutil.which("java") if _apt_install("default-jre-headless") else None)


@cache
def ace() -> str:
    """The text of IBM's accessibility engine, which Deno fetches once: the version and the bytes that tests/ace/deno.lock names."""
    with one_at_a_time("install"):
        _deno("install")
        where = _deno("eval", 'console.log(import.meta.resolve("engine"))')
    return Path(unquote(urlsplit(where).path)).read_text(encoding="utf-8")


def _deno(command: str, *arguments: str) -> str:
    """What a command of Deno prints, for the packages of tests/ace."""
    given = ["--quiet", "--frozen", "--config", str(ROOT / "tests/ace/deno.json"), *arguments]
    deno = Path(sys.executable).with_name("deno")
    done = subprocess.run([deno, command, *given], env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Deno no trajo lo que estas pruebas piden. · Deno did not fetch what these tests need. {done.stderr}")
    return done.stdout.strip()


def _apt_install(package: str, needed: bool = True) -> bool:
    """Install a Debian package when we are root on a Debian; False otherwise, and where a package that is not `needed` cannot be had."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    errors = None if needed else subprocess.DEVNULL
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", package]):
        if subprocess.run(["apt-get", *command], check=needed, env=environment, stdout=subprocess.DEVNULL, stderr=errors).returncode:
            return False
    return True
