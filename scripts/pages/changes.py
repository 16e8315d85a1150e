"""What changed from edition to edition, practice by practice and record by record, with the editors' words; for the page and the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.content import changelog
from scripts.content.model import Content, Text
from scripts.facts.dates import in_words
from scripts.facts.editions import Difference, Item, Summary, compare, read_all, summarise
from scripts.frontend.templates import show
from scripts.pages.context import PageContext, in_language
from scripts.tools.settings import Settings

_TITLES = {"practices": "practices", "evidence": "records", "doors": "doors"}  # the words that head the lists
Link = Callable[[str], str | None]  # the key of a page -> its address, None when there is no such page
Concerns = Callable[[str, str, Item], bool]  # whether an item (practices, evidence or doors; its key; what an edition knows) is told of


@dataclass(frozen=True)
class Chapter:
    """One edition beside the one before it (None for the first)."""

    edition: Summary
    before: Summary | None
    in_the_making: bool

    @property
    def id(self) -> str:
        """The id of its heading, also its mark in the feed."""
        return "edition-" + self.edition.version.replace(".", "-")


def chapters(content: Content, where: Settings) -> list[Chapter]:
    """Every edition, newest first; what is being built comes first, as the next edition when it has no number."""
    version = where.version or "dev"
    editions = [summarise(content, version, where.date), *read_all(where.editions, version)]
    return [Chapter(one, before, one is editions[0]) for one, before in zip(editions, [*editions[1:], None], strict=True)]


@dataclass(frozen=True)
class Line:
    """A practice, record or door of an edition. `url`: None when it has no page any more; `parts`: what of it changed, in words."""

    title: str
    url: str | None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What came, changed and went among the practices, the records or the doors. `title`, and the name of each list: keys of words."""

    title: str
    lists: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class Edition:
    """What is told of an edition: the editors' sentences, what it was compared with, what the data say."""

    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    changes: tuple[Changes, ...]


@dataclass(frozen=True)
class Headed:
    """An edition under its heading. `id`: that of the heading."""

    id: str
    title: str
    edition: Edition


def changes(page: PageContext) -> tuple[Headed, ...]:
    """The whole page: every edition."""
    known = {key for lang, key in page.addresses if lang == page.site}

    def link(key: str) -> str | None:
        return page.url(key) if key in known else None

    return tuple(
        Headed(chapter.id, heading(chapter, page.content, page.lang), edition(chapter, page.content, page.lang, link))
        for chapter in chapters(page.content, page.settings)
    )


def heading(chapter: Chapter, content: Content, lang: str) -> str:
    """“Edition 1.1, 2026-11-24”, or “Next edition”."""
    if chapter.edition.version == "dev":
        return content.word("changes.next", lang)
    return content.word(
        "changes.edition", lang, version=chapter.edition.version, date=in_words(chapter.edition.date, lang) if chapter.edition.date else "—"
    )


def body(chapter: Chapter, content: Content, lang: str, link: Link, concerns: Concerns | None = None) -> str | None:
    """What is told of an edition as HTML, for a feed. Of some things alone: None where nothing of them changed."""
    told = edition(chapter, content, lang, link) if concerns is None else _of_some(chapter, content, lang, link, concerns)
    return show("changes-edition.html", told, lambda key, **values: content.word(key, lang, **values)) if told else None


def _of_some(chapter: Chapter, content: Content, lang: str, link: Link, concerns: Concerns) -> Edition | None:
    """What is told of some things alone; in the first edition, that they are in it."""
    if chapter.before is None:
        return Edition((content.word("feed.first", lang),), (), ())
    told = {what: (_only(what, *one, concerns), *one[1:]) for what, one in _differences(chapter.before, chapter.edition).items()}
    found = tuple(_changes(what, *one, content, lang, link) for what, one in told.items() if one[0])
    return Edition((), (), found) if found else None


def _only(what: str, difference: Difference, old: Mapping[str, Item], new: Mapping[str, Item], concerns: Concerns) -> Difference:
    def told(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if any(concerns(what, key, known[key]) for known in (new, old) if key in known))

    changed = {key: difference.changed[key] for key in told(difference.changed)}
    return Difference(told(difference.added), told(difference.removed), changed)


