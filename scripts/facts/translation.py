"""What a translation still lacks: paragraphs that changed since, or all of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from scripts.content.model import LANGUAGES, Content, Evidence, Indicator, Page, Result, Term, Text
from scripts.content.prose import Block, blocks, plain


@dataclass(frozen=True)
class Waiting:
    """Something that is written in one language and waits for `lang`. `kind`: page, record, term or practice (for its indicators);
    `id`: the page's key or the thing's own id; `name`: what it is called; `path`: the file that holds it.
    """

    kind: str
    id: str
    name: Text
    path: str
    lang: str


def waiting(content: Content) -> tuple[Waiting, ...]:
    """Everything that waits for one of the languages; nothing of it is a mistake."""
    return tuple(_waiting(content))


def _waiting(content: Content) -> Iterator[Waiting]:
    for (lang, key), page in sorted(content.shown.items()):
        if page.waits:
            yield Waiting("page", key, Text(**{page.written: page.title}), page.path, lang)
    for record in content.evidence:
        yield from (Waiting("record", record.id, record.name, record.path, lang) for lang in waiting_languages(record))
    for practice in content.practices:
        lacking = {lang for one in practice.indicators for lang in waiting_languages(one)}
        name = Text(**{lang: own.title for lang in LANGUAGES if (own := content.pages.get((lang, practice.key)))})
        yield from (Waiting("practice", practice.stem, name, practice.path, lang) for lang in LANGUAGES if lang in lacking)
    for term in content.terms:
        yield from (Waiting("term", term.id, term.term, "data/glossary.yml", lang) for lang in waiting_languages(term))


def waiting_languages(one: Evidence | Indicator | Term) -> tuple[str, ...]:
    """The languages in which something lacks a text that it has in the other. Words that only help the search never wait."""
    texts = [text for field in fields(one) for text in _texts(getattr(one, field.name))]
    return tuple(lang for lang in LANGUAGES if any(not text.given(lang) for text in texts))


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        yield from (one.text for one in value if isinstance(one, Result))
    elif isinstance(value, Mapping):
        yield from (one for one in value.values() if isinstance(one, Text))


@dataclass(frozen=True)
class Change:
    """A paragraph of the original that is new or reads otherwise since the translation. `block` is None for title and description."""

    section: str
    text: str
    block: Block | None = None


def changes(old: Page, new: Page) -> list[Change]:
    """What the original says now and did not say then, in reading order."""
    found = []
    if (old.title, old.description) != (new.title, new.description):
        found.append(Change("", f"{new.title}. {new.description}"))
    known = Counter(_fingerprint(b) for b in blocks(old))
    section = ""
    for block in blocks(new):
        if block.kind == "heading":
            section = block.text
        known[_fingerprint(block)] -= 1
        if known[_fingerprint(block)] < 0:
            found.append(Change(section, plain(block.text), block))
    return found


def removed(old: Page, new: Page) -> list[str]:
    """What the original said then and says no longer."""
    known = Counter(_fingerprint(b) for b in blocks(new))
    gone = []
    for block in blocks(old):
        known[_fingerprint(block)] -= 1
        if known[_fingerprint(block)] < 0:
            gone.append(plain(block.text))
    return gone


def _fingerprint(block: Block) -> str:
    """A block's own words, white space folded: what its fingerprint is taken from."""
    return f"{block.kind} {block.level} {' '.join(block.text.split())}"
