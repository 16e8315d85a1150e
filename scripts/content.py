"""Read data/ and docs/ into `Content`. The only module that knows where things lie; it never judges what it reads.

What cannot be read at all becomes a `Problem` and the record is left out, so that all problems can be told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scripts.model import (
    LANGUAGES,
    Choice,
    Content,
    Evidence,
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
from scripts.phrases import Phrases
from scripts.pictures import PictureError, picture_size
from scripts.problems import Problem
from scripts.schema import Schemas
from scripts.source_tree import FRONT_MATTER
from scripts.yamlio import Document, read_yaml, read_yaml_file

ROOT = Path(__file__).resolve().parent.parent
_GROUND = frozenset(f"data/{name}.yml" for name in ("vocabulary", "ui", "menu", "hosts"))
_PICTURE_HEAD = 500_000  # bytes in which its size is found; no picture is larger


@dataclass
class Library:
    """What `load` found: the content, the problems met on the way, and each data file as it was read (for the rules on lines)."""

    content: Content
    problems: list[Problem]
    documents: dict[str, Document] = field(default_factory=dict)
    declarations: list[Source] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """False while a file on which everything else rests has a fault: then no other rule can judge anything."""
        return not any(p.path in _GROUND for p in self.problems)


def load(root: Path = ROOT) -> Library:
    """Read the whole content below `root`."""
    reader = _Reader(root)
    vocabulary = reader.vocabulary()
    ui = reader.mapping("ui.yml", "ui")
    practices = tuple(p for path in reader.list("data/practices") if (p := reader.practice(path)))
    evidence = tuple(e for path in reader.list("data/evidence") if (e := reader.evidence(path)))
    reader.declare(reader.data("sources.yml", "sources"), "data/sources.yml", ())
    terms = tuple(reader.terms())
    pages = {(p.lang, p.key): p for lang in LANGUAGES for p in reader.pages(lang)}
    forum = root / "data/forum-summary.md"
    content = Content(
        practices=tuple(sorted(practices, key=lambda p: p.number)),
        evidence=evidence,
        sources=reader.sources,
        terms=terms,
        vocabulary=vocabulary,
        ui=Phrases(ui),
        pages=pages,
        menu={name: tuple(keys) for name, keys in reader.mapping("menu.yml", "menu").items()},
        forum_text="\n".join(read_lines(forum)),
        redirects=tuple(reader.redirects()),
        kept_addresses=read_lines(root / "data/addresses.txt"),
        changelog="\n".join(read_lines(root / "CHANGELOG.md")),
        standards=tuple(reader.standards()),
        everyday_words=tuple(reader.everyday_words()),
        source_states=dict(reader.source_states()),
        pictures=dict(reader.pictures()),
        evidence_template="".join(f"{line}\n" for line in read_lines(root / "data/evidence/_template.yml")),
    )
    return Library(content, reader.problems, reader.documents, reader.declarations)


class _Reader:
    """One pass over the files below a root, gathering problems."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.declarations: list[Source] = []
        self.sources: dict[str, Source] = {}
        self.schemas = Schemas(root / "data/schema")
        hosts = self.mapping("hosts.yml", "hosts")
        self.never_link: tuple[str, ...] = tuple(hosts.get("never_link", ()))

    def list(self, folder: str) -> list[str]:
        """Paths of the YAML files of a folder; a name that starts with an underscore is a template."""
        files = sorted((self.root / folder).glob("*.yml"))
        return [f.relative_to(self.root).as_posix() for f in files if f.is_file() and not f.name.startswith("_")]

    def data(self, name: str, schema: str | None) -> Document:
        return self.read(f"data/{name}", schema)

    def read(self, path: str, schema: str | None) -> Document:
        """Read a YAML file and hold it against its schema."""
        file = self.root / path
        document = read_yaml_file(file) if file.exists() else Document()
        self.documents[path] = document
        self.problems += [Problem(path, f.line, f.rule, f.values) for f in document.faults]
        if schema and not document.faults:
            self.problems += self.schemas.problems(schema, document, path)
        return document

    def mapping(self, name: str, schema: str) -> Mapping[str, Any]:
        """The value of a data file on which everything else rests; empty while the file has a fault."""
        value = self.data(name, schema).value
        return value if isinstance(value, dict) and self.well_formed(f"data/{name}") else {}

    def well_formed(self, path: str) -> bool:
        return not any(p.path == path for p in self.problems)

    def vocabulary(self) -> dict[str, dict[str, Choice]]:
        lists = self.mapping("vocabulary.yml", "vocabulary")
        known = ("id", "es", "en")
        return {
            name: {c["id"]: Choice(c["id"], Text(c["es"], c["en"]), {k: v for k, v in c.items() if k not in known}) for c in entries}
            for name, entries in lists.items()
        }

    def practice(self, path: str) -> Practice | None:
        value = self.read(path, "practice").value
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
        document = self.read(path, "evidence")
        if not self.well_formed(path):
            return None
        value = document.value
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
            sources=self.declare(document, path, ("sources",)),
            year=value.get("year"),
            results=tuple(Result(r["basis"], _text(r)) for r in value.get("results", ())),
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
        value = self.read(path, "source-states").value if (self.root / path).exists() else None
        if value and self.well_formed(path):
            for name, state in value["sources"].items():
                yield (
                    name,
                    SourceState(state["state"], state.get("checked", value["checked"]), state.get("to", ""), state.get("archived", "")),
                )

    def terms(self) -> Iterator[Term]:
        document = self.data("glossary.yml", "glossary")
        if not self.well_formed("data/glossary.yml"):
            return
        for index, value in enumerate(document.value or ()):
            yield Term(
                id=value["id"],
                term=Text(value["es"]["term"], value["en"]["term"]),
                definition=Text(value["es"]["definition"], value["en"]["definition"]),
                sources=tuple(value["sources"]),
                variants={k: tuple(v) for k, v in value.get("variants", {}).items()},
                synonyms={k: tuple(v) for k, v in value.get("synonyms", {}).items()},
                ambiguous=tuple(value.get("ambiguous", ())),
                line=document.line((index,)),
            )

    def standards(self) -> Iterator[Standard]:
        entries = self.data("standards.yml", "standards").value or ()
        for value in entries if self.well_formed("data/standards.yml") else ():
            yield Standard(value["id"], _text(value["short"]), _text(value["name"]), tuple(value["patterns"]))

    def everyday_words(self) -> Iterator[tuple[str, ...]]:
        entries = self.data("everyday.yml", "everyday").value or ()
        for value in entries if self.well_formed("data/everyday.yml") else ():
            yield tuple(word for lang in LANGUAGES for word in value[lang])

    def redirects(self) -> Iterator[Redirect]:
        document = self.data("redirects.yml", "redirects")
        for index, value in enumerate(document.value or () if self.well_formed("data/redirects.yml") else ()):
            key, _, fragment = value["to"].partition("#")
            yield Redirect(value["from"], key, fragment, value.get("gone", False), document.line((index,)))

    def pictures(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for file in sorted(f for f in (self.root / "docs/images").glob("*") if f.is_file()):
            with suppress(PictureError), file.open("rb") as stream:
                yield file.name, picture_size(stream.read(_PICTURE_HEAD), file.suffix)

    def pages(self, lang: str) -> Iterator[Page]:
        folder = self.root / "docs" / lang
        for file in sorted(f for f in folder.rglob("*.md") if f.is_file()):
            path = file.relative_to(self.root).as_posix()
            page = self.page(file, path, lang, file.relative_to(folder).with_suffix("").as_posix())
            if page:
                yield page

    def page(self, file: Path, path: str, lang: str, key: str) -> Page | None:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.problems.append(Problem(path, 1, "not-utf8", {}))
            return None
        match = FRONT_MATTER.match(text)
        if not match:
            self.problems.append(Problem(path, 1, "front-matter-missing", {}))
            return None
        document = read_yaml(match.group(1) or "", first_line=2)
        self.documents[path] = document
        self.problems += [Problem(path, f.line, f.rule, f.values) for f in document.faults]
        if not document.faults:
            self.problems += self.schemas.problems("page", document, path)
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
        key=key.removesuffix("/index") if key != "index" else "index",
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


def on_host(url: str, hosts: tuple[str, ...]) -> bool:
    """True when the address lies on one of `hosts` or below it."""
    try:
        name = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    return any(name == host or name.endswith("." + host) for host in hosts)


def read_lines(file: Path) -> tuple[str, ...]:
    """The lines of a text file; none when it is not there."""
    return tuple(file.read_text(encoding="utf-8", errors="replace").splitlines()) if file.exists() else ()


def _text(value: Mapping[str, str]) -> Text:
    return Text(value["es"].strip(), value["en"].strip())


def _optional(value: Mapping[str, Any], key: str) -> Text | None:
    return _text(value[key]) if value.get(key) else None


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
