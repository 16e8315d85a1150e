"""What changed from edition to edition, practice by practice and record by record, with the editors' words; for the page and the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from scripts import changelog
from scripts.model import Content
from scripts.pages.context import PageContext
from scripts.publishing.summary import Difference, Item, Summary, compare, read_all, summarise
from scripts.settings import Settings

Link = Callable[[str], str | None]  # the key of a page -> its address, None when there is no such page


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


def page(view: PageContext) -> str:
    """The whole page: a section for each edition."""
    known = {key for lang, key in view.addresses if lang == view.lang}

    def link(key: str) -> str | None:
        return view.url(key) if key in known else None

    parts = []
    for chapter in chapters(view.content, view.settings):
        parts.append(
            f"## {heading(chapter, view.content, view.lang)} {{ #{chapter.id} }}\n\n{body(chapter, view.content, view.lang, link)}"
        )
    return "\n\n".join(parts)


def heading(chapter: Chapter, content: Content, lang: str) -> str:
    """“Edition 1.1, 2026-11-24”, or “Next edition”."""
    if chapter.edition.version == "dev":
        return content.word("changes.next", lang)
    return content.word("changes.edition", lang, version=chapter.edition.version, date=chapter.edition.date or "—")


def body(chapter: Chapter, content: Content, lang: str, link: Link) -> str:
    """The editors' words, then what the data say."""
    sentences = changelog.words(content.changelog, chapter.edition.version, lang, chapter.in_the_making)
    said = "".join(f"<li>{escape(s)}</li>" for s in sentences)
    parts = [f"<ul>{said}</ul>" if said else "", *_computed(chapter, content, lang, link)]
    return "\n\n".join(part for part in parts if part)


def _computed(chapter: Chapter, content: Content, lang: str, link: Link) -> Iterator[str]:
    new, old = chapter.edition, chapter.before
    if old is None:
        if new.version == "dev":
            yield f"<p>{content.word('changes.unpublished', lang)}</p>"
        yield f"<p>{content.word('changes.first', lang, practices=len(new.practices), records=len(new.evidence))}</p>"
        return
    yield f"<p>{content.word('changes.since', lang, version=old.version)}</p>"
    practices, records = _practices(old, new), compare(old.evidence, new.evidence)
    if not practices and not records:
        yield f"<p>{content.word('changes.none', lang)}</p>"
    for name, folder, difference, items in (
        ("changes.practices", "practices", practices, (old.practices, new.practices)),
        ("changes.records", "evidence", records, (old.evidence, new.evidence)),
    ):
        if difference:
            yield f"<h3>{content.word(name, lang)}</h3>"
            yield "".join(_lists(difference, folder, items, content, lang, link))


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


def _lists(
    difference: Difference, folder: str, items: tuple[Mapping[str, Item], Mapping[str, Item]], content: Content, lang: str, link: Link
) -> Iterator[str]:
    old, new = items

    def line(key: str, item: Item, parts: str = "") -> str:
        address = link(f"{folder}/{key}")
        title = escape(item["title"][lang])
        return f'<li>{f"""<a href="{address}">{title}</a>""" if address else title}{parts}</li>'

    def parts(key: str) -> str:
        names = [content.word(f"changes.part.{p}", lang) if f"changes.part.{p}" in content.ui else p for p in difference.changed[key]]
        if folder == "practices":
            came, left = _moved_evidence(old[key], new[key])
            names += [content.word("changes.part.new-evidence", lang, count=came)] if came else []
            names += [content.word("changes.part.lost-evidence", lang, count=left)] if left else []
        return f' <span class="meta">{escape(", ".join(names))}</span>'

    for name, lines in (
        ("added", [line(key, new[key]) for key in difference.added]),
        ("changed", [line(key, new[key], parts(key)) for key in difference.changed]),
        ("removed", [line(key, old[key]) for key in difference.removed]),
    ):
        if lines:
            yield f"<p><strong>{content.word(f'changes.{name}', lang)}</strong></p><ul>{''.join(lines)}</ul>"
