"""Read data/ and docs/ into `Content`. The only module that knows where things lie; it never judges what it reads.

What cannot be read at all becomes a `Problem` and the record is left out, so that all problems can be told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.content.files import FRONT_MATTER, LARGEST, left_behind
from scripts.content.model import (
    LANGUAGES,
    Choice,
    Content,
    Evidence,
    FollowUp,
    Indicator,
    Page,
    Practice,
    Redirect,
    Result,
    Source,
    SourceState,
    Standard,
    Term,
    Text,
)
from scripts.content.schemas import Schemas
from scripts.tools.paths import ROOT, read_lines
from scripts.tools.phrases import Phrases
from scripts.tools.pictures import PictureError, picture_size
from scripts.tools.problems import Problem
from scripts.tools.web_address import on_host
from scripts.tools.yaml import Document, decoded, read_yaml, read_yaml_file

_GROUND = frozenset(f"data/{name}.yml" for name in ("vocabulary", "ui", "menu", "hosts"))
_FORUM = "data/forum-summary.md"
_ID = re.compile(r"""\bid:\s*["']?([\w-]+)""")
_PAGE_FILE = re.compile(rf"docs/({'|'.join(LANGUAGES)})/(.+)\.md")
_NAME = re.compile(r"[\w-]+")


@dataclass
class Library:
    """What `load` found: the content, the problems met on the way, and each data file as it was read (for the rules on lines)."""

    content: Content
    problems: list[Problem]
    documents: dict[str, Document] = field(default_factory=dict)
    declarations: list[Source] = field(default_factory=list)
    unread: Mapping[str, str] = field(default_factory=dict)  # path -> text of a file that is there and cannot be read as it was meant

    def __repr__(self) -> str:
        return f"Library({self.content!r}, {len(self.problems)} problems)"

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """What the files that cannot be read call their things, found line by line: nothing of that may be said to be missing."""
        stems = {Path(path).stem for path in self.unread}
        return frozenset(stems.union(*(_ID.findall(text) for text in self.unread.values())))

    @property
    def may_lack_sources(self) -> bool:
        """True while a file that should declare sources is there and holds nothing: nobody knows which they were."""
        return any(not text.strip() for path, text in self.unread.items() if path.startswith(("data/evidence/", "data/sources")))

    @cached_property
    def unread_words(self) -> frozenset[str]:
        """Everything in the files that cannot be read that may name a thing."""
        return frozenset(word for text in self.unread.values() for word in _NAME.findall(text))

    @cached_property
    def pages(self) -> frozenset[tuple[str, str]]:
        """Every prose page that is there, be it readable or not: language and key."""
        return frozenset(self.content.pages) | {place for path in self.unread if (place := _place(path))}

    @cached_property
    def places(self) -> frozenset[tuple[str, str]]:
        """Every page that can be led to: prose and records."""
        stems = [Path(path).stem for path in self.unread if path.startswith("data/evidence/")]
        records = [*(record.key for record in self.content.evidence), *(f"evidence/{stem}" for stem in stems)]
        return self.pages | {(lang, key) for key in records for lang in LANGUAGES}

    @property
    def readable(self) -> bool:
        """False while a file on which everything else rests has a fault: then no other rule can judge anything."""
        return not any(p.path in _GROUND for p in self.problems)


def load(root: Path = ROOT) -> Library:
    """Read the whole content below `root`."""
    reader = _Reader(root)
    vocabulary = reader.vocabulary()
    ui = reader.mapping("ui.yml")
    practices = tuple(p for path in reader.list("data/practices") if (p := reader.practice(path)))
    evidence = tuple(e for path in reader.list("data/evidence") if (e := reader.evidence(path)))
    reader.declare(reader.data("sources.yml"), "data/sources.yml", ())
    terms = tuple(reader.terms())
    pages = {(p.lang, p.key): p for lang in LANGUAGES for p in reader.pages(lang)}
    content = Content(
        practices=tuple(sorted(practices, key=lambda p: p.number)),
        evidence=evidence,
        sources=reader.sources,
        terms=terms,
        vocabulary=vocabulary,
        ui=Phrases(ui),
        pages=pages,
        menu={name: tuple(keys) for name, keys in reader.mapping("menu.yml").items()},
        forum_text="\n".join(read_lines(root / _FORUM)),
        redirects=tuple(reader.redirects()),
        kept_addresses=read_lines(root / "data/addresses.txt"),
        changelog="\n".join(read_lines(root / "CHANGELOG.md")),
        standards=tuple(reader.standards()),
        everyday_words=tuple(reader.everyday_words()),
        follow_ups=tuple(sorted(reader.follow_ups(), key=lambda one: one.date)),
        source_states=dict(reader.source_states()),
        pictures=dict(reader.pictures()),
        evidence_template="".join(f"{line}\n" for line in read_lines(root / "data/evidence/_template.yml")),
    )
    return Library(content, reader.problems, reader.documents, reader.declarations, reader.unread())


def _place(path: str) -> tuple[str, str] | None:
    """Language and key of the page that a file is, by its name alone."""
    match = _PAGE_FILE.fullmatch(path)
    return (match[1], _key(match[2])) if match else None


