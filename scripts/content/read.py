"""Read data/ and docs/ into `Content`. It knows where things lie, and never judges what it reads.

What cannot be read at all becomes a `Problem` and the record is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from scripts.content.data_reader import FORUM, DataReader
from scripts.content.files import FRONT_MATTER, LARGEST, is_content
from scripts.content.library import Library
from scripts.content.model import (
    LANGUAGES,
    Choice,
    Content,
    CountryDoors,
    Evidence,
    FollowUp,
    Page,
    Practice,
    Question,
    Redirect,
    SourceState,
    Standard,
    Term,
    WrongWord,
)
from scripts.content.page_files import key_of
from scripts.content.prose import blocks
from scripts.content.records import (
    choice,
    country_doors,
    evidence,
    follow_up,
    page,
    practice,
    question,
    redirect,
    source_state,
    standard,
    term,
    wrong_word,
)
from scripts.tools.kept import Kept
from scripts.tools.paths import ROOT, read_lines
from scripts.tools.phrases import Phrases
from scripts.tools.pictures import PictureError, picture_size
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document, decoded, read_yaml


def load(root: Path = ROOT, faultless: Kept | None = None) -> Library:
    """Read the whole content below `root`. `faultless`: what was judged before and had no fault, which is not judged again."""
    reader = _Reader(root, faultless)
    vocabulary = reader.vocabulary()
    ui = reader.mapping("ui.yml")
    practices = tuple(p for path in reader.files_in("data/practices") if (p := reader.practice(path)))
    records = tuple(e for path in reader.files_in("data/evidence") if (e := reader.evidence(path)))
    doors = {path: d for path in reader.files_in("data/doors") if (d := reader.doors(path))}
    reader.declare(reader.data("sources.yml"), "data/sources.yml", ())
    terms = tuple(reader.terms())
    pages = {(p.lang, p.key): p for lang in LANGUAGES for p in reader.pages(lang)}
    acting = {p.stem: _acting(pages, p.key) for p in practices}
    content = Content(
        practices=tuple(
            replace(p, actors=tuple(actor for actor in vocabulary.get("actors", ()) if actor in acting[p.stem]))
            for p in sorted(practices, key=lambda p: p.number)
        ),
        evidence=records,
        sources=reader.sources,
        terms=terms,
        vocabulary=vocabulary,
        ui=Phrases(ui),
        pages=pages,
        menu={name: tuple(keys) for name, keys in reader.mapping("menu.yml").items()},
        forum_text="\n".join(read_lines(root / FORUM)),
        redirects=tuple(reader.redirects()),
        kept_addresses=read_lines(root / "data/addresses.txt"),
        changelog="\n".join(read_lines(root / "CHANGELOG.md")),
        standards=tuple(reader.standards()),
        wrong_words=tuple(reader.wrong_words()),
        everyday_words=tuple(reader.everyday_words()),
        follow_ups=tuple(sorted(reader.follow_ups(), key=lambda one: one.date)),
        doors={one.country: one for one in doors.values()},
        questions=tuple(reader.questions()),
        source_states=dict(reader.source_states()),
        pictures=dict(reader.pictures()),
        evidence_template="".join(f"{line}\n" for line in read_lines(root / "data/evidence/_template.yml")),
    )
    return Library(content, reader.problems, reader.documents, reader.declarations, reader.unread(), faultless)


def _acting(pages: Mapping[tuple[str, str], Page], key: str) -> frozenset[str]:
    """Who acts in the steps of a practice's page."""
    page = next((pages[lang, key] for lang in LANGUAGES if (lang, key) in pages), None)
    return frozenset(actor for block in blocks(page) if block.kind == "step" for actor in block.actors or ()) if page else frozenset()


