"""Addresses never die: a page in the place of each that was renamed or withdrawn, which leads on.

Where a further page of a long list is no longer (a letter without sources, a last page that is not needed now), the list's own page takes
its place by itself: it comes and goes with the data, and nobody should have to write a redirect for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.model import Content, Evidence, Redirect
from scripts.facts.addresses import addresses_of, relative
from scripts.facts.kept_addresses import remembered
from scripts.facts.shelves import is_shelf, lists
from scripts.finishing.notfound import whole
from scripts.frontend.assets import assets


def redirects(content: Content, canonical: str | None) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and text of the page for each address of data/redirects.yml; renamed headings: see kept_places."""
    addresses = addresses_of(content)
    for one in (*content.redirects, *_fallen(content)):
        if "#" not in one.start and (one.lang, one.key) in addresses:  # what leads nowhere is told by the check of the content
            yield f"{one.start}index.html", _stub(content, one, addresses.of(one.lang, one.key), canonical).encode("utf-8")


def _fallen(content: Content) -> Iterator[Redirect]:
    """From each address of a further page that an edition had and this one does not to the page of its list."""
    addresses = addresses_of(content)
    taken = {addresses.of(*page) for page in addresses} | {one.start for one in content.redirects}
    parents = {addresses.of(lang, key): key for lang, key in addresses if key in lists(content)}
    for address in remembered(content.kept_addresses):
        if address in taken:
            continue
        parent = max((start for start in parents if address.startswith(start)), key=len, default="")
        if parent and is_shelf(content, parents[parent], address.removeprefix(parent)):
            yield Redirect(address, parents[parent], gone=True)


def _stub(content: Content, one: Redirect, target: str, canonical: str | None) -> str:
    """A page that leads on at once, in one hop and in its own language."""
    lang = one.lang
    subject = content.subject(lang, one.key)
    name = subject.name[lang] if isinstance(subject, Evidence) else content.shown[lang, subject.key].title
    return lead(
        one.start,
        target,
        f"#{one.fragment}" if one.fragment else "",
        lang=lang,
        title=content.word("moved.gone-title" if one.gone else "moved.title", lang),
        name=content.word("moved.link", lang, title=name),
        mark="gone" if one.gone else "renamed",
        canonical=canonical,
    )


def lead(start: str, target: str, fragment: str = "", *, lang: str, title: str, name: str, mark: str, canonical: str | None) -> str:
    """The page at `start` that leads to `target`, both addresses below the same root; `canonical`: that root's address, if known."""
    return whole(
        "moved.html",
        lang=lang,
        mark=mark,
        title=title,
        text=name,
        link=relative(start, target) + fragment,
        canonical=canonical + target if canonical else None,
        style=relative(start, assets()["site.css"][0]),
        script=relative(start, assets()["moved.js"][0]),
    )
