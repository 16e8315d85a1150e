"""What a function that makes a view sees: the content, the language, the page's place, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from scripts.content.model import Content, Evidence, Practice, Source, Text
from scripts.facts.addresses import Addresses
from scripts.frontend.templates import Foreign, show
from scripts.tools.lists import listed
from scripts.tools.settings import Settings


@dataclass
class PageContext:
    """One page in one language. `numbered` gathers the ids of the sources cited so far, in order.

    `site`: the language of its address and of its links, another than `lang` where the page shows what waits for its translation.
    """

    content: Content
    addresses: Addresses
    settings: Settings
    lang: str
    key: str
    site: str = ""
    numbered: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.site = self.site or self.lang

    @property
    def address(self) -> str:
        """The page's own address below the site's root."""
        return self.addresses.of(self.site, self.key)

    def text(self, text: Text) -> str:
        """What a text says to the page's readers: marked as foreign where it waits for their language."""
        return in_language(text[self.lang], text.lang_of(self.lang), self.lang)

    def t(self, word: str, **values: object) -> str:
        """A word of the interface in the page's language."""
        return self.content.word(word, self.lang, **values)

    def label(self, vocabulary: str, choice: str) -> str:
        """The label of a closed list's entry in the page's language."""
        return self.content.label(vocabulary, choice, self.lang)

    def theme(self, theme: str) -> str:
        """A theme's letter and short name, for lists: its whole name is the title of its own page."""
        return self.content.vocabulary["themes"][theme].listed(self.lang)

    def actors(self, actors: Iterable[str]) -> str:
        """Some actors as a sentence lists them."""
        return listed([self.label("actors", one) for one in actors], self.lang)

    def url(self, key: str, fragment: str = "") -> str:
        """Relative address of a page of the same language."""
        return self.addresses.relative(self.site, self.key, key) + (f"#{fragment}" if fragment else "")

    def title(self, key: str) -> str:
        """Title of a prose page in the page's language, or in the other one while it waits."""
        page = self.content.shown[self.lang, key]
        return in_language(page.title, page.written, self.lang)

    def description(self, key: str) -> str:
        """The same of its description."""
        page = self.content.shown[self.lang, key]
        return in_language(page.description, page.written, self.lang)

    def practice_title(self, practice: Practice) -> str:
        """The practice's editorial title."""
        return self.title(practice.key)

    def cite(self, sources: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources in the page's list. A new source takes the next one: cite in the order in which a reader meets them."""
        known = [one for one in dict.fromkeys(sources) if one in self.content.sources]
        self.numbered += [one for one in known if one not in self.numbered]
        return tuple(self.numbered.index(one) + 1 for one in known)

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self.content.sources[source_id]

    def records(self, practice: int, country: str | None = None) -> tuple[Evidence, ...]:
        """Records of a practice, those that serve it first and foremost before the others."""
        return self.content.evidence_of(practice, country)


def in_language(text: str, written: str, lang: str) -> str:
    """A text that is `written` in a language ("": its page's), for a page in `lang`."""
    return text if written in ("", lang) else Foreign(text, written)


@dataclass(frozen=True)
class Section:
    """A piece of a page: a template of overrides/pages, and the function that makes the view it is filled with."""

    template: str
    view: Callable[[PageContext], object]

    def __call__(self, page: PageContext) -> str:
        """The piece as text for a Markdown page."""
        return show(self.template, self.view(page), page.t)
