"""Addresses as people write them: several in one answer, in brackets, with a comma or a point behind, without https://."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w@./-])(?=www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/|$|\s)))[^\s<>\"«»“”‘’^`{|}\\]+", re.IGNORECASE
)
_PAIRS = {")": "(", "]": "["}


def read_links(text: str) -> tuple[list[str], str]:
    """The addresses in a text, each once, in order, and what was written besides (signs between addresses are nothing)."""
    found: dict[str, None] = {}
    rest = text
    for match in _ADDRESS.finditer(text):
        for piece in re.split(r"[,;]+(?=https?://)|(?<=\w)(?=https?://)|\]\(", match.group()):  # glued, or [https://…](https://…)
            found.setdefault(_complete(_trimmed(piece)))
        rest = rest.replace(match.group(), " ", 1)
    besides = [word for word in rest.split() if re.search(r"\w", word) and word.lower() not in ("y", "e", "and", "et")]
    return list(found), " ".join(besides)


def _trimmed(address: str) -> str:
    """Without the sentence's marks at its end; a bracket stays where the address itself opened it."""
    while address and (address[-1] in ".,;:!?'*_" or _unopened(address)):
        address = address[:-1]
    return address


def _unopened(address: str) -> bool:
    last = address[-1]
    return last in _PAIRS and address.count(last) > address.count(_PAIRS[last])


def _complete(address: str) -> str:
    scheme, sign, rest = address.partition("://")
    return f"{scheme.lower()}://{rest}" if sign else f"https://{address}"


def same_place(one: str, other: str) -> bool:
    """Do two addresses lead to one document, but for a last slash, the scheme, and the letters of the host?"""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    host, sign, path = address.partition("://")[2].partition("/")
    return f"{host.lower()}{sign}{path}".rstrip("/")