def _key(name: str) -> str:
    return name.removesuffix("/index") if name != "index" else name


class _Reader:
    """One pass over the files below a root, gathering problems."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.declarations: list[Source] = []
        self.sources: dict[str, Source] = {}
        self.schemas = Schemas(root / "data/schema")
        hosts = self.mapping("hosts.yml")
        self.never_link: tuple[str, ...] = tuple(hosts.get("never_link", ()))

    def list(self, folder: str) -> list[str]:
        """Paths of the YAML files of a folder; a name that starts with an underscore is a template."""
        files = sorted((self.root / folder).glob("*.yml"))
        return [f.relative_to(self.root).as_posix() for f in files if _is_content(f) and not f.name.startswith("_")]

    def data(self, name: str) -> Document:
        return self.read(f"data/{name}")

    def read(self, path: str) -> Document:
        """Read a YAML file and hold it against its schema."""
        file = self.root / path
        document = read_yaml_file(file) if file.exists() else Document()
        self.documents[path] = document
        self.problems += self.schemas.refused(document, path)
        return document

    def mapping(self, name: str) -> Mapping[str, Any]:
        """The value of a data file on which everything else rests; empty while the file has a fault."""
        value = self.data(name).value
        return value if isinstance(value, dict) and self.well_formed(f"data/{name}") else {}

    def well_formed(self, path: str) -> bool:
        return not any(p.path == path for p in self.problems)

    def unread(self) -> dict[str, str]:
        """The text, as far as there is one, of each file that has a problem by now."""
        files = {p.path: self.root / p.path for p in self.problems}
        if not _is_utf8(self.root / _FORUM):
            files[_FORUM] = self.root / _FORUM
        return {path: _guessed(file.read_bytes()) for path, file in files.items() if file.is_file()}

    def vocabulary(self) -> dict[str, dict[str, Choice]]:
        lists = self.mapping("vocabulary.yml")
        return {name: {entry["id"]: _choice(entry) for entry in entries} for name, entries in lists.items()}

    def practice(self, path: str) -> Practice | None:
        value = self.read(path).value
        if not self.well_formed(path):
            return None
        return Practice(
            number=value["number"],
            stem=Path(path).stem,
            theme=value["theme"],
            actors=tuple(value["actors"]),
            statement=_text(value["statement"]),
            indicators=tuple(_indicator(i) for i in value["indicators"]),
            path=path,
        )

    def evidence(self, path: str) -> Evidence | None:
        document = self.read(path)
        value = document.value
        sources = self.declare(document, path, ("sources",)) if isinstance(value, dict) else ()  # before giving up: others cite them
        if not self.well_formed(path):
            return None
        return Evidence(
            id=Path(path).stem,
            name=_text(value["name"]),
            organisation=_text(value["organisation"]),
            country=value["country"],
            kind=value["kind"],
            actors=tuple(value["actors"]),
            practices=tuple(value["practices"]),
            what=_text(value["what"]),
            confidence=value["confidence"],
            sources=sources,
            year=value.get("year"),
            results=tuple(Result(r["basis"], _text(r), r.get("as_of", "")) for r in value.get("results", ())),
            gaps=_text(value["gaps"]) if value.get("gaps") else None,
            keywords={lang: tuple(words) for lang, words in value.get("keywords", {}).items()},
            path=path,
        )

    def declare(self, document: Document, path: str, place: tuple[str, ...]) -> tuple[str, ...]:
        """Register the sources that a file declares and return the ids of all that it lists."""
        entries: Any = document.value
        for key in place:
            entries = (entries or {}).get(key)
        ids = []
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, str):
                ids.append(entry)
                continue
            if not isinstance(entry, Mapping) or not isinstance(entry.get("id"), str):
                continue
            source = self.source(entry, path, document.line((*place, index)))
            ids.append(source.id)
            self.declarations.append(source)
            self.sources.setdefault(source.id, source)
        return tuple(ids)

    def source(self, entry: Mapping[str, Any], path: str, line: int) -> Source:
        url = str(entry.get("url", ""))
        return Source(
            id=entry["id"],
            url=url,
            title=str(entry.get("title", "")),
            publisher=str(entry.get("publisher", "")),
            lang=str(entry.get("lang", "")),
            published=entry.get("published"),
            copy=bool(entry.get("copy", False)),
            title_as_seen=bool(entry.get("title_as_seen", True)),
            linked=not on_host(url, self.never_link),
            marks=tuple(mark for mark in entry.get("marks") or () if isinstance(mark, str)),
            path=path,
            line=line,
        )

    def source_states(self) -> Iterator[tuple[str, SourceState]]:
        """What the weekly check found; nothing before its first round."""
        path = "data/source-states.yml"
        value = self.read(path).value if (self.root / path).exists() else None
        if value and self.well_formed(path):
            for name, state in value["sources"].items():
                yield (
                    name,
                    SourceState(state["state"], state.get("checked", value["checked"]), state.get("to", ""), state.get("archived", "")),
                )

    def terms(self) -> Iterator[Term]:
        document = self.data("glossary.yml")
        if not self.well_formed("data/glossary.yml"):
            return
        for index, value in enumerate(document.value or ()):
            yield Term(
                id=value["id"],
                term=Text(**{lang: value[lang]["term"] for lang in LANGUAGES if lang in value}),
                definition=Text(**{lang: value[lang]["definition"] for lang in LANGUAGES if lang in value}),
                sources=tuple(value["sources"]),
                variants={k: tuple(v) for k, v in value.get("variants", {}).items()},
                synonyms={k: tuple(v) for k, v in value.get("synonyms", {}).items()},
                ambiguous=tuple(value.get("ambiguous", ())),
                line=document.line((index,)),
            )

    def standards(self) -> Iterator[Standard]:
        entries = self.data("standards.yml").value or ()
        for value in entries if self.well_formed("data/standards.yml") else ():
            yield Standard(value["id"], _text(value["short"]), _text(value["name"]), tuple(value["patterns"]))

    def everyday_words(self) -> Iterator[tuple[str, ...]]:
        entries = self.data("everyday.yml").value or ()
        for value in entries if self.well_formed("data/everyday.yml") else ():
            yield tuple(word for lang in LANGUAGES for word in value.get(lang, ()))

    def follow_ups(self) -> Iterator[FollowUp]:
        document = self.data("follow-up.yml")
        for index, value in enumerate(document.value or () if self.well_formed("data/follow-up.yml") else ()):
            yield FollowUp(
                id=value["id"],
                date=value["date"],
                practices=tuple(value["practices"]),
                what=_text(value["what"]),
                confidence=value["confidence"],
                sources=tuple(value["sources"]),
                before=value.get("before", False),
                gaps=_text(value["gaps"]) if value.get("gaps") else None,
                line=document.line((index,)),
            )

    def redirects(self) -> Iterator[Redirect]:
        document = self.data("redirects.yml")
        for index, value in enumerate(document.value or () if self.well_formed("data/redirects.yml") else ()):
            key, _, fragment = value["to"].partition("#")
            yield Redirect(value["from"], key, fragment, value.get("gone", False), document.line((index,)))

    def pictures(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for file in sorted(filter(_is_content, (self.root / "docs/images").glob("*"))):
            with suppress(PictureError), file.open("rb") as stream:
                yield file.name, picture_size(stream.read(LARGEST), file.suffix)

    def pages(self, lang: str) -> Iterator[Page]:
        folder = self.root / "docs" / lang
        for file in sorted(filter(_is_content, folder.rglob("*.md"))):
            path = file.relative_to(self.root).as_posix()
            page = self.page(file, path, lang, file.relative_to(folder).with_suffix("").as_posix())
            if page:
                yield page

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
        self.problems += self.schemas.refused(document, path)
        if not self.well_formed(path):
            return None
        return _page(document.value, text, match.end(), path, lang, key)


def read_page(text: str, path: str, lang: str, key: str) -> Page | None:
    """A prose page from the text of its file; None when it has no front matter that can be read. For versions that only git remembers."""
    match = FRONT_MATTER.match(text)
    meta = read_yaml(match.group(1) or "", first_line=2).value if match else None
    if not match or not isinstance(meta, dict) or not {"title", "description"} <= set(meta):
        return None
    return _page(meta, text, match.end(), path, lang, key)


def _page(meta: Mapping[str, Any], text: str, body: int, path: str, lang: str, key: str) -> Page:
    return Page(
        lang=lang,
        key=_key(key),
        path=path,
        title=meta["title"],
        description=meta["description"],
        slug=meta.get("slug", ""),
        body=text[body:],
        body_line=text[:body].count("\n") + 1,
        short=meta.get("short"),
        translated_from=meta.get("translated_from"),
        keywords=tuple(meta.get("keywords", ())),
    )


def _guessed(raw: bytes) -> str:
    """The letters of a file in whatever encoding an editor may have saved it; only names are looked for in it."""
    return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace")


def _is_content(file: Path) -> bool:
    return file.is_file() and not left_behind(file.name)


def _is_utf8(file: Path) -> bool:
    try:
        decoded(file.read_bytes() if file.is_file() else b"")
    except UnicodeDecodeError:
        return False
    return True


def _text(value: Mapping[str, str]) -> Text:
    return Text(**{lang: value[lang].strip() for lang in LANGUAGES if lang in value})


def _optional(value: Mapping[str, Any], key: str) -> Text | None:
    return _text(value[key]) if value.get(key) else None


def _choice(value: Mapping[str, Any]) -> Choice:
    meaning = value.get("meaning")
    return Choice(
        id=value["id"],
        label=_text(value),
        letter=value.get("letter", ""),
        meaning=_text(meaning) if meaning else None,
        instrument=value.get("instrument", False),
    )


def _indicator(value: Mapping[str, Any]) -> Indicator:
    standard = value.get("standard", ())
    return Indicator(
        id=value["id"],
        name=_text(value["name"]),
        unit=_text(value["unit"]),
        source=value["source"],
        formula=_optional(value, "formula"),
        note=_optional(value, "note"),
        standards=(standard,) if isinstance(standard, str) else tuple(standard),
    )
