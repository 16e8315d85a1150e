"""Where each page of the site lies in a copy that is read without a server, and what its links become there. Pure.

A page keeps its address, with `index.html` behind it, since nothing adds that by itself; the records of a country lie together in one file,
or in several of eighty (two hundred frames less), each as a part whose ids begin with the record's own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode, urlsplit

from scripts.content.model import DEFAULT_LANGUAGE, Content
from scripts.facts.addresses import addresses_of
from scripts.facts.shelves import ON_A_SHELF, shelves
from scripts.frontend.assets import assets

# What serves to work on the site, what repeats the sources of every page, and what leads to files that no copy holds.
LEFT_OUT = frozenset(["bibliography", "data", "manual", "pending-sources", "take-away", "translations"])
INSIDE = "--"  # stands between a record's id and an id of its page


@dataclass(frozen=True)
class Place:
    """Where something lies in the copy; `part`: the id of a part of that file, "" for the whole."""

    path: str
    part: str = ""

    def at(self, fragment: str) -> str:
        """The path with a place in it."""
        inside = INSIDE.join(one for one in (self.part, fragment) if one)
        return f"{self.path}#{inside}" if inside else self.path


@dataclass(frozen=True)
class Layout:
    """The copy of a language. `home`: the address of the same edition on the web, with a final slash, or None where it is not known."""

    content: Content
    lang: str
    home: str | None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the pages of a copy."""
        return tuple(
            key for lang, key in addresses_of(self.content) if lang == self.lang and self.holds(key) and key not in self._in_library
        )

    def holds(self, key: str) -> bool:
        """Whether a copy holds a page, or the list of which it is a further page."""
        shelf = shelves(self.content).get(key)
        return (shelf.parent if shelf else key) not in LEFT_OUT

    @cached_property
    def _in_library(self) -> Mapping[str, str]:
        """Key of each further page of a country -> what to choose in the library, which shows the same and is there anyway."""
        country, practice = (self.content.word(f"library.name-{facet}", self.lang) for facet in ("country", "practice"))
        return {
            key: urlencode({country: shelf.parent.removeprefix("countries/").upper(), practice: shelf.group})
            for key, shelf in shelves(self.content).items()
            if shelf.parent.startswith("countries/")
        }

    @cached_property
    def _chosen(self) -> Mapping[str, str]:
        """Address of such a page -> the same."""
        addresses = addresses_of(self.content)
        return {addresses.of(self.lang, key): choice for key, choice in self._in_library.items() if (self.lang, key) in addresses}

    @cached_property
    def records(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """Country -> the addresses of its records, in lots that lie in a file each."""
        countries = {record.key: record.country for record in self.content.evidence}
        found: dict[str, list[str]] = {}
        for key in self.keys:
            if key in countries:
                found.setdefault(countries[key], []).append(addresses_of(self.content).of(self.lang, key))
        return {country: [of[start : start + ON_A_SHELF] for start in range(0, len(of), ON_A_SHELF)] for country, of in found.items()}

    @cached_property
    def pages(self) -> Mapping[str, Place]:
        """Address of each page of the copy below the site's root -> its place."""
        files = {
            address: f"{country.lower()}.html" if number == 1 else f"{country.lower()}-{number}.html"
            for country, lots in self.records.items()
            for number, addresses in enumerate(lots, 1)
            for address in addresses
        }
        found = {}
        for key in self.keys:
            address = addresses_of(self.content).of(self.lang, key)
            own = self._own(address)
            if address in files:
                folder, part = posixpath.split(own.rstrip("/"))
                found[address] = Place(f"{folder}/{files[address]}", part)
            else:
                found[address] = Place(f"{own}index.html")
        return found

    @cached_property
    def _assets(self) -> Mapping[str, str]:
        return {published: f"assets/{plain}" for plain, (published, _) in assets().items()} | {"assets/favicon.svg": "assets/favicon.svg"}

    def _own(self, address: str) -> str:
        return address if self.lang == DEFAULT_LANGUAGE else address.removeprefix(f"{self.lang}/")

    def place(self, target: str) -> Place | None:
        """The place of what stands at an address below the site's root, or None when the copy has it not."""
        if target in self.pages:
            return self.pages[target]
        if target in self._assets:
            return Place(self._assets[target])
        return Place(target) if target.startswith("images/") else None

    def from_root(self, address: str) -> str | None:
        """Where the page at `address`, with or without a place in it, lies below the copy's root; None when the copy has it not."""
        page, _, fragment = address.partition("#")
        place = self.place(page)
        return place.at(fragment) if place else None

    def link(self, href: str, address: str, path: str) -> str | None:
        """What the link `href` of the page at `address` becomes in the file `path` of the copy; None: it leads nowhere any more."""
        url = urlsplit(href)
        if url.scheme or url.netloc:
            return href
        target = below(address, url.path) if url.path else address
        if target is None:
            return None
        if target in self._chosen:
            library = self.pages[addresses_of(self.content).of(self.lang, "evidence")]
            return f"{relative(path, library.path)}?{self._chosen[target]}"
        if place := self.place(target):
            if place.path == path and (url.fragment or place.part):
                return place.at(url.fragment)[len(path) :]
            found = relative(path, place.path) + (f"?{url.query}" if url.query else "")
            return found + place.at(url.fragment)[len(place.path) :]
        if not self.home:
            return None
        return self.home + target + url._replace(path="").geturl()


def below(address: str, path: str) -> str | None:
    """The address below the site's root that a relative path names on the page at `address`; None above the root."""
    found = posixpath.normpath(posixpath.join("/_", address, path))  # a step above the root leaves the underscore behind
    if found != "/_" and not found.startswith("/_/"):
        return None
    own = found.removeprefix("/_").lstrip("/")
    folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    return own + "/" if own and folder else own


def relative(path: str, target: str) -> str:
    """The relative path from one file of the copy to another, or to a folder that ends in a slash ("" is that of the copy)."""
    found = posixpath.relpath("/" + target, posixpath.dirname("/" + path))
    return found + "/" if target.endswith("/") or not target else found
