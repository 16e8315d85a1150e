"""Rules on sources, where they are declared and cited, and what they carry for the weekly check; each reads the library."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.library import Library
from scripts.content.model import Source
from scripts.content.prose import CITATION
from scripts.facts.confidence import kinds, unfounded
from scripts.facts.source_marks import is_sentence
from scripts.tools.closest import did_you_mean
from scripts.tools.problems import Problem
from scripts.tools.sorting import fold
from scripts.tools.web_address import on_host

CHAPTER = "facts"  # of the manual


def unknown_source(library: Library) -> Iterator[Problem]:
    """Every source that is cited is declared somewhere."""
    sources = library.content.sources
    for path, line, source in citations(library) if not library.may_lack_sources else ():
        if source not in sources and source not in library.unread_ids:
            yield Problem(path, line, "unknown-source", {"id": source, "close": did_you_mean(source, sources)})


def repeated_source(library: Library) -> Iterator[Problem]:
    """A source is declared once: no second declaration of its id."""
    ids: dict[str, str] = {}
    for source in library.declarations:
        if source.id in ids:
            yield Problem(source.path, source.line, "repeated-source", {"id": source.id, "first": ids[source.id]})
        ids.setdefault(source.id, source.path)


def repeated_address(library: Library) -> Iterator[Problem]:
    """Two sources do not have the same address."""
    urls: dict[str, tuple[str, str]] = {}
    for source in library.declarations:
        first, known = urls.setdefault(source.url.rstrip("/"), (source.path, source.id))
        if known != source.id:
            yield Problem(source.path, source.line, "repeated-address", {"url": source.url, "first": first, "id": known})


def two_spellings(library: Library) -> Iterator[Problem]:
    """A publisher is always written alike: the same letters, capitals, accents and signs."""
    spellings: dict[str, Source] = {}
    for source in library.declarations:
        first = spellings.setdefault("".join(filter(str.isalnum, fold(source.publisher))), source)
        if source.publisher != first.publisher:
            values = {"found": source.publisher, "first": first.publisher, "id": first.id}
            yield Problem(source.path, source.line, "two-spellings", values)


def unused_source(library: Library) -> Iterator[Problem]:
    """A source of data/sources.yml or data/doors is cited by something."""
    used = {source for _, _, source in citations(library)} | library.unread_words
    for source in library.declarations:
        if source.path.startswith(("data/sources.yml", "data/doors/")) and source.id not in used:
            yield Problem(source.path, source.line, "unused-source", {"id": source.id})


def unmarked_copy(library: Library) -> Iterator[Problem]:
    """A source on a document-sharing site is marked `copy: true`."""
    copies = tuple((library.documents["data/hosts.yml"].value or {}).get("copies", ()))
    for source in library.declarations:
        if not source.copy and on_host(source.url, copies):
            yield Problem(source.path, source.line, "unmarked-copy", {"id": source.id})


def sentence_as_mark(library: Library) -> Iterator[Problem]:
    """A mark of a source is a figure, a law's number or a name, never a sentence."""
    for source in library.declarations:
        for mark in source.marks:
            if is_sentence(mark):
                yield Problem(source.path, source.line, "sentence-as-mark", {"id": source.id, "found": mark[:60]})


def citations(library: Library) -> Iterator[tuple[str, int, str]]:
    """Every use of a source id: path, line, id."""
    content = library.content
    for record in content.evidence:
        for index, source in enumerate(record.sources):
            yield record.path, library.documents[record.path].line(("sources", index)), source
    for practice in content.practices:
        for index, indicator in enumerate(practice.indicators):
            line = library.documents[practice.path].line(("indicators", index, "source"))
            yield practice.path, line, indicator.source
    for term in content.terms:
        for source in term.sources:
            yield "data/glossary.yml", term.line, source
    for one in content.follow_ups:
        yield from (("data/follow-up.yml", one.line, source) for source in one.sources)
    for country in content.doors.values():
        document = library.documents[country.path]
        places = [*(("doors", n) for n in range(len(country.doors))), *(("changes", n) for n in range(len(country.changes)))]
        for place, door in zip(places, country.citing, strict=True):
            yield from ((country.path, document.line((*place, "sources")), source) for source in door.sources)
    for page in content.pages.values():
        for offset, text in enumerate(page.body.split("\n")):
            for source in CITATION.findall(text):
                yield page.path, page.body_line + offset, source


def unfounded_confidence(library: Library) -> Iterator[Problem]:
    """A record or door that says it rests on an official or first-hand source has one that is, or is peer-reviewed, and no copy."""
    content = library.content
    for record in content.evidence:
        if not library.unread and unfounded(content, record):
            line = library.documents[record.path].line(("confidence",))
            yield Problem(record.path, line, "unfounded-confidence", {"kinds": ", ".join(kinds(content, record))})
    for country in content.doors.values():
        for index, door in enumerate(country.doors):
            if not library.unread and unfounded(content, door):
                line = library.documents[country.path].line(("doors", index, "confidence"))
                yield Problem(country.path, line, "unfounded-confidence", {"kinds": ", ".join(kinds(content, door))})


RULES = (
    unknown_source,
    repeated_source,
    repeated_address,
    two_spellings,
    unused_source,
    unmarked_copy,
    sentence_as_mark,
    unfounded_confidence,
)
