"""Rules on the tree of files: what lies where, under which name, of what kind and size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from scripts.content.files import LARGEST, SourceFile, SourceTree, left_behind
from scripts.content.model import LANGUAGES
from scripts.tools.phrases import Phrase
from scripts.tools.pictures import LARGEST_SIDE, PictureError, check_whole, has_place, moves, picture_size
from scripts.tools.problems import Problem

CHAPTER = "names"  # of the manual

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_NAME = re.compile(r"_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?")
_RESERVED = frozenset(["aux", "con", "nul", "prn", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
# The files of data/ itself: nothing reads another.
ROOT_DATA = (
    "addresses.txt",
    "everyday.yml",
    "follow-up.yml",
    "forum-summary.md",
    "glossary.yml",
    "hosts.yml",
    "menu.yml",
    "questions.yml",
    "redirects.yml",
    "source-states.yml",
    "sources.yml",
    "standards.yml",
    "ui.yml",
    "vocabulary.yml",
    "wrong-words.yml",
)
_PLACES = (
    re.compile(r"docs/(es|en)/(?!(es|en)/)(?:(?!(?:index|readme)/)[^/]+/)*[^/]+\.md"),
    re.compile(r"docs/images/[^/]+\.(png|jpg|jpeg|webp)"),
    re.compile(rf"data/({'|'.join(map(re.escape, ROOT_DATA))})"),
    re.compile(r"data/(practices|evidence|doors)/[^/]+\.yml"),
    re.compile(r"data/schema/[^/]+\.json"),
)
_OTHER_ENDS = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md"}  # of the right kind, by a name that nothing reads
_FOREIGN_CONFIGURATIONS = ("properdocs.yml", "properdocs.yaml", "mkdocs.yaml", "zensical.toml", "sitecustomize.py", "usercustomize.py")


def symbolic_link(tree: SourceTree) -> Iterator[Problem]:
    """No file is a symbolic link or a device: it could publish something from outside."""
    for file in tree.files:
        if file.kind == "link":
            yield Problem(file.path, 1, "symbolic-link", {})


def submodule(tree: SourceTree) -> Iterator[Problem]:
    """No folder is a submodule: its content would come from another repository."""
    for file in tree.files:
        if file.kind == "submodule":
            yield Problem(file.path, 1, "submodule", {})


def editor_file(tree: SourceTree) -> Iterator[Problem]:
    """No file is kept that an editor or a system left behind."""
    for file in tree.files:
        if file.kind == "file" and left_behind(file.path):
            yield Problem(_printable(file.path), 1, "editor-file", {"path": _printable(file.path)})


def foreign_file_type(tree: SourceTree) -> Iterator[Problem]:
    """Content is text (.md, .yml) or a picture (.png, .jpg, .webp); nothing that a browser or a computer would run."""
    for file in _content(tree):
        known = (".md", *PICTURES) if file.path.startswith("docs/") else (".yml", ".txt", ".json", ".md")
        if file.suffix not in (*known, ".svg", *_OTHER_ENDS):
            values = {"found": file.suffix or file.path.rpartition("/")[2], "known": " ".join(known)}
            yield Problem(file.path, 1, "foreign-file-type", values)


def vector_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture is not SVG, which may hold programs."""
    for file in _content(tree):
        if file.suffix == ".svg":
            yield Problem(file.path, 1, "vector-picture", {})


def foreign_place(tree: SourceTree) -> Iterator[Problem]:
    """Pages lie in docs/es and docs/en, pictures in docs/images, facts in data/: nothing may stand where the site's own files will be."""
    for file in _content(tree):
        if not any(place.fullmatch(file.path) for place in _PLACES) and not _told_by_name(file.path):
            right = _right_place(file.path)
            mend = Phrase("place.move", path=right) if right else Phrase("place.list")
            yield Problem(_printable(file.path), 1, "foreign-place", {"path": _printable(file.path), "mend": mend})


def _told_by_name(path: str) -> bool:
    """True where only the file's own name is wrong: another rule tells that."""
    folder, _, name = path.rpartition("/")
    return not name.isascii() or (name != name.lower() and any(place.fullmatch(f"{folder}/{name.lower()}") for place in _PLACES))


