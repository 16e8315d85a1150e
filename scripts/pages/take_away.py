"""What there is to take away, by what one wants it for; each file with its true size as soon as it has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.content.model import Practice
from scripts.exports.schemas import FOLDER
from scripts.exports.worksheets import sheets
from scripts.facts import feeds, handouts
from scripts.facts.addresses import relative
from scripts.pages.context import PageContext
from scripts.pages.downloads import Download, download
from scripts.pages.parts import Link, PracticeLink, link, practice_link
from scripts.tools.lists import capital


@dataclass(frozen=True)
class File:
    """A file that is made after the pages: `path` below the site's root, what the page calls it until it is there and then."""

    path: str
    text: str


@dataclass(frozen=True)
class Group:
    """What serves one purpose. `id`: of its heading and its words (`take.ID`, `take.ID-lead`)."""

    id: str
    files: tuple[File, ...] = ()
    downloads: tuple[Download, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class OfPractice:
    """The files of a practice, in the order of `TakeAway.kinds`."""

    practice: PracticeLink
    files: tuple[File, ...]


@dataclass(frozen=True)
class TakeAway:
    """The whole list. `kinds`: what there is of each practice, in words."""

    groups: tuple[Group, ...]
    kinds: tuple[str, ...]
    practices: tuple[OfPractice, ...]


def take_away(page: PageContext) -> TakeAway:
    """Everything, in groups by purpose, then practice by practice."""
    kinds = tuple(capital(page.t(f"take.of-{kind}")) for kind in handouts.OF_PRACTICE)
    practices = tuple(OfPractice(practice_link(page, one), of_practice(page, one)) for one in page.content.practices)
    return TakeAway(_groups(page), kinds, practices)


def of_practice(page: PageContext, practice: Practice) -> tuple[File, ...]:
    """What there is of a practice."""
    content, lang = page.content, page.site
    return tuple(File(handouts.of_practice(content, lang, practice, kind), page.t(f"take.of-{kind}")) for kind in handouts.OF_PRACTICE)


def link_to(page: PageContext) -> Link | None:
    """The page of all that can be taken away, where there is one."""
    return link(page, "take-away", page.t("take.all")) if (page.lang, "take-away") in page.content.shown else None


def _groups(page: PageContext) -> tuple[Group, ...]:
    lang = page.site
    worksheets = sheets(page.content, page.lang)[0]
    references = {"BibTeX": f"{FOLDER}bibliography.bib", "CSL-JSON": f"{FOLDER}bibliography.csl.json"}
    feed = relative(page.address, feeds.path(page.addresses, lang, "index"))
    told = (Link(page.t("feed.title"), feed),) if page.settings.canonical else ()
    groups = (
        Group("offline", files=(File(handouts.OFFLINE[lang], page.t("take.zip")),)),
        Group("paper", files=(File(handouts.HANDBOOK[lang], page.t("take.pdf")), File(handouts.EPUB[lang], page.t("take.epub")))),
        Group(
            "meeting",
            downloads=_downloads(page, "data.worksheets", {"XLSX": worksheets.path("xlsx"), "CSV": worksheets.path("csv")}),
            links=_links(page, "kits", "plan"),
        ),
        Group("chat"),
        Group("data", downloads=_downloads(page, "data.bibliography", references), links=_links(page, "data")),
        Group("programs", files=(File(handouts.LLMS[lang], "llms.txt"), File(handouts.LLMS_FULL[lang], "llms-full.txt"))),
    )
    return (*groups, Group("feeds", links=told)) if told else groups


def _downloads(page: PageContext, about: str, files: Mapping[str, str]) -> tuple[Download, ...]:
    """Files of the open data: the name of each form -> its path. `about`: the word that says what they are without the group."""
    return tuple(download(page, path, name, page.t(about)) for name, path in files.items())


def _links(page: PageContext, *keys: str) -> tuple[Link, ...]:
    return tuple(link(page, key, page.title(key)) for key in keys if (page.lang, key) in page.content.shown)
