"""Asking sources whether they still answer: carefully judged, and never two questions to a host at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts.links import Manners, ask_all, report
from scripts.model import Source

MANNERS = Manners("test", pause=0.0, patience=5.0)


class _Host(BaseHTTPRequestHandler):
    """Answers with the status that the path asks for, and counts how many questions it has at once."""

    asked: list[str]
    at_once = 0
    most_at_once = 0
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        with self.lock:
            type(self).at_once += 1
            type(self).most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(0.01)  # long enough for a second question to come in while this one is open
        self.asked.append(f"{self.command} {self.path}")
        if self.path == "/robots.txt":
            self.send_response(200)
            body = b"User-agent: *\nDisallow: /private\n"
        else:
            status, _, only_head = self.path.strip("/").partition("-")
            self.send_response(200 if only_head and self.command == "GET" else int(status))
            body = b"text"
        with self.lock:  # before the answer leaves: whoever has it may ask again before this thread runs on
            type(self).at_once -= 1
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    _Host.asked, _Host.at_once, _Host.most_at_once = [], 0, 0
    with ThreadingHTTPServer(("127.0.0.1", 0), _Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def source(url: str) -> Source:
    return Source(id=url.rsplit("/", 1)[-1], url=url, title="T", publisher="P", lang="es", path="data/x.yml")


def test_gone_is_broken_refused_is_unsure_and_a_wrong_answer_to_head_is_asked_again(host: str) -> None:
    found = ask_all([source(f"{host}/{path}") for path in ("200", "404", "410", "403", "500", "405-head", "404-head")], MANNERS)
    assert {f.source.id: f.broken for f in found} == {"404": True, "410": True, "403": False, "500": False}
    assert _Host.most_at_once == 1
    assert _Host.asked.count("GET /robots.txt") == 1


def test_what_robots_txt_forbids_is_not_asked(host: str) -> None:
    assert not ask_all([source(f"{host}/private/200")], MANNERS)
    assert _Host.asked == ["GET /robots.txt"]


def test_a_host_that_does_not_exist_or_does_not_listen_is_told() -> None:
    found = ask_all([source("http://host.invalid/gone"), source("http://127.0.0.1:9/closed")], MANNERS)
    assert {f.source.id for f in found} == {"gone", "closed"}
    assert not next(f for f in found if f.source.id == "closed").broken


def test_the_report_is_in_both_languages_and_empty_when_all_is_well(host: str, library) -> None:
    findings = ask_all([source(f"{host}/404")], MANNERS)
    text = report(findings, 1, library.content.ui)
    assert "Ya no existen" in text and "Gone" in text and "data/x.yml" in text
    assert report([], 1, library.content.ui) == ""
    assert len(report(findings * 2000, 2000, library.content.ui)) < 65_536
