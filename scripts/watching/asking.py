"""One question to a web server that may be broken, hostile or asleep: bounded in bytes and seconds, answered by an `Answer` or a `Silence`.

The question is always GET: many servers answer HEAD wrongly, and whether a source still says something shows in its text alone. What
is not text is not read. Redirects are not followed here, since the next address may belong to another host (see hosts.py).
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import quote, urlsplit

MOST_BYTES = 3_000_000  # of a page as sent, and three times as many unpacked: the longest law as HTML has half of that
_AT_ONCE = 65_536
SAFE = "!#$%&'()*+,/:;=?@[]~"
_TEXT = re.compile(r"(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|json))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Manners:
    """How we ask. `name`: who we say we are; `token`: the same as a robots.txt would call it.

    `pause`: seconds between two questions to a host; `patience`: seconds of silence, and `longest` seconds in all, that an answer may take;
    `budget`: seconds after which no new question is asked; `at_once`: hosts asked at the same time; `local`: places ("127.0.0.1:8080")
    that may be asked although they are not public, for tests.
    """

    name: str
    token: str = "source-check"
    pause: float = 3.0
    patience: float = 20.0
    longest: float = 60.0
    budget: float = 95 * 60.0
    at_once: int = 16
    local: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a server said. `body` is unpacked, empty where it is not text; `whole` is false where it was cut off or too long."""

    status: int
    kind: str = ""
    target: str = ""
    body: bytes = b""
    whole: bool = True

    @property
    def is_text(self) -> bool:
        """True for what can be read as words; a server that does not say what it sends mostly sends HTML."""
        return not self.kind or bool(_TEXT.match(self.kind))


class Silence(Exception):
    """No answer that could be used. `why` is one of the kinds that `links.why.<kind>` in data/ui.yml puts in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def ask(url: str, manners: Manners) -> Answer:
    """Ask for `url` once. Raises `Silence`, and nothing else, whatever the server does."""
    try:
        return _ask(url, manners)
    except Silence:
        raise
    except ssl.SSLCertVerificationError:
        raise Silence("certificate") from None
    except TimeoutError:
        raise Silence("timeout") from None
    except ssl.SSLError:
        raise Silence("tls") from None
    except socket.gaierror as error:
        raise Silence("no-host" if error.errno in (socket.EAI_NONAME, socket.EAI_NODATA) else "dns") from None
    except ConnectionRefusedError:
        raise Silence("refused") from None
    except ConnectionError:  # also where nothing came at all
        raise Silence("connection") from None
    except (HTTPException, zlib.error, ValueError):  # also an address, a header or a length that is none
        raise Silence("not-http") from None
    except OSError:
        raise Silence("connection") from None


def public(url: str, local: frozenset[str] = frozenset()) -> bool:
    """True for an address of the web that names a host; whether that host is public shows when it is reached."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        return False


def _ask(url: str, manners: Manners) -> Answer:
    if not public(url):
        raise Silence("not-public")
    parts = urlsplit(url)
    name = parts.hostname or ""  # public() has seen to it that there is one
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    headers = {"User-Agent": manners.name, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"}
    headers |= {"Accept-Language": "es, en;q=0.9, fr;q=0.8", "Accept-Encoding": "gzip, identity;q=0.5", "Connection": "close"}
    host = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii")
    kind = _SecureWay if parts.scheme == "https" else _Way
    with _ended_after(manners.longest) as clock:
        way = kind(host, parts.port, manners, clock)
        try:
            way.request("GET", path, headers=headers)
            return _answer(way.getresponse(), clock)
        except (OSError, HTTPException, ValueError):
            if clock.late:
                raise Silence("timeout") from None
            raise
        finally:
            way.close()


class _Clock:
    """Ends a connection when its time is over: a server that sends a byte now and then would never run into a timeout."""

    def __init__(self) -> None:
        self.late = False
        self.connection: socket.socket | None = None

    def end(self) -> None:
        self.late = True
        if self.connection:
            with suppress(OSError):
                socket.socket.shutdown(self.connection, socket.SHUT_RDWR)  # of the plain socket also below TLS


@contextmanager
def _ended_after(seconds: float) -> Iterator[_Clock]:
    clock = _Clock()
    timer = threading.Timer(seconds, clock.end)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()


class _Way(HTTPConnection):
    """A connection to a public host, and to no other, whatever its name resolves to."""

    def __init__(self, host: str, port: int | None, manners: Manners, clock: _Clock) -> None:
        super().__init__(host, port, timeout=manners.patience)
        self.manners, self.clock = manners, clock

    def connect(self) -> None:
        """Reach the first public number of the host. Raises Silence where it has none, OSError where none of the first three answers."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        local = f"{self.host}:{self.port}" in self.manners.local
        numbers = [(family, place) for family, _, _, _, place in found if local or _is_public(str(place[0]))]
        if not numbers:
            raise Silence("not-public")
        fault: OSError | None = None
        for family, place in numbers[:3]:
            self.sock = socket.socket(family, socket.SOCK_STREAM)
            self.sock.settimeout(self.manners.patience)
            try:
                self.sock.connect(place)
                self.clock.connection = self.sock
                return
            except OSError as error:
                self.sock.close()
                fault = error
        raise fault or OSError


class _SecureWay(_Way):
    """The same with TLS and the certificates that the machine trusts."""

    default_port = HTTPSConnection.default_port

    def connect(self) -> None:
        """Reach the host and shake hands."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        self.clock.connection = self.sock


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None)
    return (inner or address).is_global and not address.is_multicast


def _answer(response: HTTPResponse, clock: _Clock) -> Answer:
    kind = response.headers.get("Content-Type", "") or ""
    answer = Answer(response.status, kind, response.headers.get("Location", "") or "")
    if response.status >= 300 or not answer.is_text:
        return answer
    body, whole = _unpacked(response, clock)
    return Answer(response.status, kind, "", body, whole)


def _unpacked(response: HTTPResponse, clock: _Clock) -> tuple[bytes, bool]:
    """The body, and whether it is all there. What came before a fault is kept: it may say enough."""
    packing = (response.headers.get("Content-Encoding", "") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise Silence("not-http")
    unpack = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    read, expected = 0, response.length
    whole = True
    try:
        while read != expected and (piece := response.read1(_AT_ONCE)):
            read += len(piece)
            body += unpack.decompress(piece, 3 * MOST_BYTES + 1 - len(body)) if unpack else piece
            if read > MOST_BYTES or len(body) > 3 * MOST_BYTES:
                return bytes(body), False
        whole = not clock.late and expected in (None, read) and not (unpack and read and not unpack.eof)
    except (OSError, HTTPException, ValueError, zlib.error):
        if not body:
            raise
        whole = False
    if not body and clock.late:
        raise Silence("timeout")
    return bytes(body), whole
