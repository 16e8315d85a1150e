"""What is wrong with a web address, judged as a browser would read it: after decoding, without control characters and white space."""

from __future__ import annotations

import html
import ipaddress
import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,24}")


def decoded(address: str) -> str:
    """The address with entities and percent signs undone (three times, for nested ones), widths folded, and what browsers drop dropped."""
    for _ in range(3):
        address = unquote(html.unescape(address))
    return unicodedata.normalize("NFKC", _IGNORED.sub("", address))


def parts_of(address: str) -> SplitResult:
    """The parts of an address; of one that cannot be taken apart (`//[`), a path where nothing is."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", f"/{address}", "", "")


def scheme(address: str) -> str:
    """The scheme that a browser may see in an address, in lower case with its colon; "" for a relative one; "//" for one without scheme."""
    for form in (address, decoded(address)):
        text = form.strip().lower()
        if text.startswith(("//", "\\", "/\\")):
            return "//"
        if match := _SCHEME.match(text):
            return match.group()
    return ""


def host_fault(address: str, source: bool = False) -> str | None:
    """Why the host of an address is not to be trusted, or None: the host as it was written.

    A source lies where it lies: an archive may have a port or a public number instead of a name. A link in prose has a plain name.
    """
    try:
        parts = urlsplit(address)
        name, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return address[:60]
    plain = bool(_HOST.fullmatch(name)) or (source and _public_number(name))
    if parts.username is not None or (port and not source) or not plain or "xn--" in name or ".." in name or "\\" in address:
        return parts.netloc[:60] or address[:60]
    return None


def _public_number(name: str) -> bool:
    try:
        return ipaddress.IPv4Address(name).is_global
    except ValueError:
        return False


def on_host(url: str, hosts: tuple[str, ...]) -> bool:
    """True when the address lies on one of `hosts` or below it."""
    return f".{host_of(url)}".endswith(_dotted(hosts))


@cache
def _dotted(hosts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f".{host}" for host in hosts)


@lru_cache(32_768)  # several rules ask of the host of each source
def host_of(url: str) -> str:
    """The host of an address, in lower case; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