def _right_place(path: str) -> str:
    """Where a page, a picture or a record belongs that lies elsewhere; empty where nobody can know."""
    folder, _, name = path.lower().rpartition("/")
    stem, _, suffix = name.rpartition(".")
    suffix = _OTHER_ENDS.get(f".{suffix}", f".{suffix}")[1:]
    name = f"{stem}.{suffix}"
    if f".{suffix}" in PICTURES:
        return f"docs/images/{name}"
    if folder.startswith("docs") and suffix == "md":
        lang = next((part for part in folder.split("/") if part in LANGUAGES), "")
        inner = "/".join(part for part in folder.split("/")[1:] if part not in ("es", "en", "fr", "pt"))
        end = f"{inner}/{name}" if inner else name
        return f"docs/{lang}/{end}" if lang else f"docs/es/{end} (docs/en/{end})"
    if folder.startswith("data") and suffix in ("yml", "txt"):
        if name in ROOT_DATA:
            return f"data/{name}"
        practice = "practice" in folder or re.match(r"\d\d-", name)
        if "door" in folder or "puerta" in folder:
            return f"data/doors/{name}"
        return f"data/practices/{name}" if practice else f"data/evidence/{name}"
    return ""


def foreign_configuration(tree: SourceTree) -> Iterator[Problem]:
    """No file stands beside mkdocs.yml that another generator or Python would obey instead."""
    for name in tree.beside:
        if name.lower() in _FOREIGN_CONFIGURATIONS:
            yield Problem(name, 1, "foreign-configuration", {"name": name})


def unsafe_name(tree: SourceTree) -> Iterator[Problem]:
    """Every folder and file is named in lower-case ASCII letters, digits and hyphens, which all systems read alike."""
    for file in _content(tree):
        for part in file.path.split("/"):
            if not _NAME.fullmatch(part) or part.partition(".")[0] in _RESERVED:
                shown = part.encode("unicode_escape", "surrogateescape").decode("ascii")
                yield Problem(_printable(file.path), 1, "unsafe-name", {"name": shown})
                break


def colliding_name(tree: SourceTree) -> Iterator[Problem]:
    """No two files differ only by case or by how an accent is written, and no two make the same page."""
    seen: dict[str, str] = {}
    for file in _content(tree):
        key = unicodedata.normalize("NFC", file.path).casefold()
        key = re.sub(r"/(index|readme)\.md$", ".md", key)
        first = seen.setdefault(key, file.path)
        if first != file.path:
            yield Problem(_printable(file.path), 1, "colliding-name", {"first": _printable(first)})


def large_file(tree: SourceTree) -> Iterator[Problem]:
    """A file weighs 500 kB at most."""
    for file in _content(tree):
        if file.size > LARGEST:
            yield Problem(file.path, 1, "large-file", {"size": f"{file.size // 1000}", "most": LARGEST // 1000})


def large_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture is 4,096 points wide and high at most."""
    for file in _pictures(tree):
        with suppress(PictureError):
            width, height = picture_size(file.raw, file.suffix)
            if max(width, height) > LARGEST_SIDE:
                yield Problem(file.path, 1, "large-picture", {"size": f"{width} × {height}", "most": LARGEST_SIDE})


def broken_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture is whole and of the kind that its name says."""
    for file in _pictures(tree):
        try:
            check_whole(file.raw, file.suffix)
        except PictureError:
            yield Problem(file.path, 1, "broken-picture", {"kind": file.suffix})


def moving_picture(tree: SourceTree) -> Iterator[Problem]:
    """A picture stands still: what moves beside a text keeps people from reading it."""
    for file in _pictures(tree):
        with suppress(PictureError):
            if moves(file.raw, file.suffix):
                yield Problem(file.path, 1, "moving-picture", {})


def picture_with_place(tree: SourceTree) -> Iterator[Problem]:
    """A picture does not tell the coordinates of the place where it was taken: what is sent can be read by everybody."""
    for file in _pictures(tree):
        with suppress(PictureError):
            if has_place(file.raw, file.suffix):
                yield Problem(file.path, 1, "picture-with-place", {})


def _pictures(tree: SourceTree) -> Iterator[SourceFile]:
    """The pictures that were read whole; of a larger file another rule tells."""
    yield from (file for file in _content(tree) if file.suffix in PICTURES and file.size <= LARGEST)


def _content(tree: SourceTree) -> Iterator[SourceFile]:
    for file in tree.files:
        if file.kind == "file" and not left_behind(file.path):
            yield file


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


RULES = (
    symbolic_link,
    submodule,
    editor_file,
    foreign_file_type,
    vector_picture,
    foreign_place,
    foreign_configuration,
    unsafe_name,
    colliding_name,
    large_file,
    large_picture,
    broken_picture,
    moving_picture,
    picture_with_place,
)
