"""Web servers of every kind for the check of the sources: what each path answers is written down byte for byte, or done by a function."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Reply = bytes | Callable[[socket.socket], None]


class Website:
    """A server on this machine. `replies`: path -> what it sends; `asked`: the paths asked for, in order."""

    def __init__(self, replies: dict[str, Reply]) -> None:
        self.replies = replies
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.times: list[float] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.address = f"http://{self.place}"

    def serve(self) -> None:
        """Answer until the socket is closed."""
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def close(self) -> None:
        """Answer no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and (piece := connection.recv(4096)):
                head += piece
                if head.startswith(b"\x16"):  # a question by TLS, which is not spoken here
                    connection.sendall(b"hello\r\n" * 9)
                    return
            method, path = head.decode("latin-1").split(" ")[:2]
            with self._lock:
                self._at_once += 1
                self.most_at_once = max(self.most_at_once, self._at_once)
                self.asked.append(path if method == "GET" else f"{method} {path}")
                self.agents += [line for line in head.decode("latin-1").split("\r\n") if line.startswith("User-Agent:")]
                self.times.append(time.monotonic())
            try:
                time.sleep(0.01)  # long enough for a second question to come in while this one is open
                reply = self.replies.get(path, page("not here", status="404 Not Found"))
                if method == "HEAD":
                    reply = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
            finally:
                with self._lock:  # before the answer leaves: whoever has it may ask again before this thread runs on
                    self._at_once -= 1
            if callable(reply):
                reply(connection)
            else:
                connection.sendall(reply)


@contextmanager
def website(replies: dict[str, Reply] | None = None) -> Iterator[Website]:
    """A server that runs while it is needed."""
    site = Website(replies or {})
    threading.Thread(target=site.serve, daemon=True).start()
    try:
        yield site
    finally:
        site.close()


def page(body: str | bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A well-made answer. Names of `headers` are written with underscores."""
    raw = body.encode("utf-8") if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(raw)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + raw


def led(target: str, status: int = 302) -> bytes:
    """A redirect."""
    return f"HTTP/1.1 {status} See\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")


def hang(connection: socket.socket) -> None:
    """Says nothing until the other side goes away."""
    connection.settimeout(20)
    connection.recv(1)


def drip(connection: socket.socket) -> None:
    """Sends a letter now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(200):
        connection.sendall(b"x")
        time.sleep(0.1)


def drip_head(connection: socket.socket) -> None:
    """Never comes to the end of its headers."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(200):
        connection.sendall(b"x")
        time.sleep(0.1)


def endless(connection: socket.socket) -> None:
    """Sends as much as is taken."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
    while True:
        connection.sendall(b"agua " * 10_000)
