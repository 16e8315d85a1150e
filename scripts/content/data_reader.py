"""Read single files of data/ against their schemas: what cannot be read becomes a `Problem`, so that all can be told at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.content.files import guessed, is_content, is_utf8
from scripts.content.model import Source
from scripts.content.records import source
from scripts.content.schemas import Schemas, schema_of
from scripts.tools.kept import Kept, anew, key_of
from scripts.tools.problems import Problem
from scripts.tools.yaml import Document, read_yaml_file

FORUM = "data/forum-summary.md"


class DataReader:
    """One pass over the files below a root, gathering problems."""

    def __init__(self, root: Path, faultless: Kept | None = None) -> None:
        self.root = root
        self.faultless = faultless
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.declarations: list[Source] = []
        self.sources: dict[str, Source] = {}
        self.schemas = Schemas(root / "data/schema")
        self._schemas = key_of(*chain.from_iterable(self.schemas.texts))
        hosts = self.mapping("hosts.yml")
        self.never_link: tuple[str, ...] = tuple(hosts.get("never_link", ()))

    def files_in(self, folder: str) -> list[str]:
        """Paths of the YAML files of a folder; a name that starts with an underscore is a template."""
        files = sorted((self.root / folder).glob("*.yml"))
        return [f.relative_to(self.root).as_posix() for f in files if is_content(f) and not f.name.startswith("_")]

    def data(self, name: str) -> Document:
        """A file that lies in data/ itself."""
        return self.read(f"data/{name}")

    def read(self, path: str) -> Document:
        """Read a YAML file and hold it against its schema."""
        file = self.root / path
        document = read_yaml_file(file) if file.exists() else Document()
        self.documents[path] = document
        self.hold(document, path)
        return document

    def hold(self, document: Document, path: str) -> None:
        """Hold a document against its schema, unless the same one was in order before."""
        kept = None if document.faults else self.faultless
        parts = ("schema", self._schemas, schema_of(path), document.text)
        self.problems += anew(kept, lambda: self.schemas.refused(document, path), *parts)

    def mapping(self, name: str) -> Mapping[str, Any]:
        """The value of a data file on which everything else rests; empty while the file has a fault."""
        value = self.data(name).value
        return value if isinstance(value, dict) and self.well_formed(f"data/{name}") else {}

    def well_formed(self, path: str) -> bool:
        """Has nothing been found yet that is wrong with a file?"""
        return not any(p.path == path for p in self.problems)

    def unread(self) -> dict[str, str]:
        """The text, as far as there is one, of each file that has a problem by now."""
        files = {p.path: self.root / p.path for p in self.problems}
        if not is_utf8(self.root / FORUM):
            files[FORUM] = self.root / FORUM
        return {path: guessed(file.read_bytes()) for path, file in files.items() if file.is_file()}

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
            found = source(entry, path, document.line((*place, index)), self.never_link)
            ids.append(found.id)
            self.declarations.append(found)
            self.sources.setdefault(found.id, found)
        return tuple(ids)
