"""`make serve`: builds the site when a file changes, each time in a new process, and shows the last one that could be built.

A new process has read nothing before: whatever was changed (prose, records, words, schemas, templates, styles, scripts, drawings, the
program itself), what is served was made from it. While a build fails the last good site stays, with what has to be mended at the head of
each page.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.hooks.changes import Seen, changed, seen
from scripts.tools.paths import ROOT

_PAUSE = 0.5  # seconds between two looks at the files
_LONGEST = 25.0  # seconds that a page's question for news waits
_BUILDING = "Construyendo el sitio… · Building the site…"
_STAYS = "Hay algo que corregir; queda el último sitio que se pudo construir. · Something has to be mended; the last good site stays."


class _State:
    """What the pages are told: `built`, the name of the site that is served ("" before the first); `text`, what there is to say."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._told = {"turn": "", "built": "", "text": ""}

    @property
    def built(self) -> str:
        """The name of the site that is served."""
        return self._told["built"]

    def tell(self, text: str, built: str | None = None) -> None:
        """Say something else, or that another site is served."""
        with self._news:
            self._told = {"turn": str(time.time_ns()), "built": self.built if built is None else built, "text": text}
            self._news.notify_all()

    def after(self, turn: str) -> dict[str, str]:
        """What is to be told to a page that was told `turn`: at once if there is news, else when there is, or when it has waited long."""
        with self._news:
            self._news.wait_for(lambda: self._told["turn"] != turn, timeout=_LONGEST)
            return self._told


class Server(ThreadingHTTPServer):
    """Serves the site in `folder` on this machine alone."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, root: Path) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.root = root
        self.folder = root / "build/serving"
        self.state = _State()
        self.swapping = threading.Lock()

    def build(self) -> bool:
        """Build the site in a new process and serve it, or say why it could not be built."""
        self.state.tell(_BUILDING)
        fresh = self.folder.with_name("serving-new")
        shutil.rmtree(fresh, ignore_errors=True)
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(fresh)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(command, cwd=self.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode("utf-8", errors="replace")
        print(said, end="", flush=True)
        if done.returncode:
            self.state.tell(f"{_STAYS}\n\n{_what_matters(said)}")
            return False
        old = self.folder.with_name("serving-old")
        shutil.rmtree(old, ignore_errors=True)
        with self.swapping:
            if self.folder.exists():
                self.folder.rename(old)
            fresh.rename(self.folder)
        shutil.rmtree(old, ignore_errors=True)
        self.state.tell("", built=str(time.time_ns()))
        return True


def _what_matters(said: str) -> str:
    """What a failed build said, without its chatter."""
    lines = [line for line in said.splitlines() if not line.startswith(("INFO", "compose: "))]
    problems = [line for line in said.splitlines() if line.startswith("compose: ")]
    return "\n".join([*lines, *problems]).strip()


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def __init__(self, request: Any, client: Any, server: Server) -> None:
        super().__init__(request, client, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """Send a page with our script in it, or any other file as it is; nothing may be kept by the browser."""
        address = urlsplit(self.path)
        if address.path == "/serving.json":
            turn = parse_qs(address.query).get("turn", [""])[0]
            self._send("application/json", json.dumps(self.server.state.after(turn)).encode())
        elif address.path == "/serving.js":
            self._send("text/javascript", (self.server.root / "overrides/scripts/serving.js").read_bytes())
        else:
            with self.server.swapping:
                page = self._page(address.path)
            if page:
                self._send("text/html; charset=utf-8", self._with_script(page[1]), page[0])
            else:
                super().do_GET()

    def _page(self, path: str) -> tuple[HTTPStatus, bytes] | None:
        """The page at an address; None where there is another file, or an address that lacks its final slash."""
        file = Path(self.translate_path(path))
        if file.is_dir():
            if not path.endswith("/"):
                return None
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            return HTTPStatus.OK, file.read_bytes()
        if file.is_file():
            return None
        missing = self.server.folder / "404.html"
        if not missing.is_file():  # nothing could be built yet
            return HTTPStatus.OK, (self.server.root / "overrides/serving.html").read_bytes()
        return HTTPStatus.NOT_FOUND, missing.read_bytes()

    def _with_script(self, page: bytes) -> bytes:
        # markup: the one tag that is served and never published
        tag = f'<script src="/serving.js?built={self.server.state.built}" defer></script>'.encode()
        head, end, rest = page.rpartition(b"</body>")
        return head + tag + end + rest if end else page + tag

    def _send(self, kind: str, body: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_head(self) -> Any:
        """As always, but for a question whether a file has changed: it is sent anew."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        """Add that nothing may be kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing of single requests."""


def own_modules(root: Path) -> frozenset[str]:
    """The files of the program that this process itself has read."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return frozenset(Path(f).relative_to(root).as_posix() for f in files if f and Path(f).is_relative_to(root / "scripts"))


def _settled(root: Path) -> Seen:
    """The files once nothing more changes: an editor that saves many is waited for."""
    last = seen(root)
    while True:
        time.sleep(_PAUSE)
        now = seen(root)
        if now == last:
            return now
        last = now


def _say_changes(paths: Iterable[str]) -> None:
    names = list(paths)
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    print(f"\nCambió · Changed: {shown}", flush=True)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Serve until interrupted. Argument: the port, 8000 unless told; 1 where it is taken, 2 where it is none."""
    text = arguments[0] if arguments and arguments[0] else "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        print(f"{text}: escriba un puerto, un número de 1 a 65535: make serve PORT=8001 · give a port, a number from 1 to 65535")
        return 2
    try:
        server = Server(int(text), root)
    except OSError:
        other = int(text) % 65535 + 1
        print(
            f"El puerto {text} está ocupado, quizá por otro `make serve`: ciérrelo con Ctrl+C o escriba make serve PORT={other}.\n"
            f"The port {text} is taken, perhaps by another `make serve`: end it with Ctrl+C, or type make serve PORT={other}."
        )
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _keep_up(server, int(text))
    except KeyboardInterrupt:
        print()
    return 0


def _can_start(server: Server) -> bool:
    """Whether the server's own files, as they are now, can be run; what is wrong with them the next build says."""
    command = [sys.executable, "-c", "import scripts.serve"]
    return subprocess.run(command, cwd=server.root, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _keep_up(server: Server, port: int) -> None:
    files = seen(server.root)
    while True:
        if server.build():
            print(f"\nEspañol: http://127.0.0.1:{port}/ · English: http://127.0.0.1:{port}/en/ · Ctrl+C: terminar · end", flush=True)
        else:
            print(f"\n{_STAYS}", flush=True)
        while not (paths := changed(files, now := _settled(server.root))):
            pass
        files = now
        _say_changes(paths)
        if own_modules(server.root) & set(paths) and _can_start(server):
            print("Cambió el servidor mismo: empieza de nuevo. · The server itself changed: it starts again.", flush=True)
            server.server_close()
            os.execv(sys.executable, [sys.executable, "-m", "scripts.serve", str(port)])
