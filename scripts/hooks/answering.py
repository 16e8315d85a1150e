"""The web server of `make serve`: answers with files of a site, each page with the script that loads it again when there is another."""

from __future__ import annotations

import json
import mimetypes
import socket
import sys
import threading
import time
import traceback
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, quote, unquote

STAYS = "Hay algo que corregir; queda el último sitio que se pudo construir. · Something has to be mended; the last good site stays."
_LONGEST = 25.0  # seconds that a page's question for news waits
_OURS = ("/serving.json", "/serving.js")


class Site(Protocol):
    """What is served."""

    def get(self, path: str) -> bytes | None:
        """The file at a path below the root; None where there is none."""


class Nothing:
    """The site before the first one could be built."""

    def get(self, path: str) -> bytes | None:
        """No file."""
        return None


class Folder:
    """A site that lies in a folder, in the place of which another may be put at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.swapping = threading.Lock()

    def get(self, path: str) -> bytes | None:
        """The file as it lies there."""
        with self.swapping, suppress(OSError):
            return (self._folder / path).read_bytes()
        return None


class State:
    """What the pages are told: `built`, the name of the site that is served ("" before the first); `text`, what there is to say."""

    def __init__(self, built: str = "", text: str = "") -> None:
        self._news = threading.Condition()
        self._told = {"turn": str(time.time_ns()), "built": built, "text": text}

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
    """Serves `site` at a socket that listens already, to this machine alone; `root`: the project."""

    daemon_threads = True

    def __init__(self, listening: socket.socket, root: Path, site: Site, state: State) -> None:
        super().__init__(listening.getsockname(), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.root = root
        self.state = state
        self._site = site
        self._one_at_a_time = threading.Lock()
        self._answering = 0

    def get(self, path: str) -> bytes | None:
        """A file of the site. What goes wrong while a page is made, every page is told."""
        try:
            with self._one_at_a_time:
                return self._site.get(path)
        except Exception:  # whatever it was, somebody has to mend it and go on
            self.state.tell(f"{STAYS}\n\n{traceback.format_exc()}")
            raise

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """Take up a question; the process that served before may have been quicker, so that this never waits for one."""
        request, address = super().get_request()
        request.setblocking(True)
        return request, address

    def process_request_thread(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Answer, and be counted meanwhile."""
        self._answering += 1
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._answering -= 1

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went on before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def finish(self) -> None:
        """Wait a little for what is being answered."""
        end = time.monotonic() + 1
        while self._answering and time.monotonic() < end:
            time.sleep(0.01)


class Handler(BaseHTTPRequestHandler):
    """One question."""

    server: Server

    def do_GET(self) -> None:
        """Send a page with our script in it, or any other file as it is; nothing may be kept by the browser."""
        path, _, query = self.path.partition("?")
        if path == _OURS[0]:
            turn = parse_qs(query).get("turn", [""])[0]
            self._send("application/json", json.dumps(self.server.state.after(turn)).encode())
        elif path == _OURS[1]:
            self._send("text/javascript", (self.server.root / "overrides/scripts/serving.js").read_bytes())
        else:
            self._send_file(unquote(path))

    def _send_file(self, path: str) -> None:
        parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        try:
            page = self.server.get("/".join([*parts, "index.html"])) if path.endswith("/") or "." not in "".join(parts[-1:]) else None
            if page is not None and not path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", quote("/" + "/".join(parts) + "/"))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data = page if page is not None or path.endswith("/") else self.server.get("/".join(parts))
        except Exception:  # the page says it, as soon as it asks for news
            self._send_page(self._waiting(), HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        kind = "text/html" if page is not None else mimetypes.guess_type(path)[0] or "application/octet-stream"
        if data is None:
            missing = self.server.get("404.html")
            self._send_page(missing or self._waiting(), HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK)
        elif kind == "text/html":
            self._send_page(data)
        else:
            self._send(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, data)

    def _waiting(self) -> bytes:
        return (self.server.root / "overrides/serving.html").read_bytes()

    def _send_page(self, page: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        # markup: the one tag that is served and never published
        tag = f'<script src="/serving.js?built={self.server.state.built}" defer></script>'.encode()
        head, end, rest = page.rpartition(b"</body>")
        self._send("text/html; charset=utf-8", head + tag + end + rest if end else page + tag, status)

    def _send(self, kind: str, body: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Add that nothing may be kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing of single requests."""
