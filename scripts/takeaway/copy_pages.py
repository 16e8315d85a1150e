"""The pages of a copy that is read without a server: the site's own, with other links, and without what asks for a network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.frontend.policy import policy_of_copy
from scripts.frontend.templates import macro
from scripts.takeaway.copy_layout import INSIDE, Layout, relative
from scripts.tools.html_edits import Edit, Part, edited, renamed, start_tag, without

DRAWINGS = "assets/drawings.js"  # what is drawn on many pages, once: draws.js puts it into them
SEARCH = "assets/search/"  # where the search's files lie in the copy
README = {"es": "LEAME.html", "en": "README.html"}
_ADDRESSES = ("href", "src", "action")
_HOME = "index.html"
_ONCE = frozenset(["foot-understand", "foot-take-part"])  # menus that stand at the foot of the front page alone: each weighs on every page
_META = frozenset(["viewport", "description", "color-scheme"])
_LINKS = frozenset(["icon", "stylesheet"])
_LARGE, _OFTEN = 120, 3  # a drawing of so many characters in so many places stands in the copy once
_DRAWING = re.compile(r"<svg\b[^>]*>(.*?)</svg>", re.S)  # markup: no drawing lies within another
_REFERRING = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "list", "popovertarget")


Read = tuple[str, Sequence[Part]]  # a page's text and its elements


@dataclass(frozen=True)
class CopyPages:
    """Rewrites pages of the site for its copy.

    `foot`: what the last line of each page says of the copy; `readme`: the name of the page about it; `drawn`: what is inside a drawing
    that stands in the copy once -> its number there.
    """

    layout: Layout
    foot: str
    readme: str
    drawn: Mapping[str, int]

    def page(self, read: Read, address: str, path: str) -> str:
        """The page at `address`, as the file `path` of the copy has it."""
        html, found = read
        return edited(html, [*self._edits(html, found, address, path), *self._frame(found, path)])

    def other(self, read: Read, address: str, path: str, title: str, main: str) -> str:
        """The page at `address` with another title and, in its `main`, other text: that of the copy already."""
        html, found = read
        body = next(one for one in found if one.tag == "main")
        name = next(one for one in found if one.tag == "title")
        describing = [without(one) for one in found if one.tag == "meta" and one.attributes.get("name") == "description"]
        shown = [Edit(name.inside, name.inside_end, title), Edit(body.inside, body.inside_end, main)]
        # what stands in `main` is replaced whole: an edit that lies within another is dropped with it
        found = [one for one in found if not one.attributes.get("href", "").startswith("#")]  # of the frame, which is on this page too
        return edited(html, [*shown, *describing, *self._edits(html, found, address, path), *self._frame(found, path)])

    def record(self, read: Read, address: str, path: str, part: str) -> tuple[str, str]:
        """The title of a record and its text as a part of the file `path`: headings a level lower, ids with its own before them."""
        html, found = read
        article = next(one for one in found if one.tag == "article")
        heading = next(one for one in found if one.tag == "h1")
        inside = [one for one in found if one.within(article) and one is not article]
        edits: list[Edit] = []
        for one in inside:
            changed = self._attributes(one, address, path) | _own_ids(one, part)
            if one.tag == "footer" or one.attributes.get("id") == "related" or one.has_class("related"):  # it stands among them here
                edits.append(without(one))
            elif one.tag in ("h2", "h3", "h4"):
                edits += renamed(one, f"h{int(one.tag[1]) + 1}", changed)
            else:
                edits += [*self._shared(html, one), *self._edit(one, changed)]
        return html[heading.inside : heading.inside_end], edited(html, edits, article.inside, article.inside_end)

    def _frame(self, found: Sequence[Part], path: str) -> Iterator[Edit]:
        """What the copy adds to a page: its policy, its stylesheet, a line at its foot."""
        head = next(one for one in found if one.tag == "head")
        yield Edit(
            head.inside_end, head.inside_end, macro("copy.html", "head", relative(path, "assets/copy.css"), relative(path, DRAWINGS))
        )
        last = [one for one in found if one.tag == "footer" and one.has_class("site-foot")]
        if last:
            link = relative(path, README[self.layout.lang])
            yield Edit(last[0].inside_end, last[0].inside_end, macro("copy.html", "foot", self.foot, link, self.readme))

    def _edits(self, html: str, found: Sequence[Part], address: str, path: str) -> Iterator[Edit]:
        for one in found:
            if _needs_network(one) or (path != _HOME and one.attributes.get("aria-labelledby") in _ONCE):
                yield without(one)
            elif one.attributes.get("http-equiv") == "Content-Security-Policy":
                yield start_tag(one, {"content": policy_of_copy()})
            elif one.tag == "meta" and "property" in one.attributes:
                yield start_tag(one, {"property": None})
            elif one.tag == "a" and "data-language" in one.attributes:
                there = self._link(one.attributes["href"], address, path)
                yield start_tag(one, {"href": there} if there else {"href": None, "hidden": ""})
            elif one.tag == "a" and _in_menu(one) and self._elsewhere(one, address, path):
                assert one.parent
                yield without(one.parent)
            else:
                yield from self._shared(html, one)
                yield from self._edit(one, self._attributes(one, address, path))

    def _edit(self, part: Part, changed: dict[str, str | None]) -> list[Edit]:
        """Write an element anew where that changes something; a link that leads nowhere any more is only its words."""
        if part.tag == "a" and "href" in changed and changed["href"] is None:
            return renamed(part, "span", changed | dict.fromkeys(("rel", "hreflang", "download", "type")))
        return [start_tag(part, changed)] if changed else []

    def _shared(self, html: str, part: Part) -> Iterator[Edit]:
        """Leave a drawing empty that stands in the copy once for all pages; it says which one it is."""
        if part.tag == "svg" and (number := self.drawn.get(_folded(html[part.inside : part.inside_end]))) is not None:
            yield start_tag(part, {"data-drawn": str(number)})
            yield Edit(part.inside, part.inside_end)

    def _attributes(self, part: Part, address: str, path: str) -> dict[str, str | None]:
        """The attributes of an element that the copy has otherwise."""
        changed: dict[str, str | None] = {}
        for name in _ADDRESSES:
            value = part.attributes.get(name)
            if value is not None and (now := self._link(value, address, path)) != value:
                changed[name] = now
        if "data-source" in part.attributes:
            changed |= {"data-source": relative(path, SEARCH), "data-root": relative(path, "")}
        return changed

    def _link(self, href: str, address: str, path: str) -> str | None:
        return self.layout.link(href, address, path)

    def _elsewhere(self, part: Part, address: str, path: str) -> bool:
        """Whether a link of a menu leads to what the copy does not hold."""
        now = self._link(part.attributes.get("href", ""), address, path)
        return now is None or "://" in now


def drawn(pages: Iterable[str]) -> list[str]:
    """What is drawn the same in many places of these pages, most often first."""
    insides = (_folded(one) for html in pages for one in _DRAWING.findall(html))
    often = Counter(inside for inside in insides if len(inside) >= _LARGE and 'id="' not in inside)  # markup: an id would be lost in it
    return [inside for inside, count in sorted(often.items(), key=lambda one: (-one[1], one[0])) if count >= _OFTEN]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _needs_network(part: Part) -> bool:
    """What a copy leaves out of a page: what machines, chats and other programs read, the list of editions, the doors to take part."""
    given = part.attributes
    if part.tag == "link":
        return given.get("rel", "") not in _LINKS
    if part.tag == "meta":
        return "charset" not in given and "http-equiv" not in given and given.get("name") not in _META
    if part.tag == "script":
        return given.get("type") == "application/ld+json"
    return (
        (part.tag == "section" and given.get("aria-labelledby") == "foot-improve")
        or (part.tag == "li" and part.has_class("versions"))
        or part.has_class("edition-notice")
        or part.has_class("share")
        or "data-cite" in given  # made of what only machines read
    )


def _in_menu(part: Part) -> bool:
    """Whether a link is an entry of a menu of the frame."""
    item = part.parent
    entries = item.parent if item and item.tag == "li" else None
    return bool(entries and entries.parent and entries.parent.tag == "nav")


def _own_ids(part: Part, record: str) -> dict[str, str | None]:
    """The ids of an element of a record, and those that it names, with the record's own before them."""
    changed: dict[str, str | None] = {}
    if "id" in part.attributes:
        changed["id"] = f"{record}{INSIDE}{part.attributes['id']}"
    for name in _REFERRING:
        if name in part.attributes:
            changed[name] = " ".join(f"{record}{INSIDE}{one}" for one in part.attributes[name].split())
    return changed