def edition(chapter: Chapter, content: Content, lang: str, link: Link) -> Edition:
    """The editors' words, then what the data say."""
    sentences = changelog.words(content.changelog, chapter.edition.version, lang, chapter.in_the_making)
    new, old = chapter.edition, chapter.before
    if old is None:
        first = content.word(
            "changes.first",
            lang,
            practices=content.word("role.practices", lang, count=len(new.practices)),
            records=content.word("card.records", lang, count=len(new.evidence)),
        )
        unpublished = (content.word("changes.unpublished", lang),) if new.version == "dev" else ()
        return Edition(tuple(sentences), (*unpublished, first), ())
    told = _differences(old, new)
    notes = [content.word("changes.since", lang, version=old.version)]
    if not any(difference for difference, _, _ in told.values()):
        notes.append(content.word("changes.none", lang))
    found = (_changes(what, *one, content, lang, link) for what, one in told.items() if one[0])
    return Edition(tuple(sentences), tuple(notes), tuple(found))


def _differences(old: Summary, new: Summary) -> dict[str, tuple[Difference, Mapping[str, Item], Mapping[str, Item]]]:
    """What changed among practices, records and doors, with what both editions know of them."""
    told = {
        "practices": (_practices(old, new), old.practices, new.practices),
        "evidence": (compare(old.evidence, new.evidence), old.evidence, new.evidence),
    }
    if old.doors is not None and new.doors is not None:
        told["doors"] = compare(old.doors, new.doors), old.doors, new.doors
    return told


def _practices(old: Summary, new: Summary) -> Difference:
    """As for any item, and also the records that came to a practice or left it."""
    plain = compare(old.practices, new.practices)
    changed = dict(plain.changed)
    for stem in new.practices:
        if stem in old.practices and _moved_evidence(old.practices[stem], new.practices[stem]) != (0, 0):
            changed.setdefault(stem, ())
    return Difference(plain.added, plain.removed, {stem: changed[stem] for stem in new.practices if stem in changed})


def _moved_evidence(old: Item, new: Item) -> tuple[int, int]:
    before, now = set(old["evidence"]), set(new["evidence"])
    return len(now - before), len(before - now)


def _changes(
    what: str, difference: Difference, old: Mapping[str, Item], new: Mapping[str, Item], content: Content, lang: str, link: Link
) -> Changes:
    """`what`: practices, evidence or doors."""

    def lines(keys: Sequence[str], edition: Mapping[str, Item]) -> tuple[Line, ...]:
        return tuple(Line(_title(edition[key], lang), _url(what, key, edition[key], link)) for key in keys)

    changed = tuple(
        Line(_title(new[key], lang), _url(what, key, new[key], link), tuple(_parts(what, key, difference, (old, new), content, lang)))
        for key in difference.changed
    )
    every = {"added": lines(difference.added, new), "changed": changed, "removed": lines(difference.removed, old)}
    return Changes(f"changes.{_TITLES[what]}", tuple((f"changes.{name}", found) for name, found in every.items() if found))


def _url(what: str, key: str, item: Item, link: Link) -> str | None:
    """Where an item is: a page of its own, or for a door its place on the page of its country."""
    if what != "doors":
        return link(f"{what}/{key}")
    page = link(item["page"])
    return page and f"{page}#{key}"


def _title(item: Item, lang: str) -> str:
    """What an edition calls a practice or record, marked where it had no name in this language."""
    text = Text(**item["title"])
    return in_language(text[lang], text.lang_of(lang), lang)


def _parts(
    what: str, key: str, difference: Difference, items: tuple[Mapping[str, Item], Mapping[str, Item]], content: Content, lang: str
) -> list[str]:
    """What changed of an item, in words; for a practice also how many records came to it or left it."""
    names = [content.word(f"changes.part.{p}", lang) if f"changes.part.{p}" in content.ui else p for p in difference.changed[key]]
    if what == "practices":
        came, left = _moved_evidence(items[0][key], items[1][key])
        names += [content.word("changes.part.new-evidence", lang, count=came)] if came else []
        names += [content.word("changes.part.lost-evidence", lang, count=left)] if left else []
    return names
