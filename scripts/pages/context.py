"""What a function that makes a view sees: the content, the language, the page's place, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from scripts.content.model import Content, Evidence, Practice, Source
from scripts.facts.addresses import Addresses
from scripts.frontend.templates import show
from scripts.tools.settings import Settings


@dataclass
class PageContext:
    """One page in one language. `numbered` gathers the ids of the sources cited so far, in order."""

    content: Content
    addresses: Addresses
    settings: Settings
    lang: str
    key: str
    numbered: list[str] = field(default_factory=list)

    def t(self, word: str, **values: object) -> str:
        """A word of the interface in the page's language."""
        return self.content.word(word, self.lang, **values)

    def label(self, vocabulary: str, choice: str) -> str:
        """The label of a closed list's entry in the page's language."""
        return self.content.label(vocabulary, choice, self.lang)

    def url(self, key: str, fragment: str = "") -> str:
        """Relative address of a page of the same language."""
        return self.addresses.relative(self.lang, self.key, key) + (f"#{fragment}" if fragment else "")

    def title(self, key: str) -> str:
        """Title of a prose page in the page's language."""
        return self.content.pages[self.lang, key].title

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


@dataclass(frozen=True)
class Section:
    """A piece of a page: a template of overrides/pages, and the function that makes the view it is filled with."""

    template: str
    view: Callable[[PageContext], object]

    def __call__(self, page: PageContext) -> str:
        """The piece as text for a Markdown page."""
        return show(self.template, self.view(page), page.t)
