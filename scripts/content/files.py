"""What people send, as it lies on the disk: names, bytes, letters, front matter, body. It reads and never judges.

The lint looks at files before anything else trusts them. So nothing here raises for what a file may hold, and no more than a little of a
huge file is read.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache, cached_property
from pathlib import Path

from scripts.tools.git import ask
from scripts.tools.markdown import Parsed, parse, render
from scripts.tools.paths import ROOT
from scripts.tools.yaml import Document, Place, decoded, read_yaml

FOLDERS = ("docs", "data")
_IGNORED = ROOT / ".gitignore"
LARGEST = 500_000
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_GIT_KINDS = {"120000": "link", "160000": "submodule"}


@dataclass(frozen=True)
class SourceFile:
    """A file of the source. `kind`: file, link or submodule; `raw`: its first bytes, one more than the largest allowed."""

    path: str
    raw: bytes = b""
    size: int = 0
    kind: str = "file"

    @cached_property
    def suffix(self) -> str:
        """What the name ends in, from the last point, in lower case."""
        return Path(self.path).suffix.lower()

    @property
    def is_page(self) -> bool:
        """True for a prose page."""
        return self.path.startswith("docs/") and self.suffix == ".md"

    @property
    def is_data(self) -> bool:
        """True for a file of records or words."""
        return self.path.startswith("data/") and self.suffix == ".yml"

    @cached_property
    def text(self) -> str | None:
        """The letters of a text file, as `decoded` gives them; None when they are not UTF-8 or the file is none of text or too large."""
        if self.kind != "file" or self.size > LARGEST or self.suffix not in (".md", ".yml", ".json", ".txt"):
            return None
        try:
            return decoded(self.raw)
        except UnicodeDecodeError:
            return None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return (self.text or "").split("\n")

    @cached_property
    def _head(self) -> re.Match[str] | None:
        return FRONT_MATTER.match(self.text or "") if self.is_page else None

    @property
    def front_matter(self) -> str | None:
        """The text between the two lines of dashes of a page; None when there is none."""
        return (self._head.group(1) or "") if self._head else None

    @property
    def body(self) -> str:
        """The text of a page below its front matter."""
        return (self.text or "")[self._head.end() :] if self._head else (self.text or "")

    @property
    def body_line(self) -> int:
        """Line (from 1) on which the body starts."""
        return (self.text or "").count("\n", 0, self._head.end()) + 1 if self._head else 1

    @cached_property
    def document(self) -> Document:
        """The YAML of a data file or of a page's front matter."""
        if self.is_data:
            return read_yaml(self.text or "")
        return read_yaml(self.front_matter, first_line=2) if self.front_matter else Document()

    @cached_property
    def parsed(self) -> Parsed:
        """The body's Markdown taken apart."""
        return parse(self.body, self.body_line)

    @cached_property
    def html(self) -> str:
        """The body as the site's renderer shows it."""
        return render(self.body)

    def scalars(self) -> Iterator[tuple[int, Place, str]]:
        """Every text of the YAML with its line and place."""
        return iter(self._scalars)

    @cached_property
    def _scalars(self) -> tuple[tuple[int, Place, str], ...]:
        return tuple(_scalars(self.document, self.document.value, ()))


@dataclass(frozen=True)
class SourceTree:
    """All files of docs/ and data/, and the names of what lies beside them."""

    files: tuple[SourceFile, ...]
    beside: tuple[str, ...] = ()
    paths: frozenset[str] = field(default_factory=frozenset)

    def with_file(self, file: SourceFile) -> SourceTree:
        """The same tree with one more file, or another one in its place."""
        others = tuple(f for f in self.files if f.path != file.path)
        return tree((*others, file), self.beside)


def tree(files: Iterable[SourceFile], beside: Iterable[str] = ()) -> SourceTree:
    """A tree of these files."""
    ordered = tuple(sorted(files, key=lambda f: f.path))
    return SourceTree(ordered, tuple(beside), frozenset(f.path for f in ordered))


def read_tree(root: Path) -> SourceTree:
    """Read docs/ and data/ below `root`; what git keeps as a link or a submodule is told even where the disk hides it.

    What an editor or a system leaves behind is no content; only where git keeps such a file it is there, to be refused.
    """
    entries = dict(_git_entries(root))
    kinds = {path: _GIT_KINDS[mode] for path, mode in entries.items() if mode in _GIT_KINDS}
    found = (f for folder in FOLDERS for f in _walk(root, root / folder, kinds))
    files = {f.path: f for f in found if f.path in entries or not left_behind(f.path)}
    files |= {path: SourceFile(path, kind=kind) for path, kind in kinds.items()}
    return tree(files.values(), sorted(p.name for p in root.iterdir()))


def _walk(root: Path, folder: Path, kinds: dict[str, str]) -> Iterator[SourceFile]:
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        path = entry.relative_to(root).as_posix()
        mode = entry.lstat().st_mode
        if stat.S_ISDIR(mode) and path not in kinds:
            yield from _walk(root, entry, kinds)
        elif stat.S_ISREG(mode):
            with entry.open("rb") as stream:
                yield SourceFile(path, stream.read(LARGEST + 1), entry.stat().st_size)
        elif path not in kinds:
            yield SourceFile(path, kind="link")


def left_behind(path: str) -> bool:
    """True for a file that an editor or a system leaves behind, by the names of .gitignore; git itself is not needed."""
    return any(map(_left_behind_names().match, path.split("/")))


@cache
def _left_behind_names() -> re.Pattern[str]:
    lines = _IGNORED.read_text(encoding="utf-8").split("\n") if _IGNORED.is_file() else []
    names = [line.strip("/").replace("\\", "") for line in lines if line and not line.startswith(("/", "# "))]
    return re.compile("|".join(map(translate, names)) or r"(?!)")


def _git_entries(root: Path) -> Iterator[tuple[str, str]]:
    """What git keeps below `root`: path and mode; nothing where there is no git."""
    for entry in filter(None, ask(root, "ls-files", "--stage", "-z").text.split("\0")):
        mode, _, rest = entry.partition(" ")
        yield rest.partition("\t")[2], mode


def _scalars(document: Document, value: object, place: Place) -> Iterator[tuple[int, Place, str]]:
    if isinstance(value, str):
        yield document.line(place), place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(document, inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _scalars(document, inner, (*place, index))


def guessed(raw: bytes) -> str:
    """The letters of a file in whatever encoding an editor may have saved it; only names are looked for in it."""
    return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", errors="replace")


def is_content(file: Path) -> bool:
    """True for a file that is there and was not left behind by an editor or a system."""
    return file.is_file() and not left_behind(file.name)


def is_utf8(file: Path) -> bool:
    """False for a file whose bytes are no text in UTF-8; one that is not there has nothing wrong in it."""
    try:
        decoded(file.read_bytes() if file.is_file() else b"")
    except UnicodeDecodeError:
        return False
    return True