class _Reader(DataReader):
    """What each kind of file below a root becomes."""

    def vocabulary(self) -> dict[str, dict[str, Choice]]:
        lists = self.mapping("vocabulary.yml")
        return {name: {entry["id"]: choice(entry) for entry in entries} for name, entries in lists.items()}

    def practice(self, path: str) -> Practice | None:
        value = self.read(path).value
        return practice(value, path) if self.well_formed(path) else None

    def evidence(self, path: str) -> Evidence | None:
        document = self.read(path)
        value = document.value
        sources = self.declare(document, path, ("sources",)) if isinstance(value, dict) else ()  # before giving up: others cite them
        return evidence(value, path, sources) if self.well_formed(path) else None

    def doors(self, path: str) -> CountryDoors | None:
        document = self.read(path)
        if isinstance(document.value, dict):
            self.declare(document, path, ("sources",))
        return country_doors(document.value, path) if self.well_formed(path) else None

    def questions(self) -> Iterator[Question]:
        path = "data/questions.yml"
        document = self.read(path) if (self.root / path).exists() else Document()
        for index, value in enumerate(document.value or () if self.well_formed("data/questions.yml") else ()):
            yield question(value, document.line((index,)))

    def source_states(self) -> Iterator[tuple[str, SourceState]]:
        """What the weekly check found; nothing before its first round."""
        path = "data/source-states.yml"
        value = self.read(path).value if (self.root / path).exists() else None
        if value and self.well_formed(path):
            yield from ((name, source_state(state, value["checked"])) for name, state in value["sources"].items())

    def terms(self) -> Iterator[Term]:
        document = self.data("glossary.yml")
        if not self.well_formed("data/glossary.yml"):
            return
        for index, value in enumerate(document.value or ()):
            yield term(value, document.line((index,)))

    def standards(self) -> Iterator[Standard]:
        entries = self.data("standards.yml").value or ()
        for value in entries if self.well_formed("data/standards.yml") else ():
            yield standard(value)

    def wrong_words(self) -> Iterator[WrongWord]:
        entries = self.data("wrong-words.yml").value or ()
        for value in entries if self.well_formed("data/wrong-words.yml") else ():
            yield wrong_word(value)

    def everyday_words(self) -> Iterator[tuple[str, ...]]:
        entries = self.data("everyday.yml").value or ()
        for value in entries if self.well_formed("data/everyday.yml") else ():
            yield tuple(word for lang in LANGUAGES for word in value.get(lang, ()))

    def follow_ups(self) -> Iterator[FollowUp]:
        document = self.data("follow-up.yml")
        for index, value in enumerate(document.value or () if self.well_formed("data/follow-up.yml") else ()):
            yield follow_up(value, document.line((index,)))

    def redirects(self) -> Iterator[Redirect]:
        document = self.data("redirects.yml")
        for index, value in enumerate(document.value or () if self.well_formed("data/redirects.yml") else ()):
            yield redirect(value, document.line((index,)))

    def pictures(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for file in sorted(filter(is_content, (self.root / "docs/images").glob("*"))):
            with suppress(PictureError), file.open("rb") as stream:
                yield file.name, picture_size(stream.read(LARGEST), file.suffix)

    def pages(self, lang: str) -> Iterator[Page]:
        folder = self.root / "docs" / lang
        for file in sorted(filter(is_content, folder.rglob("*.md"))):
            path = file.relative_to(self.root).as_posix()
            found = self.page(file, path, lang, file.relative_to(folder).with_suffix("").as_posix())
            if found:
                yield found

    def page(self, file: Path, path: str, lang: str, key: str) -> Page | None:
        raw = file.read_bytes()
        try:
            text = decoded(raw)
        except UnicodeDecodeError as error:
            self.problems.append(Problem(path, raw.count(b"\n", 0, error.start) + 1, "not-utf8"))
            return None
        match = FRONT_MATTER.match(text)
        if not match:
            if not text.strip():
                self.problems.append(Problem(path, 1, "empty-file"))
            else:
                self.problems.append(Problem(path, 1, "unclosed-front-matter" if text.startswith("---") else "front-matter-missing"))
            return None
        document = read_yaml(match.group(1) or "", first_line=2)
        self.documents[path] = document
        self.hold(document, path)
        if not self.well_formed(path):
            return None
        return page(document.value, text, match.end(), path, lang, key_of(key))
