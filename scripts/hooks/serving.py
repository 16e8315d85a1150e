"""`make serve`: shows the site while it is edited, and what has to be mended at the head of the last good pages.

Where a process can make a copy of itself (Linux, macOS), each change is shown at once: see forking.py. Elsewhere, which is Windows, each is
built by MkDocs in a new process. Either way what is served was read after the change: prose, records, words, schemas, templates, styles,
scripts, drawings, the program itself.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from scripts.hooks.answering import STAYS, Folder, Server, State
from scripts.hooks.changes import Seen, changed, seen
from scripts.hooks.forking import BUILDING, Copies, Copy
from scripts.tools.paths import ROOT

_PAUSE = 0.1  # seconds between two looks at the files
_SETTLED = 0.1  # seconds without another change: an editor that saves many files is waited for
_HANDED = "SERVING_HANDED"  # what a process that starts anew hands on: socket, line to the copy that serves, and its number
_PROGRAM = ("scripts/", "data/schema/", "mkdocs.yml")  # what the first process has read itself


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Serve until interrupted. Argument: the port, 8000 unless told; 1 where it is taken, 2 where it is none."""
    text = arguments[0] if arguments and arguments[0] else "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        print(f"{text}: escriba un puerto, un número de 1 a 65535: make serve PORT=8001 · give a port, a number from 1 to 65535")
        return 2
    handed = os.environ.pop(_HANDED, None)
    try:
        listening = socket.socket(fileno=json.loads(handed)[0]) if handed else socket.create_server(("127.0.0.1", int(text)), backlog=64)
    except OSError:
        other = int(text) % 65535 + 1
        print(
            f"El puerto {text} está ocupado, quizá por otro `make serve`: ciérrelo con Ctrl+C o escriba make serve PORT={other}.\n"
            f"The port {text} is taken, perhaps by another `make serve`: end it with Ctrl+C, or type make serve PORT={other}."
        )
        return 1
    listening.setblocking(False)
    try:
        if hasattr(os, "fork"):
            _copy_at_each_change(listening, int(text), root, json.loads(handed)[1:] if handed else None)
        else:
            _build_at_each_change(listening, int(text), root)
    except KeyboardInterrupt:
        print()
    return 0


def _copy_at_each_change(listening: socket.socket, port: int, root: Path, handed: list[int] | None) -> None:
    files = seen(root)
    copies = Copies(listening, root, Copy(handed[1], Connection(handed[0])) if handed else None)
    copies.warm_up()
    _say(copies.renew(), port)
    while True:
        paths, files = _next_change(root, files, copies)
        if any(path.startswith(_PROGRAM) for path in paths):
            if not (wrong := _cannot_start(root)):
                _start_anew(copies, port)
            copies.serving.say(f"{STAYS}\n\n{wrong}")
            _say(wrong, port)
        else:
            _say(copies.renew(), port)


def _next_change(root: Path, files: Seen, copies: Copies | None = None) -> tuple[list[str], Seen]:
    """The paths that changed, once nothing more changes, and the files as they are now; none where the copy that serves has ended."""
    while not (paths := changed(files, now := seen(root))):
        if copies and copies.reap():
            return [], now
        time.sleep(_PAUSE)
    last = files
    while now != last:
        time.sleep(_SETTLED)
        last, now = now, seen(root)
    if paths := changed(files, now):
        _say_changes(paths)
    return paths, now


def _cannot_start(root: Path) -> str:
    """Why the program, as it is now, cannot be run; "" where it can."""
    done = subprocess.run([sys.executable, "-c", "import scripts.serve"], cwd=root, capture_output=True, text=True, check=False)
    return done.stderr.strip() or "?" if done.returncode else ""


def _start_anew(copies: Copies, port: int) -> None:
    """Become the program as it is now; the copy that serves goes on until there is another."""
    print("Cambió el programa mismo: empieza de nuevo. · The program itself changed: it starts again.", flush=True)
    handed = [copies.listening.fileno(), copies.serving.line.fileno(), copies.serving.pid]
    for one in handed[:2]:
        os.set_inheritable(one, True)
    os.execve(sys.executable, [sys.executable, "-m", "scripts.serve", str(port)], {**os.environ, _HANDED: json.dumps(handed)})


def _say(wrong: str, port: int) -> None:
    if wrong:
        print(f"{wrong}\n\n{STAYS}", flush=True)
    else:
        print(f"\nEspañol: http://127.0.0.1:{port}/ · English: http://127.0.0.1:{port}/en/ · Ctrl+C: terminar · end", flush=True)


def _say_changes(paths: Iterable[str]) -> None:
    names = list(paths)
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    print(f"\nCambió · Changed: {shown}", flush=True)


def _build_at_each_change(listening: socket.socket, port: int, root: Path) -> None:
    folder = Folder(root / "build/serving")
    server = Server(listening, root, folder, State())
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    files = seen(root)
    while True:
        server.state.tell(BUILDING)
        wrong = built(root, folder)
        server.state.tell(f"{STAYS}\n\n{wrong}" if wrong else "", built=None if wrong else str(time.time_ns()))
        _say(wrong, port)
        files = _next_change(root, files)[1]


def built(root: Path, folder: Folder) -> str:
    """Build the site with MkDocs in a new process and put it in its folder; or say why it could not be built: "" when it was."""
    fresh, old, target = (root / "build" / name for name in ("serving-new", "serving-old", "serving"))
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(fresh)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode("utf-8", errors="replace")
    if done.returncode:
        return _what_matters(said)
    shutil.rmtree(old, ignore_errors=True)
    with folder.swapping:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return ""


def _what_matters(said: str) -> str:
    """What a failed build said, without its chatter."""
    lines = [line for line in said.splitlines() if not line.startswith(("INFO", "compose: "))]
    problems = [line for line in said.splitlines() if line.startswith("compose: ")]
    return "\n".join([*lines, *problems]).strip()
