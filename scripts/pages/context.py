"""What a page's renderer sees: the content, the language, the page's place, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from scripts.addresses import Addresses
from scripts.model import Content, Evidence, Practice, Source
from scripts.settings import Settings


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

    def link(self, key: str, text: str | None = None, fragment: str = "") -> str:
        """An HTML link to a page of the same language."""
        return f'<a href="{self.url(key, fragment)}">{escape(text or self.title(key))}</a>'

    def practice_title(self, practice: Practice) -> str:
        """The practice's editorial title."""
        return self.title(practice.key)

    def cite(self, sources: Iterable[str]) -> str:
        """Superscript numbers that lead to the page's list of sources."""
        links = []
        for source in dict.fromkeys(sources):
            if source not in self.content.sources:
                continue
            if source not in self.numbered:
                self.numbered.append(source)
            number = self.numbered.index(source) + 1
            links.append(f'<a href="#src-{number}">{number}</a>')
        return f'<sup class="cite">{", ".join(links)}</sup>' if links else ""

    def source(self, source_id: str) -> Source:
        """A source by its id."""
        return self.content.sources[source_id]

    def records(self, practice: int, country: str | None = None) -> tuple[Evidence, ...]:
        """Records of a practice, those that serve it first and foremost before the others."""
        return self.content.evidence_of(practice, country)
