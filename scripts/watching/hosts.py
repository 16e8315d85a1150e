"""Many questions to many hosts: one at a time to each, a pause between two, only what its robots.txt allows, redirects by the same manners.

Time: 16 hosts at once. Of about 880 addresses on 620 hosts, with a robots.txt each, most answer within two seconds: 1,500 questions take
some five minutes, and the host with the most addresses (26, with 3 s between two) two. At the worst, all let us wait: a robots.txt
that does not come ends its host after 20 s (13 min in all), a page after 60 s (55 min). After 95 minutes nothing new is asked and what is
left is told as not asked, so that the report and the states are written within the 120 minutes of the workflow.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

from protego import Protego

from scripts.watching.asking import SAFE, Answer, Manners, Silence, ask, public
from scripts.watching.reading import decoded

_MOST_HOPS = 8
_PERMANENT = (301, 308)
_ROBOTS_BYTES = 512_000  # as RFC 9309 demands at least


@dataclass(frozen=True)
class Found:
    """The answer at the end of the redirects. `url`: where it was; `moved`: the address to which permanent redirects alone led, or ""."""

    answer: Answer
    url: str
    moved: str = ""


@dataclass
class _Host:
    """What is known of one host; its lock is held while it is asked."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0
    robots: Protego | None = None
    fault: str = ""
    pause: float = 0.0


class Hosts:
    """All hosts of one round. `asked` counts the questions that were really sent."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._end = time.monotonic() + manners.budget
        self.asked = 0

    def visit(self, url: str) -> Found:
        """Ask for an address and follow where it leads. Raises `Silence` with its kind."""
        moved, steady, seen = "", True, set()
        url = urldefrag(url)[0]
        for _ in range(_MOST_HOPS):
            if url in seen:
                raise Silence("loop")
            seen.add(url)
            answer = self._ask_politely(url)
            if not (answer.target and answer.status in (301, 302, 303, 307, 308)):
                return Found(answer, url, moved)
            url = _next(url, answer.target)
            steady = steady and answer.status in _PERMANENT
            moved = url if steady else moved
        raise Silence("loop")

    def fetch(self, url: str) -> Answer:
        """Ask a service of ours to ask (an archive) for one address, without its robots.txt, which is for those who wander."""
        host = self._host(url)
        with host.lock:
            return self._ask(host, url)

    def _host(self, url: str) -> _Host:
        if not public(url):
            raise Silence("not-public")
        with self._lock:
            return self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host(pause=self._manners.pause))

    def _ask_politely(self, url: str) -> Answer:
        host = self._host(url)
        with host.lock:
            if host.fault:
                raise Silence(host.fault)
            if host.robots is None:
                host.robots = self._robots(host, url)
                host.pause = min(max(host.pause, host.robots.crawl_delay(self._manners.token) or 0), 10 * self._manners.pause)
            if not host.robots.can_fetch(url, self._manners.token):
                raise Silence("robots")
            return self._ask(host, url)

    def _robots(self, host: _Host, url: str) -> Protego:
        """The host's rules: all is allowed where there is no robots.txt (4xx), nothing where it cannot be had (5xx, silence): RFC 9309."""
        place = urljoin(url, "/robots.txt")
        try:
            for _ in range(6):
                answer = self._ask(host, place)
                if not (answer.target and 300 <= answer.status < 400):
                    break
                target = _next(place, answer.target)
                if urlsplit(target).netloc != urlsplit(place).netloc:  # asking another host here could wait for one that waits for us
                    return Protego.parse("")
                place = target
        except Silence as silence:
            host.fault = silence.why
            raise
        if answer.status >= 500:
            host.fault = "robots-fault"
            raise Silence(host.fault)
        text = decoded(answer.body[:_ROBOTS_BYTES], "utf-8") if answer.status == 200 else ""
        return Protego.parse(text)

    def _ask(self, host: _Host, url: str) -> Answer:
        wait = host.last + host.pause - time.monotonic()
        if time.monotonic() + max(wait, 0) > self._end:
            raise Silence("time")
        if wait > 0:
            time.sleep(wait)
        with self._lock:
            self.asked += 1
        try:
            return ask(url, self._manners)
        finally:
            host.last = time.monotonic()


def _next(url: str, target: str) -> str:
    """Where a redirect leads. Raises `Silence` for what is no address of the web (file://, javascript:)."""
    with suppress(UnicodeError):  # headers come as Latin-1; addresses in them are mostly UTF-8
        target = target.encode("latin-1").decode("utf-8")
    try:
        parts = urlsplit(urljoin(url, target.strip()))
        netloc = parts.netloc.encode("idna").decode("ascii")
        there = urlunsplit((parts.scheme, netloc, quote(parts.path, safe=SAFE), quote(parts.query, safe=SAFE), ""))
    except ValueError:
        raise Silence("not-public") from None
    if not public(there):
        raise Silence("not-public")
    return there
