"""What the page templates print around a composed page: menus, links, words, structured data. Knows no MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from scripts.content.model import LANGUAGES, Content, other
from scripts.facts import feeds
from scripts.facts.addresses import addresses_of, relative
from scripts.facts.handouts import LLMS
from scripts.frontend.assets import assets, sheet_of
from scripts.frontend.policy import policy
from scripts.frontend.templates import markup_kept, show
from scripts.pages import jsonld
from scripts.pages.around import Around, around
from scripts.pages.chat_card import ChatCard, chat_card
from scripts.pages.citation import UNFINISHED, Citation, author, citation, day_of, edition_line, edition_of
from scripts.pages.context import PageContext, in_language
from scripts.pages.doors import doors, file_doors, translation_door
from scripts.tools.settings import Settings


@dataclass(frozen=True)
class MenuLink:
    """One entry of a menu. `current`: the page itself or a page above it."""

    text: str
    url: str
    current: bool = False


class PageFrame:
    """Everything around one page; templates read its attributes.

    `canonical`: the address for search engines; `permanent`: the one to cite, in this version; `version`: None without versions.
    """

    def __init__(self, frame: Frame, meta: Mapping[str, Any], lang: str) -> None:
        self.meta = meta
        self.lang = lang
        self.twin_lang = other(lang)
        self.content = frame.content
        self._words = markup_kept(lambda word, **values: frame.content.word(word, lang, **values))
        self._frame = frame
        self._address = meta.get("address", "")
        where = frame.settings
        self.base = where.canonical
        self.canonical = where.canonical + self._address if where.canonical else None
        self.alternates = self._alternates(where.canonical)
        self.version = where.version
        self.permanent = where.home + self._address if where.home else None

    @property
    def policy(self) -> str:
        """What a browser may load and run on the page."""
        return policy()

    def t(self, word: str, **values: object) -> str:
        """A word of the interface in the page's language."""
        return self._words(word, **values)

    def root(self, target: str = "") -> str:
        """Relative address of something below the site's root, such as a stylesheet."""
        return relative(self._address, target)

    def asset(self, name: str) -> str:
        """Relative address of a stylesheet or script of ours, by its plain name."""
        return self.root(assets()[name][0])

    @property
    def sheet(self) -> str:
        """The plain name of the page's stylesheet."""
        return sheet_of(self.meta.get("kind", "page"), self.meta.get("key", ""))

    def url(self, key: str) -> str:
        """Relative address of a page of the same language."""
        return relative(self._address, self._frame.addresses.of(self.lang, key))

    @property
    def structured(self) -> str:
        """What the page is, for machines."""
        meta = self.meta
        place = jsonld.PagePlace(
            key=meta.get("key", ""),
            kind=meta.get("kind", ""),
            lang=self.lang,
            written=meta.get("lang") or self.lang,
            title=meta.get("title", ""),
            description=meta.get("description", ""),
            address=self._address,
            base=self.base,
            content=self.content,
            addresses=self._frame.addresses,
            author=author(self.content, self.lang),
            day=day_of(self._frame.settings),
            edition=edition_of(self._frame.settings),
        )
        return jsonld.block(place)

    @property
    def card(self) -> ChatCard:
        """What a chat shows of the page."""
        meta = self.meta
        return chat_card(
            self.content, self._frame.settings.home, self.lang, meta.get("key", ""), meta.get("kind", ""), meta.get("title", "")
        )

    @property
    def citation(self) -> Citation:
        """How the page is cited."""
        return citation(self.content, self._frame.settings, self.lang, self.title, self.meta.get("kind") == "home")

    @property
    def edition(self) -> str:
        """The edition and its day, for the foot."""
        return edition_line(self.content, self._frame.settings, self.lang)

    @property
    def whatsapp(self) -> str | None:
        """Address that shares the page on WhatsApp, which shows its card; the script adds the title, which weighs much in an address."""
        shared = self.permanent if self.version == UNFINISHED else self.canonical
        return f"https://wa.me/?text={shared}" if shared else None

    @property
    def feeds(self) -> list[MenuLink]:
        """The Atom feeds that a reader of feeds finds on the page: its own, where it has one, then the whole site's."""
        own = self.meta.get("key", "")
        found = [MenuLink(self.t("feed.title"), self.root(feeds.path(self._frame.addresses, self.lang, "index")))]
        if own != "index" and own in feeds.keys(self.content):
            title = self.t("feed.of", title=self.meta.get("title", ""))
            found.insert(0, MenuLink(title, self.root(feeds.path(self._frame.addresses, self.lang, own))))
        return found

    @property
    def llms(self) -> str:
        """Relative address of the list by which programs find the site's pages as text."""
        return self.root(LLMS[self.lang])

    @property
    def twin(self) -> str:
        """Relative address of the same page in the other language."""
        return relative(self._address, self.meta.get("twin", ""))

    @property
    def crumbs(self) -> list[MenuLink]:
        """The pages above this one, from the front page down."""
        if self.meta.get("kind") == "home":
            return []
        above = [MenuLink(self.t("site.home"), self.url("index"))]
        found = self.meta.get("crumbs", ())
        return above + [MenuLink(in_language(text, lang, self.lang), relative(self._address, address)) for text, address, lang in found]

    @property
    def title(self) -> str:
        """The page's title, marked where it is in the other language."""
        return in_language(self.meta.get("title", ""), self.meta.get("lang", ""), self.lang)

    @property
    def description(self) -> str:
        """The page's description, marked where it is in the other language."""
        return in_language(self.meta.get("description", ""), self.meta.get("lang", ""), self.lang)

    @cached_property
    def around(self) -> Around:
        """What stands around the text of a practice."""
        key = str(self.meta["key"])
        return around(PageContext(self.content, self._frame.addresses, self._frame.settings, self.lang, key))

    @property
    def glance(self) -> Markup:
        """The evidence of a practice at a glance."""
        return Markup(show("practice-glance.html", self.around.glance, self.t))  # markup: what a template of ours gave

    def menu(self, name: str) -> list[MenuLink]:
        """A menu of data/menu.yml."""
        here = self.meta.get("key", "")
        return [self._menu_link(key, here) for key in self.content.menu[name]]

    def _menu_link(self, key: str, here: str) -> MenuLink:
        page = self.content.shown[self.lang, key]
        name = in_language(page.short or page.title, page.written, self.lang)
        return MenuLink(name, self.url(key), here == key or here.startswith(key + "/"))

    @property
    def doors(self) -> list[MenuLink]:
        """The ways to improve this page."""
        found = doors(self.content, self._frame.settings, self.meta, self.lang, self._here, self._contribute)
        return [MenuLink(self.t(word), address) for word, address in found]

    @property
    def file_doors(self) -> list[MenuLink]:
        """The same for those who edit the files themselves."""
        return [MenuLink(self.t(word), address) for word, address in file_doors(self._frame.settings, self.meta, self._contribute)]

    @property
    def translation_door(self) -> str:
        """Where a translation of this page is proposed."""
        return translation_door(self._frame.settings, self._here, self._contribute)

    @property
    def _here(self) -> str:
        return self.permanent or self._address or "/"

    def _contribute(self, section: str) -> str:
        return f"{self.url('contribute')}#{section}"

    def _alternates(self, site_url: str | None) -> list[tuple[str, str]]:
        """Absolute (hreflang, address) pairs; Spanish is the default for other languages."""
        if not site_url or "twin" not in self.meta:
            return []
        by_lang = {self.lang: self._address, self.twin_lang: self.meta["twin"]}
        pairs = [(lang, site_url + by_lang[lang]) for lang in LANGUAGES]
        return [*pairs, ("x-default", site_url + by_lang["es"])]


class Frame:
    """Makes the frame of each page; built once per build."""

    def __init__(self, content: Content, where: Settings) -> None:
        self.content = content
        self.settings = where
        self.addresses = addresses_of(content)

    def page(self, meta: Mapping[str, Any], lang: str) -> PageFrame:
        """The frame of the page whose front matter is `meta`."""
        return PageFrame(self, meta, lang)
